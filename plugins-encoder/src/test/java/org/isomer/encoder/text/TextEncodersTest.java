package org.isomer.encoder.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.isomer.encoder.text.TextRecurrent.Cell;
import org.isomer.encoder.text.TextRecurrent.StatePooling;
import org.isomer.encoder.text.TextTransformer.Norm;
import org.isomer.feature.Inlet;
import org.isomer.graph.Net;
import org.isomer.graph.Phase;
import org.isomer.graph.Precision;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Encoder;
import org.isomer.spi.Features;
import org.isomer.spi.Image;
import org.isomer.tensor.InputSpec;
import org.isomer.tensor.Rows;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Graph;

/** The contract of every encoder of texts, and their features against recorded ones. */
class TextEncodersTest {
  private static final Properties RECORDED = recorded();
  private static final int LENGTH = 5;

  @TempDir private static Path folder;

  /** An encoder and, where there is one, the name under which the reference is recorded. */
  record Case(String name, Encoder encoder) {
    @Override
    public String toString() {
      return name;
    }
  }

  @BeforeAll
  static void countFrequencies() throws IOException {
    Files.writeString(
        frequencies(),
        "100\n" + "100 90 50 50 40 3 0 7 1 1 2 3 4 5 6 7 8 9 10 11".replace(' ', '\n') + "\n");
  }

  private static Path frequencies() {
    return folder.resolve("frequencies.txt");
  }

  static Stream<Case> recordedCases() {
    return Stream.of(
        new Case("text-transformer-cls", bert(TokenPooling.CLS)),
        new Case("text-transformer-mean", bert(TokenPooling.MEAN)),
        new Case("text-transformer-max", bert(TokenPooling.MAX)),
        new Case("text-recurrent-lstm-max", recurrent(Cell.LSTM, 2, StatePooling.MAX)),
        new Case("text-recurrent-gru-last", recurrent(Cell.GRU, 2, StatePooling.LAST)),
        new Case("text-recurrent-gru-mean", recurrent(Cell.GRU, 1, StatePooling.MEAN)),
        new Case(
            "text-convnet",
            new TextConvNet().create(new TextConvNet.Config(6, List.of(3, 5), 4, 0))),
        new Case("text-vectors", vectors(Optional.empty())),
        new Case("text-vectors-idf", vectors(Optional.of(frequencies()))));
  }

  static Stream<Case> cases() {
    return Stream.concat(
        recordedCases(),
        Stream.of(
            new Case(
                "text-transformer-pre",
                transformer(TokenPooling.MEAN, Norm.PRE, Optional.of(9), 0)),
            new Case("text-transformer-causal", CAUSAL),
            new Case("text-recurrent-lstm-last", recurrent(Cell.LSTM, 1, StatePooling.LAST))));
  }

  private static final Encoder CAUSAL =
      new TextTransformer()
          .create(
              new TextTransformer.Config(
                  8, 2, 2, 2, TokenPooling.LAST, Norm.PRE, Optional.of(9), 0, 0, true));

  private static Encoder bert(TokenPooling pooling) {
    return transformer(pooling, Norm.POST, Optional.of(9), 2);
  }

  private static Encoder transformer(
      TokenPooling pooling, Norm norm, Optional<Integer> positions, int segments) {
    return new TextTransformer()
        .create(
            new TextTransformer.Config(8, 2, 2, 2, pooling, norm, positions, segments, 0, false));
  }

  private static Encoder recurrent(Cell cell, int layers, StatePooling pooling) {
    return new TextRecurrent().create(new TextRecurrent.Config(cell, 6, 5, layers, pooling));
  }

  private static Encoder vectors(Optional<Path> frequencies) {
    return new TextVectors().create(new TextVectors.Config(6, frequencies));
  }

  private static TextBench.Outcome run(Case tested, Precision precision, Rows rows) {
    return TextBench.run(tested.encoder, Phase.TRAINING, precision, rows);
  }

