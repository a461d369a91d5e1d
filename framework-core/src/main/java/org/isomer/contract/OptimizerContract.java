package org.isomer.contract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.isomer.graph.GraphSession;
import org.isomer.graph.Initializer;
import org.isomer.graph.Net;
import org.isomer.graph.Phase;
import org.isomer.graph.Precision;
import org.isomer.graph.Role;
import org.isomer.graph.Variable;
import org.isomer.spi.Gradient;
import org.isomer.spi.Optimizer;
import org.isomer.spi.OptimizerPlugin;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** What optimizers keep to, on the distance of two variables from a point. */
public final class OptimizerContract implements Contract<Optimizer> {
  private static final int STEPS = 30;
  private static final float RATE = 0.01f;

  @Override
  public Class<?> kind() {
    return OptimizerPlugin.class;
  }

  @Override
  public List<Rule> rules(Tested<Optimizer> tested) {
    return List.of(
        Bounds.rule(tested),
        new Rule("descends", () -> descends(tested)),
        new Rule("gives the same bits from the same gradients", () -> repeats(tested)),
        new Rule("stays where the learning rate is 0", () -> stays(tested)),
        new Rule("leaves a gated variable, and all it keeps of it, alone", () -> isGated(tested)),
        new Rule("stays finite where gradients are 0", () -> isFinite(tested)));
  }

  private static void descends(Tested<Optimizer> tested) {
    List<Map<String, float[]>> course = course(tested, STEPS, RATE, 1, 1);
    for (String name : List.of("weight", "bias")) {
      double first = distance(course.get(0), name);
      double last = distance(course.get(STEPS), name);
      Breach.unlessFinite("the variable " + name, last);
      Breach.unless(
          last < first,
          "after %d steps at rate %s the distance of %s from its goal is %.6g, and was %.6g; subtract what lowers the loss from every variable"
              .formatted(STEPS, RATE, name, last, first));
    }
  }

  private static void repeats(Tested<Optimizer> tested) {
    Breach.unless(
        same(course(tested, STEPS, RATE, 1, 1), course(tested, STEPS, RATE, 1, 1)),
        "the same gradients lead elsewhere the second time; let every update run behind what it reads, by Net.after");
  }

  private static void stays(Tested<Optimizer> tested) {
    List<Map<String, float[]>> course = course(tested, 2, 0, 1, 1);
    for (String name : List.of("weight", "bias")) {
      Breach.unless(
          Arrays.equals(course.get(0).get(name), course.get(2).get(name)),
          name
              + " changes at rate 0; multiply every change, that of weight decay as well, by the rate");
    }
  }

  private static void isGated(Tested<Optimizer> tested) {
    List<Map<String, float[]>> course = course(tested, 2, RATE, 1, 0);
    course
        .get(0)
        .forEach(
            (name, start) -> {
              if (name.contains("weight")) {
                Breach.unless(
                    Arrays.equals(start, course.get(2).get(name)),
                    name
                        + " changes while the gate of weight is 0; where Variable.gate() is there, multiply each change by it");
              }
            });
  }

  private static void isFinite(Tested<Optimizer> tested) {
    course(tested, 3, RATE, 0, 1)
        .forEach(
            values ->
                values.forEach(
                    (name, numbers) -> Numbers.requireFinite("the variable " + name, numbers)));
  }

  private static double distance(Map<String, float[]> values, String name) {
    double sum = 0;
    for (float value : Objects.requireNonNull(values.get(name))) {
      sum += (value - 3.0) * (value - 3.0);
    }
    return sum;
  }

  private static boolean same(List<Map<String, float[]>> one, List<Map<String, float[]>> other) {
    for (int step = 0; step < one.size(); step++) {
      for (String name : one.get(step).keySet()) {
        if (!Arrays.equals(one.get(step).get(name), other.get(step).get(name))) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * The values of all variables, at the start and after each step.
   *
   * @param slope what the gradient, the difference from the goal 3, is multiplied by
   * @param open the gate of the variable weight
   */
  private static List<Map<String, float[]>> course(
      Tested<Optimizer> tested, int steps, float rate, float slope, float open) {
    try (Graph graph = new Graph()) {
      Net net = Net.of(graph, Phase.TRAINING, Precision.FLOAT32);
      Ops tf = net.tf();
      net.gated(tf.constant(open))
          .variable("weight", Shape.of(2, 3), Role.WEIGHT, Initializer.constant(1));
      net.variable("bias", Shape.of(3), Role.BIAS, Initializer.constant(0.5f));
      Map<Variable, Operand<TFloat32>> gradients = new LinkedHashMap<>();
      for (Variable variable : net.variables()) {
        Operand<TFloat32> error = tf.math.sub(variable.ref(), tf.constant(3f));
        gradients.put(variable, tf.math.mul(error, tf.constant(slope)));
      }
      List<Op> updates =
          tested
              .make()
              .update(
                  net.after(List.copyOf(gradients.values())),
                  gradients.entrySet().stream()
                      .map(entry -> new Gradient(entry.getKey(), entry.getValue()))
                      .toList(),
                  tf.constant(rate));
      try (GraphSession session = new GraphSession(graph, net, 1)) {
        session.initialize(1);
        List<Map<String, float[]>> course = new ArrayList<>();
        course.add(session.values());
        for (int step = 0; step < steps; step++) {
          Session.Runner call = session.runner();
          updates.forEach(call::addTarget);
          GraphSession.run(call, result -> result.size());
          course.add(session.values());
        }
        return course;
      }
    }
  }
}
