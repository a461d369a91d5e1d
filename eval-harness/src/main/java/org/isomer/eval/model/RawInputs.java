package org.isomer.eval.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.isomer.eval.spi.FeatureEncoding;
import org.isomer.eval.spi.Model;
import org.isomer.eval.spi.Network;
import org.isomer.spi.Input;
import org.isomer.spi.Step;
import org.isomer.tensor.InputSpec;
import org.isomer.tensor.Rows;
import org.isomer.tensor.TensorSpec;

/**
 * The plain numbers of an example: the floor that a representation has to beat.
 *
 * @param name what reports print, such as {@code raw pixels}
 * @param digest of the data
 * @param preprocessing what makes numbers of one shape of an example
 * @param input what an example holds
 */
public record RawInputs(String name, String digest, List<Step> preprocessing, InputSpec input)
    implements Model {
  /** Copies the list. */
  public RawInputs {
    preprocessing = List.copyOf(preprocessing);
  }

  @Override
  public Optional<Network> network() {
    return Optional.empty();
  }

  @Override
  public FeatureEncoding open(InputSpec examples, int threads) {
    int dim = numbers(examples).map(TensorSpec::size).reduce(0, Math::addExact);
    return new FeatureEncoding() {
      @Override
      public int dim() {
        return dim;
      }

      @Override
      public long parameters() {
        return 0;
      }

      @Override
      public float[] encode(Rows rows, int count) {
        float[] values = new float[count * dim];
        int from = 0;
        for (TensorSpec tensor : numbers(examples).toList()) {
          int index = examples.tensors().indexOf(tensor);
          int size = tensor.size();
          for (int row = 0; row < count; row++) {
            int into = row * dim + from;
            switch (tensor.scalar()) {
              case FLOAT32 -> System.arraycopy(rows.floats(index), row * size, values, into, size);
              case INT32 -> {
                for (int j = 0; j < size; j++) {
                  values[into + j] = rows.ints(index)[row * size + j];
                }
              }
            }
          }
          from += size;
        }
        return values;
      }

      @Override
      public void close() {}
    };
  }

  /** All tensors but a mask, which is nothing of the example. */
  private static Stream<TensorSpec> numbers(InputSpec spec) {
    return spec.tensors().stream().filter(tensor -> !tensor.name().equals(Input.MASK));
  }
}
