package org.isomer.framework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.isomer.framework.maskedlanguagemodel.MaskedLanguageModel;
import org.isomer.framework.nexttoken.NextToken;
import org.isomer.graph.GraphSession;
import org.isomer.graph.Initializer;
import org.isomer.graph.Layers;
import org.isomer.graph.Net;
import org.isomer.graph.Phase;
import org.isomer.graph.Precision;
import org.isomer.graph.Sequences;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Encoder;
import org.isomer.spi.FeatureMap;
import org.isomer.spi.Features;
import org.isomer.spi.Framework;
import org.isomer.spi.Input;
import org.isomer.spi.Instances;
import org.isomer.spi.Objective;
import org.isomer.tensor.InputSpec;
import org.isomer.tensor.TensorSpec;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.types.TFloat32;

/** Finding tokens, with an encoder whose vectors are the embeddings themselves. */
class TokenPredictionTest {
  private static final int VOCABULARY = 5;
  private static final int WIDTH = 3;
  private static final int[][] IDS = {{1, 2, 3, 0}, {4, 1, 0, 0}};
  private static final float[][] MASK = {{1, 1, 1, 0}, {1, 1, 0, 0}};
  private static final int[][] TARGETS = {{1, 4, 3, 0}, {2, 1, 0, 0}};
  private static final float[][] PREDICTED = {{0, 1, 0, 0}, {1, 0, 0, 0}};

  /** A vector for each token, and nothing else. */
  private record Lookup(boolean causal, int width, boolean positions) implements Encoder {
    @Override
    public Features encode(Net net, Input input) {
      Operand<TFloat32> x =
          Layers.embedding(
              net, "tokens", input.ints("ids"), VOCABULARY, width, Initializer.normal(1));
      return new Features(
          Sequences.meanPool(net, x, input.mask()),
          positions ? List.of(FeatureMap.of(x)) : List.of());
    }

    @Override
    public int dim() {
      return width;
    }
  }

  private static final Lookup LOOKUP = new Lookup(true, WIDTH, true);

  private static Input input(Net net, boolean masked) {
    List<TensorSpec> tensors =
        List.of(
            TensorSpec.ints("ids", VOCABULARY, 4),
            TensorSpec.floats("mask", 4),
            TensorSpec.ints("targets", VOCABULARY, 4),
            TensorSpec.floats("predicted", 4));
    List<Operand<?>> all =
        List.of(
            net.tf().constant(IDS),
            net.tf().constant(MASK),
            net.tf().constant(TARGETS),
            net.tf().constant(PREDICTED));
    int count = masked ? 4 : 2;
    return new Input(new InputSpec("text", tensors.subList(0, count)), all.subList(0, count));
  }

  /** The loss, the accuracy, and the values of all variables. */
  private record Outcome(float loss, float accuracy, Map<String, float[]> variables) {
    static Outcome of(Framework framework, Encoder encoder, boolean masked) {
      try (Graph graph = new Graph()) {
        Net net = Net.of(graph, Phase.TRAINING, Precision.FLOAT32);
        Objective objective =
            framework.build(
                net,
                encoder,
                new Instances(
                    List.of(input(net, masked)), net.tf().constant(new int[] {-1, -1}), 0, 1));
        assertThat(objective.embeddings()).isEmpty();
        try (GraphSession session = new GraphSession(graph, net, 1)) {
          session.initialize(1);
          Session.Runner call =
              session
                  .runner()
                  .fetch(objective.loss())
                  .fetch(objective.scalars().get("token-accuracy"));
          return GraphSession.run(
              call,
              result ->
                  new Outcome(
                      ((TFloat32) result.get(0)).getFloat(),
                      ((TFloat32) result.get(1)).getFloat(),
                      session.values()));
        }
      }
    }
  }

  /** The cross-entropy of the target of a row of a table whose rows are the logits' weights. */
  private static double entropy(float[] vector, float[] table, int target) {
    double[] logits = new double[VOCABULARY];
    double sum = 0;
    for (int v = 0; v < VOCABULARY; v++) {
      for (int i = 0; i < WIDTH; i++) {
        logits[v] += (double) vector[i] * table[v * WIDTH + i];
      }
      sum += Math.exp(logits[v]);
    }
    return Math.log(sum) - logits[target];
  }

