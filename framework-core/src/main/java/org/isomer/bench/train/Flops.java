package org.isomer.bench.train;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.LongStream;
import org.tensorflow.GraphOperation;
import org.tensorflow.ndarray.Shape;

/**
 * Floating-point operations by static shapes: of convolutions and their two gradients, of matrix
 * products and of Einsum, a multiplication and an addition counting as two. Everything else, such
 * as normalisation, counts as none: it is bound by memory.
 *
 * <p>A convolution takes 2 · N · H · W · Cout · Kh · Kw · Cin / groups, where H and W are those of
 * its output; both of its gradients take as many. A product of an m×k and a k×n matrix takes 2 · m
 * · k · n, for each matrix of a batch; an Einsum takes 2 × the product of the sizes of all its
 * letters, as if it were done in one loop.
 */
final class Flops {
  private static final int MULTIPLY_ADD = 2;

  private Flops() {}

  /**
   * Those of an operation; 0 for one of another type.
   *
   * @return empty where a shape is not known before the graph runs
   */
  static OptionalDouble of(GraphOperation operation) {
    return switch (operation.type()) {
      case "Conv2D" -> convolution(shape(operation, 1), operation.output(0).shape());
      case "Conv2DBackpropInput" -> convolution(shape(operation, 1), shape(operation, 2));
      case "Conv2DBackpropFilter" -> convolution(operation.output(0).shape(), shape(operation, 2));
      case "DepthwiseConv2dNative" -> depthwise(shape(operation, 1), operation.output(0).shape());
      case "DepthwiseConv2dNativeBackpropInput" ->
          depthwise(shape(operation, 1), shape(operation, 2));
      case "DepthwiseConv2dNativeBackpropFilter" ->
          depthwise(operation.output(0).shape(), shape(operation, 2));
      case "MatMul", "BatchMatMul", "BatchMatMulV2", "BatchMatMulV3" -> product(operation);
      case "Einsum" -> einsum(operation);
      default -> OptionalDouble.of(0);
    };
  }

  /** Whether operations of the type count. */
  static boolean counts(String type) {
    return type.startsWith("Conv2D")
        || type.startsWith("DepthwiseConv2dNative")
        || type.startsWith("BatchMatMul")
        || type.equals("MatMul")
        || type.equals("Einsum");
  }

  /** A filter is Kh × Kw × Cin / groups × Cout. */
  private static OptionalDouble convolution(Shape filter, Shape output) {
    if (isOpen(filter) || isOpen(output)) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(
        (double) MULTIPLY_ADD * output.size() * filter.get(0) * filter.get(1) * filter.get(2));
  }

  /** A filter is Kh × Kw × Cin × multiplier, and each output sees one channel. */
  private static OptionalDouble depthwise(Shape filter, Shape output) {
    if (isOpen(filter) || isOpen(output)) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of((double) MULTIPLY_ADD * output.size() * filter.get(0) * filter.get(1));
  }

  /** From the sizes alone, so that it does not matter what is transposed: k² = mk · kn / mn. */
  private static OptionalDouble product(GraphOperation operation) {
    Shape first = shape(operation, 0);
    Shape second = shape(operation, 1);
    Shape output = operation.output(0).shape();
    if (isOpen(first) || isOpen(second) || isOpen(output)) {
      return OptionalDouble.empty();
    }
    if (output.size() == 0) {
      return OptionalDouble.of(0);
    }
    double inner = Math.sqrt(matrix(first) * matrix(second) / matrix(output));
    return OptionalDouble.of(MULTIPLY_ADD * output.size() * inner);
  }

  private static double matrix(Shape shape) {
    int dimensions = shape.numDimensions();
    return (double) shape.get(dimensions - 1) * shape.get(dimensions - 2);
  }

  private static OptionalDouble einsum(GraphOperation operation) {
    String equation = operation.attributes().getAttrString("equation");
    String[] inputs = equation.split("->", 2)[0].split(",", -1);
    Map<Character, Long> sizes = new HashMap<>();
    for (int i = 0; i < inputs.length; i++) {
      Shape shape = shape(operation, i);
      if (isOpen(shape) || inputs[i].length() != shape.numDimensions()) {
        return OptionalDouble.empty(); // an ellipsis stands for several
      }
      for (int d = 0; d < shape.numDimensions(); d++) {
        sizes.put(inputs[i].charAt(d), shape.get(d));
      }
    }
    return OptionalDouble.of(
        MULTIPLY_ADD
            * LongStream.of(sizes.values().stream().mapToLong(Long::longValue).toArray())
                .asDoubleStream()
                .reduce(1, (a, b) -> a * b));
  }

  private static Shape shape(GraphOperation operation, int input) {
    return operation.input(input).shape();
  }

  private static boolean isOpen(Shape shape) {
    return shape.isUnknown() || shape.hasUnknownDimension();
  }
}
