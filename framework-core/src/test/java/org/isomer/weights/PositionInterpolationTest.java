package org.isomer.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.isomer.graph.PositionGrid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Position embeddings for images of another size. */
class PositionInterpolationTest {
  private static final int WIDTH = 2;

  static Stream<String> recorded() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            PositionInterpolationTest.class.getResourceAsStream("position-embeddings.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines();
    }
  }

  /**
   * As timm's {@code resample_abs_pos_embed} with PyTorch 2.13; a line has the old and the new
   * sides, the number of other tokens, and the result for {@link #embeddings}.
   */
  @ParameterizedTest
  @MethodSource("recorded")
  void givesTheNumbersOfTimm(String line) {
    double[] numbers =
        Stream.of(line.replace("| ", "").split(" ")).mapToDouble(Double::parseDouble).toArray();
    int others = (int) numbers[4];
    PositionGrid from = new PositionGrid(others, (int) numbers[0], (int) numbers[1]);
    PositionGrid to = new PositionGrid(others, (int) numbers[2], (int) numbers[3]);
    float[] result = new PositionInterpolation(from, to).of(embeddings(from.tokens()));
    assertThat(result).hasSize(numbers.length - 5);
    for (int i = 0; i < result.length; i++) {
      assertThat((double) result[i]).isCloseTo(numbers[i + 5], within(1e-6));
    }
  }

  private static float[] embeddings(int tokens) {
    float[] values = new float[tokens * WIDTH];
    for (int i = 0; i < values.length; i++) {
      values[i] = (i / WIDTH * 7 + i % WIDTH * 13) * 37 % 101 / 50f - 1;
    }
    return values;
  }

  @Test
  void theSameGridIsLeftAsItIs() {
    PositionGrid grid = new PositionGrid(1, 3, 4);
    assertThat(new PositionInterpolation(grid, grid).of(embeddings(13)))
        .containsExactly(embeddings(13));
  }
}
