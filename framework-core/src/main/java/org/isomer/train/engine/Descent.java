package org.isomer.train.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isomer.graph.GlobalBatch;
import org.isomer.graph.Initializer;
import org.isomer.graph.Net;
import org.isomer.graph.Role;
import org.isomer.graph.Variable;
import org.isomer.spi.BadInputException;
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
 * @param optimizer it may want {@linkplain Optimizer#encoderRates rates} for parts of the encoder
 * @param clipNorm the greatest length of the gradient, all variables taken as one vector
 * @param accumulate batches per step
 * @param encoderFactor on the learning rate of the encoder; at 0 it is not trained, and no gradient
 *     is computed
 */
public record Descent(
    Optimizer optimizer, Optional<Double> clipNorm, int accumulate, double encoderFactor) {
  /** One rate for all variables, but for what the optimizer wants. */
  public Descent(Optimizer optimizer, Optional<Double> clipNorm, int accumulate) {
    this(optimizer, clipNorm, accumulate, 1);
  }

  /** The full names of what of the encoder is frozen. */
  List<String> frozen() {
    return EncoderLayers.named(optimizer.encoderRates().frozen());
  }

  /**
   * The variables that are trained.
   *
   * @param net a net of the whole graph, in which {@link #frozen} is frozen
   * @throws BadInputException if something is to be frozen that is not there, or nothing is left
   */
  List<Variable> trained(Net net) {
    EncoderLayers.requireParts(optimizer.encoderRates().frozen(), net.variables());
    List<Variable> trained =
        net.variables().stream()
            .filter(variable -> variable.role().trained() && !net.isFrozen(variable))
            .filter(variable -> encoderFactor != 0 || !EncoderLayers.isOfEncoder(variable))
            .toList();
    if (trained.isEmpty() && !frozen().isEmpty()) {
      throw new BadInputException(
          "optimizer.freeze: nothing is left to train. Leave a part of the encoder out of it.");
    }
    return trained;
  }

  /** The factor on a variable's learning rate. */
  double factor(Variable variable, EncoderLayers layers) {
    return EncoderLayers.isOfEncoder(variable)
        ? encoderFactor * Math.pow(optimizer.encoderRates().layerDecay(), layers.above(variable))
        : 1;
  }

  /**
   * The operations of a step.
   *
   * @param additions to be run with each batch but the last
   * @param updates to be run with the last batch
   * @param gradientNorm the length of the averaged gradient before clipping
   * @param scalars what there is to tell besides
   */
  record Step(
      List<Op> additions,
      List<Op> updates,
      Operand<TFloat32> gradientNorm,
      Map<String, Operand<TFloat32>> scalars) {}

  /**
   * Builds the operations.
   *
   * @param net a net whose operations run after all gradients are complete
   * @param gradients the gradients of one batch
   * @param layers those of the encoder
   * @param scaling what the gradients are scaled by, if they are
   */
  Step build(
      Net net,
      List<Gradient> gradients,
      Operand<TFloat32> learningRate,
      EncoderLayers layers,
      Optional<LossScale> scaling) {
    List<Op> additions = new ArrayList<>();
    List<Op> clearances = new ArrayList<>();
    List<Gradient> unscaled =
        scaling
            .map(by -> gradients.stream().map(each -> by.unscaled(net.tf(), each)).toList())
            .orElse(gradients);
    List<Gradient> means = unscaled;
    if (accumulate > 1) {
      Ops tf = net.tf();
      means = new ArrayList<>();
      for (Gradient gradient : unscaled) {
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
    means = ofAllReplicas(net, means);
    Operand<TFloat32> norm = GradientNorm.of(net.tf(), means);
    List<Gradient> clipped = clip(net.tf(), means, norm);
    LossScale.Step step =
        scaling
            .map(by -> by.step(net, clipped, norm))
            .orElseGet(() -> new LossScale.Step(clipped, norm, List.of(), Map.of()));
    List<Op> updates = new ArrayList<>(updates(net, step.gradients(), learningRate, layers));
    updates.addAll(clearances);
    updates.addAll(step.updates());
    return new Step(additions, updates, step.norm(), step.scalars());
  }

  /** The sums over all replicas, one of which has all. */
  private static List<Gradient> ofAllReplicas(Net net, List<Gradient> gradients) {
    List<Operand<TFloat32>> sums =
        GlobalBatch.of(net)
            .sums(
                gradients.stream().map(Gradient::value).toList(),
                gradients.stream().map(each -> each.variable().shape()).toList());
    List<Gradient> summed = new ArrayList<>();
    for (Gradient gradient : gradients) {
      summed.add(new Gradient(gradient.variable(), sums.get(summed.size())));
    }
    return summed;
  }

  /** The slots of variables that share a factor other than 1 lie in a scope of their own. */
  private List<Op> updates(
      Net net, List<Gradient> gradients, Operand<TFloat32> learningRate, EncoderLayers layers) {
    Map<Double, List<Gradient>> groups = new LinkedHashMap<>();
    for (Gradient gradient : gradients) {
      double factor = factor(gradient.variable(), layers);
      groups.computeIfAbsent(factor, first -> new ArrayList<>()).add(gradient);
    }
    List<Op> updates = new ArrayList<>();
    int group = 0;
    for (Map.Entry<Double, List<Gradient>> each : groups.entrySet()) {
      group++;
      if (each.getKey() == 1) {
        updates.addAll(optimizer.update(net, each.getValue(), learningRate));
      } else {
        Operand<TFloat32> factor = net.tf().constant(each.getKey().floatValue());
        Operand<TFloat32> rate = net.tf().math.mul(learningRate, factor);
        updates.addAll(optimizer.update(net.scope("rate-" + group), each.getValue(), rate));
      }
    }
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