  private static float[] row(float[] table, int row) {
    return Arrays.copyOfRange(table, row * WIDTH, (row + 1) * WIDTH);
  }

  @Test
  void theNextTokenIsFoundFromTheOneBefore() {
    Framework framework = new NextToken().create(new NextToken.Config("ids", true));
    Outcome outcome = Outcome.of(framework, LOOKUP, false);
    float[] table = outcome.variables().get("encoder.tokens.weight");
    double expected =
        (entropy(row(table, 1), table, 2)
                + entropy(row(table, 2), table, 3)
                + entropy(row(table, 4), table, 1))
            / 3;
    assertThat(outcome.loss()).isCloseTo((float) expected, within(1e-5f));
    assertThat(outcome.variables()).containsOnlyKeys("encoder.tokens.weight", "head.decoder.bias");
  }

  @Test
  void hiddenTokensAreFoundAndNoOthers() {
    Framework framework = new MaskedLanguageModel().create(new MaskedLanguageModel.Config(true));
    Outcome outcome = Outcome.of(framework, LOOKUP, true);
    Map<String, float[]> variables = outcome.variables();
    float[] table = variables.get("encoder.tokens.weight");
    double expected =
        (entropy(transformed(row(table, 2), variables), table, 4)
                + entropy(transformed(row(table, 4), variables), table, 2))
            / 2;
    assertThat(outcome.loss()).isCloseTo((float) expected, within(1e-5f));
    assertThat(outcome.accuracy()).isIn(0f, 0.5f, 1f);
    assertThat(variables)
        .containsOnlyKeys(
            "encoder.tokens.weight",
            "head.transform.weight",
            "head.transform.bias",
            "head.norm.weight",
            "head.norm.bias",
            "head.decoder.bias");
  }

  /** A layer, GELU, and layer normalisation, whose offsets and gains start at 0 and 1. */
  private static float[] transformed(float[] vector, Map<String, float[]> variables) {
    float[] weight = variables.get("head.transform.weight");
    double[] hidden = new double[WIDTH];
    double mean = 0;
    for (int j = 0; j < WIDTH; j++) {
      for (int i = 0; i < WIDTH; i++) {
        hidden[j] += (double) vector[i] * weight[i * WIDTH + j];
      }
      hidden[j] *= normalCdf(hidden[j]);
      mean += hidden[j] / WIDTH;
    }
    double variance = 0;
    for (double value : hidden) {
      variance += (value - mean) * (value - mean) / WIDTH;
    }
    float[] made = new float[WIDTH];
    for (int j = 0; j < WIDTH; j++) {
      made[j] = (float) ((hidden[j] - mean) / Math.sqrt(variance + 1e-12));
    }
    return made;
  }

  /** By the series of the error function, for small arguments. */
  private static double normalCdf(double x) {
    double term = x;
    double sum = x;
    for (int n = 1; n < 60; n++) {
      term *= -x * x / (2 * n);
      sum += term / (2 * n + 1);
    }
    return 0.5 + sum / Math.sqrt(2 * Math.PI);
  }

  @Test
  void theOutputMayHaveWeightsOfItsOwn() {
    Framework framework = new NextToken().create(new NextToken.Config("ids", false));
    assertThat(Outcome.of(framework, LOOKUP, false).variables()).containsKey("head.decoder.weight");
  }

  @Test
  void whatCannotBeIsRefused() {
    Framework next = new NextToken().create(new NextToken.Config("ids", true));
    Framework hidden = new MaskedLanguageModel().create(new MaskedLanguageModel.Config(true));
    assertThatThrownBy(() -> Outcome.of(next, new Lookup(false, WIDTH, true), false))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "next-token: the encoder sees the tokens that it has to find. Choose one that looks back only, such as {name: text-transformer, causal: true}.");
    assertThatThrownBy(() -> Outcome.of(next, new Lookup(true, WIDTH, false), false))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "framework: next-token needs a vector for each position, and the encoder has none. Choose an encoder that has them, such as ts2vec or gru for series, text-transformer for texts.");
    assertThatThrownBy(() -> Outcome.of(hidden, LOOKUP, false))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "masked-language-model: the views do not say which tokens are hidden. End each pipeline with the step mask-tokens.");
  }
}
