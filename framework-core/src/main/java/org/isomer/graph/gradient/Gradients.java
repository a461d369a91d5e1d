package org.isomer.graph.gradient;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;

/**
 * The gradients of a scalar, and what is not known about them.
 *
 * @param values one for each input, by its name
 * @param unverified the types of the operations on the way whose gradients nobody has compared with
 *     central differences, see {@link VerifiedOperations}
 */
public record Gradients(Map<String, Output<?>> values, SortedSet<String> unverified) {
  /** Copies the collections. */
  public Gradients {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    unverified = Collections.unmodifiableSortedSet(new TreeSet<>(unverified));
  }

  /**
   * Builds gradients into a graph; the only way that may lead to an optimizer.
   *
   * @param scalar what is differentiated
   * @param inputs with respect to what, such as variables, by name
   * @throws IllegalArgumentException if the gradient would be wrong, an operation on the way has
   *     none, or the scalar does not depend on one of the inputs
   */
  public static Gradients of(
      Graph graph, Operand<?> scalar, Map<String, ? extends Operand<?>> inputs) {
    CustomGradients.install();
    GradientPath path = GradientPath.between(inputs, scalar);
    SortedSet<String> unverified = new TreeSet<>();
    path.operations()
        .forEach(
            operation -> {
              Pitfalls.refuse(operation, path.usedOutputs(operation));
              if (!VerifiedOperations.contains(operation.type())) {
                unverified.add(operation.type());
              }
            });
    Output<?>[] found =
        graph.addGradients(
            scalar.asOutput(),
            inputs.values().stream().map(Operand::asOutput).toArray(Output<?>[]::new));
    Map<String, Output<?>> values = new LinkedHashMap<>();
    for (String name : inputs.keySet()) {
      values.put(name, found[values.size()]);
    }
    return new Gradients(values, unverified);
  }
}
