package org.isomer.train.optimizer;

import java.util.ArrayList;
import java.util.List;
import org.isomer.graph.Net;
import org.isomer.spi.Gradient;
import org.isomer.spi.Optimizer;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/**
 * Applies a rule to each variable. A variable and its slots are written when all their new values
 * are known, and only in steps in which the variable's gate, where there is one, is open.
 */
record PerVariableOptimizer(UpdateRule rule) implements Optimizer {
  @Override
  public List<Op> update(Net net, List<Gradient> gradients, Operand<TFloat32> learningRate) {
    List<Op> updates = new ArrayList<>();
    for (Gradient gradient : gradients) {
      List<Assignment> assignments =
          rule.update(new Parameter(net, gradient, learningRate)).stream()
              .map(assignment -> gated(net.tf(), gradient, assignment))
              .toList();
      Ops complete = net.after(assignments.stream().map(Assignment::value).toList()).tf();
      assignments.forEach(
          assignment -> updates.add(complete.assign(assignment.variable(), assignment.value())));
    }
    return updates;
  }

  /** The same assignment, of the old value in steps in which the gate is closed. */
  private static Assignment gated(Ops tf, Gradient gradient, Assignment assignment) {
    return gradient
        .variable()
        .gate()
        .map(
            gate -> {
              Operand<TBool> open = tf.math.notEqual(gate, tf.constant(0f));
              return new Assignment(
                  assignment.variable(),
                  tf.select(open, assignment.value(), assignment.variable()));
            })
        .orElse(assignment);
  }
}
