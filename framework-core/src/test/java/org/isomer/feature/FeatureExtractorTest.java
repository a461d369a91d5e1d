package org.isomer.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.isomer.graph.Net;
import org.isomer.spi.Encoder;
import org.isomer.spi.FeatureMap;
import org.isomer.spi.Features;
import org.isomer.spi.Input;
import org.isomer.tensor.InputSpec;
import org.isomer.tensor.Rows;
import org.isomer.tensor.TensorSpec;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

class FeatureExtractorTest {
  private static final int WHOLE = 100;

  /** The sum of a sequence's numbers, of which padding counts as well. */
  private record Sum(boolean anyLength, List<Long> built) implements Encoder {
    @Override
    public Features encode(Net net, Input input) {
      Operand<TFloat32> values = input.floats("values");
      built.add(values.shape().get(1));
      assertThat(input.mask().orElseThrow().shape().get(1)).isEqualTo(values.shape().get(1));
      Operand<TFloat32> sum = net.tf().sum(values, net.tf().constant(1));
      return new Features(sum, List.of(new FeatureMap(values, input.mask())));
    }

    @Override
    public int dim() {
      return 2;
    }
  }

  /** Sequences whose padding holds 1000. */
  private static Rows rows(int... lengths) {
    InputSpec spec =
        new InputSpec(
            "sequence",
            List.of(TensorSpec.floats("values", WHOLE, 2), TensorSpec.floats(Input.MASK, WHOLE)));
    Rows rows = new Rows(spec, lengths.length);
    for (int row = 0; row < lengths.length; row++) {
      for (int i = 0; i < WHOLE; i++) {
        boolean real = i < lengths[row];
        rows.floats(1)[row * WHOLE + i] = real ? 1 : 0;
        rows.floats(0)[(row * WHOLE + i) * 2] = real ? 1 : 1000;
        rows.floats(0)[(row * WHOLE + i) * 2 + 1] = real ? row : 0;
      }
    }
    return rows;
  }

  @Test
  void encodesEachRowWithoutMostOfItsPadding() {
    int[] lengths = {3, 100, 16, 9, 1, 97, 80, 65, 0, 8};
    List<Long> built = new ArrayList<>();
    try (FeatureExtractor extractor =
        new FeatureExtractor(new Sum(true, built), rows(1).spec(), 1)) {
      float[] features = extractor.extract(rows(lengths), lengths.length);

      int[] rounded = {8, 100, 16, 16, 8, 100, 80, 80, 8, 8};
      for (int row = 0; row < lengths.length; row++) {
        assertThat(features[2 * row])
            .as("row " + row)
            .isEqualTo(lengths[row] + 1000f * (rounded[row] - lengths[row]));
        assertThat(features[2 * row + 1]).as("row " + row).isEqualTo(row * (float) lengths[row]);
      }
      assertThat(built).containsExactly(100L, 8L, 16L, 80L);
      extractor.extract(rows(lengths), lengths.length);
      assertThat(built).as("parts of the graph are built once").hasSize(4);
    }
  }

  @Test
  void encodesAllPaddingWhereTheEncoderNeedsIt() {
    List<Long> built = new ArrayList<>();
    try (FeatureExtractor extractor =
        new FeatureExtractor(new Sum(false, built), rows(1).spec(), 1)) {
      assertThat(extractor.extract(rows(3, 4), 2)).startsWith(3 + 97_000f, 0f);
      assertThat(built).containsExactly(100L);
    }
  }

  @Test
  void roundsLengthsToFew() {
    int[] all = IntStream.rangeClosed(1, 512).toArray();
    Rows rows = masks(all);

    int[] rounded = Lengths.of(rows.spec()).orElseThrow().of(rows, all.length);

    assertThat(IntStream.of(rounded).distinct().toArray())
        .containsExactly(
            8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 120, 144, 176, 216, 264, 328, 408, 504, 512);
    assertThat(IntStream.range(0, all.length)).allMatch(i -> rounded[i] >= all[i]);
  }

  private static Rows masks(int... lengths) {
    int whole = lengths.length;
    Rows rows =
        new Rows(
            new InputSpec("sequence", List.of(TensorSpec.floats(Input.MASK, whole))),
            lengths.length);
    for (int row = 0; row < lengths.length; row++) {
      for (int i = 0; i < lengths[row]; i++) {
        rows.floats(0)[row * whole + i] = 1;
      }
    }
    return rows;
  }

  @Test
  void leavesExamplesThatAreNoSequencesAsTheyAre() {
    TensorSpec mask = TensorSpec.floats(Input.MASK, 16);
    assertThat(Lengths.of(InputSpec.of("image", TensorSpec.floats("pixels", 4, 4, 3)))).isEmpty();
    assertThat(Lengths.of(new InputSpec("x", List.of(mask, TensorSpec.floats("vector", 3)))))
        .isEmpty();
    assertThat(Lengths.of(InputSpec.of("x", mask))).isPresent();
  }
}
