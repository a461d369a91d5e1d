package org.isomer.encoder.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.isomer.encoder.text.TextTransformer.Norm;
import org.isomer.feature.FeatureExtractor;
import org.isomer.graph.GraphSession;
import org.isomer.graph.Net;
import org.isomer.random.CounterRandom;
import org.isomer.spi.Encoder;
import org.isomer.spi.Features;
import org.isomer.spi.Input;
import org.isomer.tensor.Rows;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Features are those of the whole with all its padding. */
class ShortTextsTest {
  private static final int PLACES = 64;
  private static final int[] LENGTHS = {3, 64, 1, 8, 9, 16, 17, 40, 63, 5};

  /** The same, but for every encoder with all padding. */
  private record Whole(Encoder encoder) implements Encoder {
    @Override
    public Features encode(Net net, Input input) {
      return encoder.encode(net, input);
    }

    @Override
    public int dim() {
      return encoder.dim();
    }
  }

  static Stream<Encoder> encoders() {
    return Stream.of(
        transformer(TokenPooling.MEAN, Norm.POST, Optional.of(80), 2, false),
        transformer(TokenPooling.CLS, Norm.PRE, Optional.empty(), 0, false),
        transformer(TokenPooling.LAST, Norm.PRE, Optional.empty(), 0, true),
        new TextConvNet().create(new TextConvNet.Config(6, List.of(3, 5), 4, 0)));
  }

  private static Encoder transformer(
      TokenPooling pooling, Norm norm, Optional<Integer> positions, int segments, boolean causal) {
    return new TextTransformer()
        .create(
            new TextTransformer.Config(8, 2, 2, 2, pooling, norm, positions, segments, 0, causal));
  }

  @ParameterizedTest
  @MethodSource("encoders")
  void costLessAndHaveTheSameFeatures(Encoder encoder) {
    assertThat(encoder.anyLength()).isTrue();
    assertThat(features(encoder))
        .usingComparatorWithPrecision(1e-6f)
        .containsExactly(features(new Whole(encoder)));
  }

  private static float[] features(Encoder encoder) {
    Rows rows = rows();
    try (FeatureExtractor extractor = new FeatureExtractor(encoder, rows.spec(), 1)) {
      extractor.assign(GraphSession.initialValues(extractor.variables(), 1));
      return extractor.extract(rows, LENGTHS.length);
    }
  }

  private static Rows rows() {
    Rows rows = new Rows(TextBench.spec(PLACES), LENGTHS.length);
    CounterRandom random = CounterRandom.of(7, "texts");
    for (int row = 0; row < LENGTHS.length; row++) {
      for (int i = 0; i < LENGTHS[row]; i++) {
        rows.ints(0)[row * PLACES + i] = random.at(row, i, 0).nextInt(TextBench.VOCABULARY);
        rows.floats(1)[row * PLACES + i] = 1;
      }
    }
    return rows;
  }
}
