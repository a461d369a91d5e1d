package org.isomer.graph.gradient;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.OperationBuilder;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;

/**
 * An operation on inputs, ready to be compared with central differences.
 *
 * @param type the operation's type
 * @param variant what sets it apart from other cases of the type
 * @param shapes of the inputs with respect to which it is differentiated
 * @param positive whether the inputs are positive
 * @param single whether it is computed in float32
 * @param build from the inputs to the output
 */
record OperationCase(
    String type,
    String variant,
    List<Shape> shapes,
    boolean positive,
    boolean single,
    Build build) {
  /** Makes the output. */
  @FunctionalInterface
  interface Build {
    Operand<?> apply(Ops tf, Graph graph, List<Operand<?>> inputs);
  }

  /** An operation whose inputs are all differentiated, in float64. */
  static OperationCase of(String type, Shape... shapes) {
    return with(type, List.of(shapes), (tf, graph, x) -> raw(graph, type, x));
  }

  /** Anything in float64. */
  static OperationCase with(String type, List<Shape> shapes, Build build) {
    return new OperationCase(type, "", shapes, false, false, build);
  }

  OperationCase named(String newVariant) {
    return new OperationCase(type, newVariant, shapes, positive, single, build);
  }

  /** The same on positive inputs. */
  OperationCase onPositive() {
    return new OperationCase(type, variant, shapes, true, single, build);
  }

  /** The same in float32. */
  OperationCase inFloat32() {
    return new OperationCase(type, variant, shapes, positive, true, build);
  }

  /** The output on inputs that are float64, whatever the operation is computed in. */
  Operand<TFloat64> output(Ops tf, Graph graph, List<Operand<TFloat64>> inputs) {
    List<Operand<?>> arguments = new ArrayList<>();
    inputs.forEach(input -> arguments.add(single ? tf.dtypes.cast(input, TFloat32.class) : input));
    Operand<?> output = build.apply(tf, graph, arguments);
    return single
        ? tf.dtypes.cast(output.asOutput().expect(TFloat32.class), TFloat64.class)
        : output.asOutput().expect(TFloat64.class);
  }

  /**
   * Values of an input whose distances from each other, from the other inputs' and from 0 are far
   * greater than the step of a difference, so that no maximum changes its place.
   */
  double[] values(int input) {
    int size = Math.toIntExact(shapes.get(input).size());
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      // 37 is prime to every size in use: a permutation.
      int place = (int) ((i * 37L + 11 + 5L * input) % size);
      values[i] =
          positive
              ? 0.5 + 0.1 * place + 0.03 * input
              : 0.1 * (place - size / 2) + 0.05 - 0.03 * input;
    }
    return values;
  }

  /** The first output of an operation without attributes. */
  static Operand<?> raw(Graph graph, String type, List<? extends Operand<?>> inputs) {
    return raw(graph, type, inputs, builder -> builder);
  }

  static Operand<?> raw(
      Graph graph,
      String type,
      List<? extends Operand<?>> inputs,
      UnaryOperator<OperationBuilder> attributes) {
    Ops tf = Ops.create(graph);
    OperationBuilder builder = graph.opBuilder(type, tf.scope().makeOpName(type), tf.scope());
    inputs.forEach(input -> builder.addInput(input.asOutput()));
    return attributes.apply(builder).build().output(0);
  }

  @Override
  public String toString() {
    return variant.isEmpty() ? type : type + " " + variant;
  }
}
