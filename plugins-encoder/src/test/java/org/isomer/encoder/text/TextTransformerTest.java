package org.isomer.encoder.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.isomer.encoder.text.TextTransformer.Config;
import org.isomer.encoder.text.TextTransformer.Norm;
import org.isomer.feature.Inlet;
import org.isomer.graph.GraphSession;
import org.isomer.graph.Net;
import org.isomer.graph.Phase;
import org.isomer.graph.Precision;
import org.isomer.modality.text.Text;
import org.isomer.modality.text.Tokens;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Encoder;
import org.isomer.spi.Features;
import org.isomer.spi.Input;
import org.isomer.tensor.Rows;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.op.Op;
import org.tensorflow.types.TFloat32;

/** What is the transformer's own; {@link TextEncodersTest} holds it to what all encoders do. */
class TextTransformerTest {
  private static Encoder encoder(Norm norm, int segments, double dropout) {
    return new TextTransformer()
        .create(
            new Config(
                8, 1, 2, 3, TokenPooling.MEAN, norm, Optional.empty(), segments, dropout, false));
  }

  private static Encoder causal(int depth, boolean causal) {
    return new TextTransformer()
        .create(
            new Config(
                8, depth, 2, 3, TokenPooling.LAST, Norm.PRE, Optional.empty(), 0, 0, causal));
  }

  /** The vectors of the third token. */
  private record Third(Encoder encoder) implements Encoder {
    @Override
    public Features encode(Net net, Input input) {
      var values = net.cast(encoder.encode(net, input).stages().get(0).values(), TFloat32.class);
      var third = net.tf().slice(values, net.tf().array(0, 2, 0), net.tf().array(-1, 1, -1));
      return new Features(net.tf().reshape(third, net.tf().array(-1, 8)), List.of());
    }

    @Override
    public int dim() {
      return 8;
    }
  }

  @Test
  void whatIsCausalSeesNothingOfWhatFollows() {
    Rows rows = TextBench.rows(5, 0);
    Rows later = TextBench.rows(5, 0);
    Rows earlier = TextBench.rows(5, 0);
    later.ints(0)[3] = 11;
    earlier.ints(0)[1] = 11;
    float[] before = third(causal(2, true), rows);
    assertThat(third(causal(2, true), later)).containsExactly(before);
    assertThat(third(causal(2, true), earlier)).isNotEqualTo(before);
    assertThat(third(causal(2, false), later)).isNotEqualTo(third(causal(2, false), rows));
    assertThat(causal(2, true).causal()).isTrue();
    assertThat(causal(2, false).causal()).isFalse();
  }

  private static float[] third(Encoder encoder, Rows rows) {
    return TextBench.run(new Third(encoder), Phase.INFERENCE, Precision.FLOAT32, rows).features();
  }

  /** The last token sees all others in any case; below it there is no other block. */
  @Test
  void theLastTokenOfASingleBlockIsTheSameCausalOrNot() {
    Rows rows = TextBench.rows(5, 0);
    assertThat(TextBench.run(causal(1, true), Phase.INFERENCE, Precision.FLOAT32, rows).features())
        .usingComparatorWithPrecision(1e-6f)
        .containsExactly(
            TextBench.run(causal(1, false), Phase.INFERENCE, Precision.FLOAT32, rows).features());
  }