  @ParameterizedTest
  @MethodSource("recordedCases")
  void featuresOfAPaddedBatchAreThoseOfTheReferenceWithoutPadding(Case tested) {
    TextBench.Outcome outcome = run(tested, Precision.FLOAT32, TextBench.rows(LENGTH, 0));

    assertThat(outcome.features())
        .usingComparatorWithPrecision(1e-5f)
        .containsExactly(numbers(tested.name + ".features"));
    assertThat(outcome.gradients().get("token_embed.weight"))
        .usingComparatorWithPrecision(1e-4f)
        .containsExactly(numbers(tested.name + ".gradient"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void whatPaddingHoldsChangesNoFeatureAndNoGradient(Case tested) {
    TextBench.Outcome clean = run(tested, Precision.FLOAT32, TextBench.rows(LENGTH, 0));
    TextBench.Outcome soiled = run(tested, Precision.FLOAT32, TextBench.rows(LENGTH, 13));

    assertThat(soiled.features()).containsExactly(clean.features());
    assertThat(soiled.gradients().keySet()).isEqualTo(clean.gradients().keySet());
    soiled
        .gradients()
        .forEach(
            (name, gradient) ->
                assertThat(gradient).as(name).containsExactly(clean.gradients().get(name)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void morePaddingChangesNoFeature(Case tested) {
    assertThat(run(tested, Precision.FLOAT32, TextBench.rows(9, 0)).features())
        .usingComparatorWithPrecision(1e-6f)
        .containsExactly(run(tested, Precision.FLOAT32, TextBench.rows(LENGTH, 0)).features());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyVariableIsReachedInBothPrecisions(Case tested) {
    TextBench.Outcome exact = run(tested, Precision.FLOAT32, TextBench.rows(LENGTH, 0));
    TextBench.Outcome half = run(tested, Precision.BFLOAT16, TextBench.rows(LENGTH, 0));

    exact
        .gradients()
        .forEach(
            (name, gradient) -> {
              assertThat(gradient).as(name).isNotEqualTo(new float[gradient.length]);
              assertThat(half.gradients().get(name))
                  .as(name)
                  .isNotEqualTo(new float[gradient.length]);
            });
    assertThat(half.features())
        .usingComparatorWithPrecision(0.1f)
        .containsExactly(exact.features());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void featuresHaveTheShapesThatTheEncoderPromises(Case tested) {
    try (Graph graph = new Graph()) {
      Net net = Net.of(graph, Phase.INFERENCE, Precision.FLOAT32);
      try (Inlet inlet = Inlet.of(net, TextBench.spec(LENGTH), Inlet.ANY)) {
        Features features = tested.encoder.encode(net, inlet.input());
        assertThat(features.pooled().shape().asArray()).containsExactly(-1, tested.encoder.dim());
        assertThat(features.stages().get(0).values().shape().asArray()).startsWith(-1, LENGTH);
        assertThat(features.stages().get(0).mask()).isPresent();
      }
    }
  }

  /** Images have pixels. */
  @ParameterizedTest
  @MethodSource("cases")
  void refusesExamplesOfAnotherKind(Case tested) {
    assertThatThrownBy(() -> encode(tested.encoder, Image.spec(4, 4, 3)))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("The encoder reads ids, but examples of the kind image hold");
  }

  @Test
  void refusesWhatDoesNotFit() throws IOException {
    assertThatThrownBy(
            () ->
                new TextTransformer()
                    .create(
                        new TextTransformer.Config(
                            10,
                            1,
                            4,
                            4,
                            TokenPooling.CLS,
                            Norm.PRE,
                            Optional.empty(),
                            0,
                            0,
                            false)))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "text-transformer: 4 heads do not divide the width 10. Choose a width that is a multiple of the heads.");
    assertThatThrownBy(() -> encode(bert(TokenPooling.CLS), TextBench.spec(10)))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "encoder text-transformer: texts have 10 tokens, but the encoder has 9 positions. Cut texts to 9 tokens (length), or give it more positions and train it anew.");
    assertThatThrownBy(() -> encode(recurrent(Cell.LSTM, 1, StatePooling.MAX), TextBench.spec(513)))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(
            "encoder text-recurrent: texts have 513 tokens, and at most 512 are read");
    assertThatThrownBy(
            () -> new TextConvNet().create(new TextConvNet.Config(6, List.of(3, 4), 4, 0)))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "text-convnet: the windows [3, 4] are not what they have to be: at least one, odd, and each size once. Choose such as [3, 5, 7].");
    Path file = folder.resolve("short.txt");
    Files.writeString(file, "2\n1\n3\n");
    Case few = new Case("", vectors(Optional.of(file)));
    assertThatThrownBy(() -> run(few, Precision.FLOAT32, TextBench.rows(LENGTH, 0)))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            file
                + ": it has the frequencies of 2 tokens, but the texts come with a vocabulary of 20. Count with the vocabulary that the views use: isomer vocabulary --frequencies.");
  }

  private static void encode(Encoder encoder, InputSpec spec) {
    try (Graph graph = new Graph()) {
      Net net = Net.of(graph, Phase.INFERENCE, Precision.FLOAT32);
      try (Inlet inlet = Inlet.of(net, spec, Inlet.ANY)) {
        encoder.encode(net, inlet.input());
      }
    }
  }

  private static float[] numbers(String key) {
    String[] words = RECORDED.getProperty(key).split(" ", -1);
    float[] numbers = new float[words.length];
    for (int i = 0; i < words.length; i++) {
      numbers[i] = Float.parseFloat(words[i]);
    }
    return numbers;
  }

  private static Properties recorded() {
    Properties properties = new Properties();
    try (InputStream stream = TextEncodersTest.class.getResourceAsStream("reference.properties")) {
      properties.load(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }
}
