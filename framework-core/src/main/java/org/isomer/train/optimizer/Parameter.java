package org.isomer.train.optimizer;

import org.isomer.graph.Initializer;
import org.isomer.graph.Net;
import org.isomer.graph.Role;
import org.isomer.spi.Gradient;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A trained variable with its gradient and slots, as an {@link UpdateRule} reads them: all hold
 * their values of before the step.
 *
 * @param net where the update is built
 * @param rate the learning rate, a scalar
 */
record Parameter(Net net, Gradient source, Operand<TFloat32> rate) {
  /** Operations of the update. */
  Ops tf() {
    return net.tf();
  }

  /** The variable. */
  Operand<TFloat32> value() {
    return source.variable().ref();
  }

  /** The gradient, of the variable's shape. */
  Operand<TFloat32> gradient() {
    return source.value();
  }

  /** Whether it is a bias or belongs to a normalisation. */
  boolean isBiasOrNorm() {
    return source.variable().role() != Role.WEIGHT;
  }

  /** A slot of the variable's shape that starts at 0, made on first use. */
  Operand<TFloat32> slot(String name) {
    return slot(name, source.variable().shape());
  }

  /** A scalar slot that starts at 0, made on first use. */
  Operand<TFloat32> scalarSlot(String name) {
    return slot(name, Shape.scalar());
  }

  private Operand<TFloat32> slot(String name, Shape shape) {
    return net.scope("optimizer")
        .scope(name)
        .variable(source.variable().name(), shape, Role.STATE, Initializer.constant(0));
  }

  /** The gradient with L2 decay: g + decay · w. */
  Operand<TFloat32> decayedGradient(double decay) {
    return decay == 0
        ? gradient()
        : tf().math.add(gradient(), tf().math.mul(value(), tf().constant((float) decay)));
  }

  /** The variable less a distance. */
  Assignment moveBy(Operand<TFloat32> distance) {
    return new Assignment(value(), tf().math.sub(value(), distance));
  }
}
