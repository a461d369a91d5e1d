package org.isomer.graph.gradient;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.exceptions.TFInvalidArgumentException;
import org.tensorflow.op.Ops;
import org.tensorflow.op.RawCustomGradient;
import org.tensorflow.types.family.TType;

/**
 * Results that bring their own gradient, whatever operations they were computed with: for a formula
 * whose derivative is shorter, or more precise, than what follows from its parts.
 *
 * <p>The result stands behind a {@code StopGradient}, and an {@code IdentityN}, which has no
 * gradient in TensorFlow, joins it to what it was computed from.
 */
public final class OwnGradient {
  /** The type of the operation that joins. */
  static final String TYPE = "IdentityN";

  private static final String NAME = "_gradient";
  private static final Map<String, RawCustomGradient> TABLE = new ConcurrentHashMap<>();

  private OwnGradient() {}

  /**
   * Gives a formula a gradient, for the life of the process.
   *
   * @param name of the formula
   * @param gradient from the operation, whose input 0 is the result, followed by the inputs and by
   *     what was kept, and from the gradient of the result, to those of the inputs. It is called
   *     while TensorFlow holds the graph, and must not ask for shapes
   * @throws IllegalStateException if the formula has a gradient
   */
  public static void register(String name, RawCustomGradient gradient) {
    if (TABLE.putIfAbsent(name, gradient) != null) {
      throw new IllegalStateException(name + " has a gradient");
    }
  }

  /**
   * The result, with the gradient of that name.
   *
   * @param inputs what it is differentiated by
   * @param kept what the gradient needs besides
   */
  public static <T extends TType> Output<T> of(
      Ops tf,
      String name,
      Operand<T> result,
      List<? extends Operand<?>> inputs,
      List<? extends Operand<?>> kept) {
    List<Output<?>> joined = new ArrayList<>();
    joined.add(tf.stopGradient(result).asOutput());
    inputs.forEach(input -> joined.add(input.asOutput()));
    kept.forEach(each -> joined.add(tf.stopGradient(each).asOutput()));
    return tf.scope()
        .opBuilder(TYPE, TYPE)
        .addInputList(joined.toArray(Output<?>[]::new))
        .setAttr(NAME, name)
        .build()
        .output(0);
  }

  /** Whether an operation was made here. */
  static boolean made(GraphOperation operation) {
    try {
      return TABLE.containsKey(operation.attributes().getAttrString(NAME));
    } catch (TFInvalidArgumentException e) {
      return false; // there is no such attribute
    }
  }

  static List<Operand<?>> dispatch(Ops tf, GraphOperation operation, List<Output<?>> outputs) {
    RawCustomGradient gradient = TABLE.get(operation.attributes().getAttrString(NAME));
    if (gradient == null) {
      throw new IllegalStateException("no gradient for " + operation.name());
    }
    List<Operand<?>> all = new ArrayList<>();
    all.add(tf.constant(0));
    all.addAll(gradient.call(tf, operation, outputs));
    while (all.size() < operation.numInputs()) {
      all.add(tf.constant(0));
    }
    return all;
  }
}