  @Test
  void theFirstTokenAloneIsNoFeatureOfWhatIsCausal() {
    assertThatThrownBy(
            () ->
                new TextTransformer()
                    .create(
                        new Config(
                            8, 1, 2, 3, TokenPooling.CLS, Norm.PRE, Optional.empty(), 0, 0, true)))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "text-transformer: with causal: true the first token sees no other one, and pooling is cls. Choose mean, max or last.");
  }

  private static float[] features(Phase phase, double dropout) {
    return TextBench.run(
            encoder(Norm.POST, 0, dropout), phase, Precision.FLOAT32, TextBench.rows(5, 0))
        .features();
  }

  @Test
  void variablesAreNamedAndSizedByTheInput() {
    assertThat(variables(Norm.PRE, 0))
        .containsExactly(
            "token_embed.weight [20, 8]",
            "pos_embed [1, 5, 8]",
            "blocks.0.norm1.weight [8]",
            "blocks.0.norm1.bias [8]",
            "blocks.0.attn.qkv.weight [8, 24]",
            "blocks.0.attn.qkv.bias [24]",
            "blocks.0.attn.proj.weight [8, 8]",
            "blocks.0.attn.proj.bias [8]",
            "blocks.0.norm2.weight [8]",
            "blocks.0.norm2.bias [8]",
            "blocks.0.mlp.fc1.weight [8, 24]",
            "blocks.0.mlp.fc1.bias [24]",
            "blocks.0.mlp.fc2.weight [24, 8]",
            "blocks.0.mlp.fc2.bias [8]",
            "norm.weight [8]",
            "norm.bias [8]");
    assertThat(variables(Norm.POST, 2))
        .startsWith(
            "token_embed.weight [20, 8]",
            "pos_embed [1, 5, 8]",
            "segment_embed.weight [2, 8]",
            "embed_norm.weight [8]")
        .doesNotContain("norm.weight [8]");
  }

  private static Stream<String> variables(Norm norm, int segments) {
    try (Graph graph = new Graph()) {
      Net net = Net.of(graph, Phase.INFERENCE, Precision.FLOAT32);
      try (Inlet inlet = Inlet.of(net, TextBench.spec(5), Inlet.ANY)) {
        encoder(norm, segments, 0).encode(net, inlet.input());
      }
      return net.variables().stream().map(each -> each.name() + " " + each.shape());
    }
  }

  @Test
  void segmentsThatAreNamedAreLookedUp() {
    List<String> pieces = Stream.iterate(0, i -> i + 1).limit(20).map(String::valueOf).toList();
    Tokens tokens = new Tokens(pieces, 5, 2);
    TextBench.TEXTS.get(0).forEach(id -> tokens.add(id, 0));
    Rows first = new Rows(tokens.spec(), 1);
    tokens.layInto(first, 0);
    tokens.clear();
    TextBench.TEXTS.get(0).forEach(id -> tokens.add(id, 1));
    Rows second = new Rows(tokens.spec(), 1);
    tokens.layInto(second, 0);
    assertThat(tokens.spec().modality()).isEqualTo(Text.MODALITY);
    Encoder encoder = encoder(Norm.POST, 2, 0);

    float[] ofFirst = TextBench.run(encoder, Phase.INFERENCE, Precision.FLOAT32, first).features();
    float[] ofSecond =
        TextBench.run(encoder, Phase.INFERENCE, Precision.FLOAT32, second).features();
    float[] unnamed =
        TextBench.run(encoder, Phase.INFERENCE, Precision.FLOAT32, TextBench.rows(5, 0)).features();

    assertThat(ofFirst)
        .usingComparatorWithPrecision(1e-5f)
        .containsExactly(Arrays.copyOf(unnamed, 8));
    assertThat(ofSecond).isNotEqualTo(ofFirst);
  }

  @Test
  void dropoutIsForTrainingAlone() {
    assertThat(features(Phase.INFERENCE, 0.5)).containsExactly(features(Phase.INFERENCE, 0));
    assertThat(features(Phase.TRAINING, 0.5)).isNotEqualTo(features(Phase.TRAINING, 0));
    assertThat(features(Phase.TRAINING, 0.5)).containsExactly(features(Phase.TRAINING, 0.5));
  }

  /** Two passes over one text differ, as do two batches; a session that goes on draws the same. */
  @Test
  void eachPassAndEachBatchDrawsAnew() {
    try (Graph graph = new Graph()) {
      Net net = Net.of(graph, Phase.TRAINING, Precision.FLOAT32);
      try (Inlet inlet = Inlet.of(net, TextBench.spec(5), Inlet.ANY)) {
        Encoder encoder = encoder(Norm.PRE, 0, 0.3);
        List<Operand<TFloat32>> passes =
            List.of(
                encoder.encode(net, inlet.input()).pooled(),
                encoder.encode(net, inlet.input()).pooled());
        List<Op> updates = net.buildAfterOptimizer();
        try (GraphSession session = new GraphSession(graph, net, 2)) {
          session.initialize(7);
          List<float[]> one = step(session, inlet, passes, updates);
          var kept = session.values();
          List<float[]> two = step(session, inlet, passes, updates);
          session.assign(kept);
          List<float[]> again = step(session, inlet, passes, updates);

          assertThat(one.get(0)).isNotEqualTo(one.get(1)).isNotEqualTo(two.get(0));
          assertThat(again.get(0)).containsExactly(two.get(0));
          assertThat(again.get(1)).containsExactly(two.get(1));
        }
      }
    }
  }

  private static List<float[]> step(
      GraphSession session, Inlet inlet, List<Operand<TFloat32>> passes, List<Op> updates) {
    Session.Runner call = session.runner();
    inlet.feed(call, TextBench.rows(5, 0), 3);
    passes.forEach(call::fetch);
    List<float[]> features =
        GraphSession.run(
            call,
            result ->
                List.of(
                    GraphSession.scalars((TFloat32) result.get(0)),
                    GraphSession.scalars((TFloat32) result.get(1))));
    Session.Runner update = session.runner();
    updates.forEach(update::addTarget);
    GraphSession.run(update, result -> 0);
    return features;
  }
}
