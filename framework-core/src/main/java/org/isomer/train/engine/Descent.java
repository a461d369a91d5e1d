package org.isomer.train.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.isomer.graph.Initializer;
import org.isomer.graph.Net;
import org.isomer.graph.Role;
import org.isomer.graph.Variable;
import org.isomer.spi.Gradient;
import org.isomer.spi.Optimizer;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * What is done with the gradients of a batch: they are added up until the step has all its batches,
 * then averaged, clipped, and handed to the optimizer.
 *
 * <p>The sums are variables of the scope {@code optimizer.gradient-sum}, which are 0 between steps.
 *
 * @param clipNorm the greatest length of the gradient, all variables taken as one vector
 * @param accumulate batches per step
 * @param groups variables with a rate of their own; no variable is in two of them
 */
public record Descent(
    Optimizer optimizer, Optional<Double> clipNorm, int accumulate, List<RateGroup> groups) {
  /** Copies the list. */
  public Descent {
    groups = List.copyOf(groups);
  }

  /** One rate for all variables. */
  public Descent(Optimizer optimizer, Optional<Double> clipNorm, int accumulate) {
    this(optimizer, clipNorm, accumulate, List.of());
  }

  /** Whether a variable is trained. */
  boolean trains(Variable variable) {
    return variable.role().trained()
        && groups.stream().noneMatch(group -> group.factor() == 0 && group.has(variable));
  }

  /**
   * The operations of a step.
   *
   * @param additions to be run with each batch but the last
   * @param updates to be run with the last batch
   * @param gradientNorm the length of the averaged gradient before clipping
   */
  record Step(List<Op> additions, List<Op> updates, Operand<TFloat32> gradientNorm) {}

  /**
   * Builds the operations.
   *
   * @param net a net whose operations run after all gradients are complete
   * @param gradients the gradients of one batch
   */
  Step build(Net net, List<Gradient> gradients, Operand<TFloat32> learningRate) {
    List<Op> additions = new ArrayList<>();
    List<Op> clearances = new ArrayList<>();
    List<Gradient> means = gradients;
    if (accumulate > 1) {
      Ops tf = net.tf();
      means = new ArrayList<>();
      for (Gradient gradient : gradients) {
        Operand<TFloat32> sum = sum(net, gradient.variable());
        additions.add(tf.assignAdd(sum, gradient.value()));
        Operand<TFloat32> mean =
            tf.math.mul(
                tf.math.add(sum, gradient.value()), tf.constant((float) (1.0 / accumulate)));
        means.add(new Gradient(gradient.variable(), mean));
        Ops read = net.after(List.of(mean)).tf();
        clearances.add(read.assign(sum, read.zerosLike(sum)));
      }
    }
    Operand<TFloat32> norm = GradientNorm.of(net.tf(), means);
    List<Gradient> clipped = clip(net.tf(), means, norm);
    List<Op> updates = new ArrayList<>(updates(net, clipped, learningRate));
    updates.addAll(clearances);
    return new Step(additions, updates, norm);
  }

  /** A group's slots lie in a scope of their own. */
  private List<Op> updates(Net net, List<Gradient> gradients, Operand<TFloat32> learningRate) {
    List<Op> updates = new ArrayList<>();
    List<Gradient> others = new ArrayList<>(gradients);
    for (RateGroup group : groups) {
      List<Gradient> own = others.stream().filter(each -> group.has(each.variable())).toList();
      if (!own.isEmpty() && group.factor() != 1) {
        others.removeAll(own);
        Operand<TFloat32> rate =
            net.tf().math.mul(learningRate, net.tf().constant((float) group.factor()));
        updates.addAll(optimizer.update(net.scope("of-" + group.scope()), own, rate));
      }
    }
    updates.addAll(optimizer.update(net, others, learningRate));
    return updates;
  }

  private static Operand<TFloat32> sum(Net net, Variable variable) {
    return net.scope("optimizer")
        .scope("gradient-sum")
        .variable(variable.name(), variable.shape(), Role.STATE, Initializer.constant(0));
  }

  private List<Gradient> clip(Ops tf, List<Gradient> gradients, Operand<TFloat32> norm) {
    return clipNorm.map(bound -> GradientNorm.clip(tf, gradients, norm, bound)).orElse(gradients);
  }
}
