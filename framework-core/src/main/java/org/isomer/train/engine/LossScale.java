package org.isomer.train.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.isomer.graph.Initializer;
import org.isomer.graph.Net;
import org.isomer.graph.Role;
import org.isomer.graph.Variable;
import org.isomer.spi.Gradient;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/**
 * Dynamic loss scaling for float16 (Micikevicius et al. 2018, arXiv:1710.03740), with the constants
 * of PyTorch's {@code GradScaler}. The loss is multiplied by a scale, so that small gradients do
 * not become 0 in float16, and gradients are divided by it. Where one is not finite, the step
 * leaves all trained variables and the optimizer's slots as they are, and the scale is halved;
 * after 2 000 steps in a row that were taken it is doubled. It stays between 1 and 2²⁴: a gradient
 * that is not finite at 1 is one that diverges.
 *
 * <p>The scale is a power of two, so that scaling changes no bit of a finite gradient. Its state is
 * in variables of the scope {@code optimizer.loss-scale}, and so in checkpoints.
 *
 * @param scale the factor of this step
 * @param taken steps in a row that were taken, since the scale changed
 * @param skipped steps of the run that were left out
 * @param interval steps in a row after which the scale grows
 */
record LossScale(
    Operand<TFloat32> scale, Operand<TFloat32> taken, Operand<TFloat32> skipped, int interval) {
  /** The scalars that it tells: the scale of a step, and the steps that were left out so far. */
  static final String SCALE = "loss-scale";

  static final String SKIPPED = "skipped-steps";

  static final float FIRST = 65_536;
  private static final float MOST = 1 << 24;
  private static final int INTERVAL = 2000;

  /** Makes the variables. */
  static LossScale of(Net net) {
    return of(net, INTERVAL);
  }

  static LossScale of(Net net, int interval) {
    Net scope = net.scope("optimizer").scope("loss-scale");
    return new LossScale(
        variable(scope, "value", FIRST),
        variable(scope, "taken", 0),
        variable(scope, "skipped", 0),
        interval);
  }

  private static Operand<TFloat32> variable(Net scope, String name, float first) {
    return scope.variable(name, Shape.scalar(), Role.STATE, Initializer.constant(first));
  }

  /** What is differentiated in place of the loss. */
  Operand<TFloat32> scaled(Ops tf, Operand<TFloat32> loss) {
    return tf.math.mul(loss, scale);
  }

  /** The gradient of the loss itself. */
  Gradient unscaled(Ops tf, Gradient gradient) {
    return new Gradient(gradient.variable(), tf.math.div(gradient.value(), scale));
  }

  /**
   * A step with its gradients.
   *
   * @param gradients of gated variables, 0 where the step is not taken
   * @param norm what is to be told of the gradients' length: 0 where the step is not taken
   * @param updates to be run with the optimizer
   * @param scalars to be told of the step
   */
  record Step(
      List<Gradient> gradients,
      Operand<TFloat32> norm,
      List<Op> updates,
      Map<String, Operand<TFloat32>> scalars) {}

  /**
   * Decides whether a step is taken.
   *
   * @param net a net whose operations run after all gradients are complete
   * @param gradients the step's, unscaled
   * @param norm the length of the whole gradient before clipping
   */
  Step step(Net net, List<Gradient> gradients, Operand<TFloat32> norm) {
    Ops tf = net.tf();
    Operand<TBool> finite = tf.math.isFinite(norm);
    Operand<TFloat32> one = tf.constant(1f);
    Operand<TFloat32> zero = tf.constant(0f);
    Operand<TFloat32> open = tf.select(finite, one, zero);
    Operand<TFloat32> used = tf.math.mul(scale, one); // a copy: the variable is about to change
    Operand<TFloat32> row = tf.math.add(taken, one);
    Operand<TBool> grows = tf.math.greaterEqual(row, tf.constant((float) interval));
    Operand<TFloat32> grown =
        tf.math.minimum(tf.math.mul(used, tf.constant(2f)), tf.constant(MOST));
    Operand<TFloat32> shrunk = tf.math.maximum(tf.math.mul(used, tf.constant(0.5f)), one);
    Map<Operand<TFloat32>, Operand<TFloat32>> next = new LinkedHashMap<>();
    next.put(scale, tf.select(finite, tf.select(grows, grown, used), shrunk));
    next.put(taken, tf.select(tf.math.logicalOr(grows, tf.math.logicalNot(finite)), zero, row));
    Operand<TFloat32> left = tf.math.add(skipped, tf.math.sub(one, open));
    next.put(skipped, left);
    Ops known = net.after(List.copyOf(next.values())).tf();
    List<Op> updates =
        next.entrySet().stream()
            .<Op>map(each -> known.assign(each.getKey(), each.getValue()))
            .toList();
    Operand<TBool> told = tf.math.logicalOr(finite, tf.math.lessEqual(used, one));
    return new Step(
        gradients.stream().map(gradient -> gated(tf, gradient, finite, open)).toList(),
        tf.select(told, norm, zero),
        updates,
        new TreeMap<>(Map.of(SCALE, used, SKIPPED, left)));
  }

  private static Gradient gated(
      Ops tf, Gradient gradient, Operand<TBool> finite, Operand<TFloat32> open) {
    Variable variable = gradient.variable();
    Operand<TFloat32> gate =
        variable.gate().<Operand<TFloat32>>map(own -> tf.math.mul(own, open)).orElse(open);
    Variable gated =
        new Variable(
            variable.name(),
            variable.shape(),
            variable.role(),
            variable.initializer(),
            variable.drawnAs(),
            Optional.of(gate),
            variable.grid(),
            variable.ref());
    Operand<TFloat32> zeros = tf.zerosLike(gradient.value());
    return new Gradient(gated, tf.select(finite, gradient.value(), zeros));
  }
}
