package org.isomer.tensor;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * One tensor of an example.
 *
 * @param name what encoders ask for it by, such as {@code pixels}
 * @param scalar the type of its numbers
 * @param shape the dimensions of one example, without the batch
 * @param below for whole numbers, such as the ids of tokens, what all of them lie below, from 0
 */
public record TensorSpec(String name, Scalar scalar, List<Integer> shape, OptionalInt below) {
  /** Copies the shape. */
  public TensorSpec {
    shape = List.copyOf(shape);
  }

  /** A tensor of real numbers. */
  public static TensorSpec floats(String name, int... shape) {
    return new TensorSpec(
        name, Scalar.FLOAT32, Arrays.stream(shape).boxed().toList(), OptionalInt.empty());
  }

  /** A tensor of whole numbers from 0 to below a bound. */
  public static TensorSpec ints(String name, int below, int... shape) {
    return new TensorSpec(
        name, Scalar.INT32, Arrays.stream(shape).boxed().toList(), OptionalInt.of(below));
  }

  /**
   * How many numbers one example has.
   *
   * @throws ArithmeticException if an {@code int} cannot hold it
   */
  public int size() {
    return shape.stream().mapToInt(Integer::intValue).reduce(1, Math::multiplyExact);
  }

  /** The shape as messages print it, such as {@code 32×32×3}. */
  public String text() {
    return shape.stream().map(String::valueOf).collect(Collectors.joining("×"));
  }
}
