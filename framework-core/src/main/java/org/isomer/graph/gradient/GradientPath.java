package org.isomer.graph.gradient;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.types.family.TFloating;

/**
 * The operations through which a gradient flows from a scalar back to its inputs: those that lie on
 * a way from an input to the scalar that crosses no {@code StopGradient}.
 *
 * <p>Numbers that are not floating have no gradient, so ways through them end, with one exception:
 * TensorFlow differentiates a cast to integers and back as if nothing had been rounded. Behind a
 * cast the way is therefore followed whatever the type.
 */
final class GradientPath {
  /** Operations whose results have no gradient by nature. */
  private static final Set<String> ENDS =
      Set.of(
          "StopGradient",
          "ZerosLike",
          "Shape",
          "Size",
          "Rank",
          "Equal",
          "NotEqual",
          "Less",
          "LessEqual",
          "Greater",
          "GreaterEqual",
          "LogicalAnd",
          "LogicalOr",
          "LogicalNot");

  private final Map<GraphOperation, Set<GraphOperation>> users = new HashMap<>();
  private final Map<GraphOperation, Set<Integer>> usedOutputs = new HashMap<>();
  private final Set<GraphOperation> operations = new LinkedHashSet<>();

  private GradientPath() {}

  /**
   * Finds the operations, the inputs' own not among them.
   *
   * @throws IllegalArgumentException if the scalar does not depend on one of the inputs
   */
  static GradientPath between(Map<String, ? extends Operand<?>> inputs, Operand<?> scalar) {
    Set<GraphOperation> sources = new LinkedHashSet<>();
    inputs.values().forEach(input -> sources.add(operation(input.asOutput())));
    GradientPath path = new GradientPath();
    path.walkBack(operation(scalar.asOutput()), sources);
    inputs.forEach(
        (name, input) -> {
          if (!path.users.containsKey(operation(input.asOutput()))) {
            throw new IllegalArgumentException(
                "the loss does not depend on %s, which would never be trained.".formatted(name));
          }
        });
    path.walkForth(sources);
    return path;
  }

  private void walkBack(GraphOperation end, Set<GraphOperation> sources) {
    users.put(end, new HashSet<>());
    Deque<GraphOperation> open = new ArrayDeque<>(List.of(end));
    while (!open.isEmpty()) {
      GraphOperation user = open.pop();
      if (sources.contains(user) || ENDS.contains(user.type())) {
        continue;
      }
      boolean anyType = user.type().equals("Cast") || !floating(user.output(0));
      for (int i = 0; i < user.numInputs(); i++) {
        Output<?> input = user.input(i);
        if (anyType || floating(input)) {
          GraphOperation maker = operation(input);
          usedOutputs.computeIfAbsent(maker, key -> new HashSet<>()).add(input.index());
          if (!users.containsKey(maker)) {
            users.put(maker, new HashSet<>());
            open.push(maker);
          }
          users.get(maker).add(user);
        }
      }
    }
  }

  private void walkForth(Set<GraphOperation> sources) {
    Deque<GraphOperation> open = new ArrayDeque<>(sources);
    while (!open.isEmpty()) {
      for (GraphOperation user : users.getOrDefault(open.pop(), Set.of())) {
        if (!ENDS.contains(user.type()) && operations.add(user)) {
          open.push(user);
        }
      }
    }
  }

  /** The operations. */
  Set<GraphOperation> operations() {
    return operations;
  }

  /** The indices of an operation's outputs on which the scalar depends. */
  Set<Integer> usedOutputs(GraphOperation operation) {
    return usedOutputs.getOrDefault(operation, Set.of());
  }

  /** Whether numbers of an output can have a gradient. */
  static boolean floating(Output<?> output) {
    return TFloating.class.isAssignableFrom(output.type());
  }

  private static GraphOperation operation(Output<?> output) {
    return (GraphOperation) output.op();
  }
}
