package org.isomer.contract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.isomer.graph.Net;
import org.isomer.graph.Phase;
import org.isomer.spi.Encoder;
import org.isomer.spi.Input;
import org.isomer.tensor.Rows;
import org.isomer.tensor.TensorSpec;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Sequences with all of their padding, and without some of it.
 *
 * @param rows the examples
 * @param positions those of an example with its padding
 * @param real how many of them each row needs
 */
record PaddingTrial(Rows rows, int positions, int[] real) {
  private static final double ROUNDING = 1e-4;

  /** That of some examples, which may have no padding. */
  static PaddingTrial of(Sample sample) {
    Rows rows = sample.rows();
    List<TensorSpec> tensors = rows.spec().tensors();
    int mask = names(tensors).indexOf(Input.MASK);
    if (mask < 0) {
      return new PaddingTrial(rows, 0, new int[0]);
    }
    int positions = tensors.get(mask).shape().get(0);
    int[] real =
        IntStream.range(0, rows.capacity())
            .map(row -> real(rows.floats(mask), row * positions, positions))
            .toArray();
    return new PaddingTrial(rows, positions, real);
  }

  private static List<String> names(List<TensorSpec> tensors) {
    return tensors.stream().map(TensorSpec::name).toList();
  }

  private static int real(float[] mask, int from, int positions) {
    int count = positions;
    while (count > 1 && mask[from + count - 1] == 0) {
      count--;
    }
    return count;
  }

  /** The lengths between that of the shortest example and all positions. */
  private int[] lengths() {
    return Arrays.stream(real).filter(each -> each < positions).distinct().sorted().toArray();
  }

  /** Whether an example has padding that can be left out. */
  boolean isPadded() {
    return lengths().length > 0;
  }

  /** Goes on if an encoder gives an example the same features where padding is left out. */
  void require(Encoder encoder) {
    int[] lengths = lengths();
    int dim = encoder.dim();
    int width = (lengths.length + 1) * dim;
    float[] features;
    try (NetworkTrial trial =
        new NetworkTrial(
            (net, input) -> joined(encoder, net, input), Phase.INFERENCE, rows.spec())) {
      features = trial.output(rows, rows.capacity());
    }
    for (int row = 0; row < rows.capacity(); row++) {
      for (int i = 0; i < lengths.length; i++) {
        for (int k = 0; k < dim && real[row] <= lengths[i]; k++) {
          float whole = features[row * width + k];
          float some = features[row * width + (i + 1) * dim + k];
          Breach.unless(
              Math.abs(whole - some) <= ROUNDING * (1 + Math.abs(whole)),
              "anyLength() is true, but an example of %d positions has other features among %d positions than among %d (%s, not %s); leave out by the mask what is padding, or let anyLength() be false"
                  .formatted(real[row], lengths[i], positions, some, whole));
        }
      }
    }
  }

  /** The features of whole examples, then those of each length. */
  private Operand<TFloat32> joined(Encoder encoder, Net net, Input input) {
    Ops tf = net.tf();
    List<Operand<TFloat32>> all = new ArrayList<>();
    all.add(encoder.encode(net, input).pooled());
    for (int length : lengths()) {
      try {
        all.add(encoder.encode(net, input.first(net, length)).pooled());
      } catch (RuntimeException e) {
        throw new Breach(
            "anyLength() is true, but it cannot be built again for %d of %d positions: %s; take the number of positions from the shape of the input, or let anyLength() be false"
                .formatted(
                    length, positions, String.valueOf(e.getMessage()).replaceFirst("\\.$", "")));
      }
    }
    return tf.concat(all, tf.constant(1));
  }
}
