package org.isomer.feature;

import java.util.List;
import java.util.Optional;
import org.isomer.spi.Input;
import org.isomer.tensor.InputSpec;
import org.isomer.tensor.Rows;
import org.isomer.tensor.TensorSpec;

/**
 * The few lengths to which sequences are rounded up when their padding is left out: multiples of
 * {@value #STEP}, which from 64 on lie about a quarter of themselves apart, and the whole.
 *
 * @param mask the tensor that tells what is real
 * @param whole positions of an example with its padding
 */
record Lengths(int mask, int whole) {
  private static final int STEP = 8;

  /** Those of padded sequences; empty for examples that are none. */
  static Optional<Lengths> of(InputSpec spec) {
    List<TensorSpec> tensors = spec.tensors();
    for (int i = 0; i < tensors.size(); i++) {
      TensorSpec tensor = tensors.get(i);
      if (tensor.name().equals(Input.MASK) && tensor.shape().size() == 1) {
        int whole = tensor.shape().get(0);
        boolean allSequences =
            tensors.stream()
                .allMatch(each -> !each.shape().isEmpty() && each.shape().get(0) == whole);
        return allSequences ? Optional.of(new Lengths(i, whole)) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /**
   * The length of each row.
   *
   * @param count how many rows, from the first
   */
  int[] of(Rows rows, int count) {
    float[] real = rows.floats(mask);
    int[] lengths = new int[count];
    for (int row = 0; row < count; row++) {
      int positions = whole;
      while (positions > 0 && real[row * whole + positions - 1] == 0) {
        positions--;
      }
      lengths[row] = rounded(positions);
    }
    return lengths;
  }

  /** The least length of so many positions. */
  private int rounded(int positions) {
    int length = STEP;
    while (length < positions) {
      length += Math.max(1, length / (4 * STEP)) * STEP;
    }
    return Math.min(length, whole);
  }
}
