package org.isomer.contract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.isomer.spi.Loss;
import org.isomer.spi.LossPlugin;
import org.tensorflow.types.TFloat32;

/** What losses keep to. */
public final class LossContract implements Contract<Loss> {
  private static final double STEP = 1e-5;

  @Override
  public Class<?> kind() {
    return LossPlugin.class;
  }

  @Override
  public List<Rule> rules(Tested<Loss> tested) {
    return List.of(
        Bounds.rule(tested),
        new Rule("is a finite scalar", () -> isFinite(LossTrial.of(tested.make()))),
        new Rule("has the gradient of its value", () -> slopes(LossTrial.of(tested.make()))),
        new Rule(
            "has finite gradients where embeddings are 0",
            () -> zeros(LossTrial.of(tested.make()))),
        new Rule(
            "is the same in float32 and float64", () -> precisions(LossTrial.of(tested.make()))),
        new Rule(
            "does not depend on the order of the batch",
            () -> permuted(LossTrial.of(tested.make()))),
        new Rule(
            "has the value at collapse that it states",
            () -> collapses(LossTrial.of(tested.make()))));
  }

  private static void isFinite(LossTrial trial) {
    LossTrial.Value value = trial.evaluate();
    Breach.unlessFinite("the loss", value.total());
    value
        .parts()
        .forEach(
            (name, part) -> Breach.unlessFinite("the part %s of the loss".formatted(name), part));
    Breach.unless(
        value.total() == trial.value(),
        "the loss changes from call to call; leave out operations that draw random numbers");
  }

  /** Every gradient equals the central difference of the value. */
  private static void slopes(LossTrial trial) {
    LossTrial.Value value = trial.evaluate();
    double largest = 1;
    double worst = 0;
    String where = "";
    for (int view = 0; view < trial.views().size(); view++) {
      for (int i = 0; i < LossTrial.ROWS; i++) {
        for (int j = 0; j < LossTrial.COLUMNS; j++) {
          double slope = slope(trial, trial.views().get(view)[i], j);
          double gradient = value.gradients().get(view)[i][j];
          largest = Math.max(largest, Math.abs(slope));
          if (Math.abs(slope - gradient) > worst) {
            worst = Math.abs(slope - gradient);
            where =
                "view %d, row %d, column %d: the gradient is %.6g and the central difference %.6g"
                    .formatted(view, i, j, gradient, slope);
          }
        }
      }
    }
    if (worst > 1e-5 * largest) {
      if (value.stops()) {
        throw new NotExaminedException(
            "gradients are stopped on the way, and at %s. Compare the gradient with the definition in a test of your own"
                .formatted(where));
      }
      throw new Breach(
          "at %s; build the loss from verified operations, and look at operations with a gradient of your own"
              .formatted(where));
    }
  }

  private static double slope(LossTrial trial, double[] row, int column) {
    double value = row[column];
    row[column] = value + STEP;
    double above = trial.value();
    row[column] = value - STEP;
    double below = trial.value();
    row[column] = value;
    return (above - below) / (2 * STEP);
  }

  private static void zeros(LossTrial trial) {
    List<double[][]> views = new ArrayList<>(trial.views());
    for (int view = 0; view < views.size(); view++) {
      views.set(view, new double[LossTrial.ROWS][LossTrial.COLUMNS]);
      for (double[][] gradient : trial.on(views).evaluate().gradients()) {
        for (double[] row : gradient) {
          for (double value : row) {
            Breach.unlessFinite("a gradient where embeddings are 0", value);
          }
        }
      }
    }
  }

  private static void precisions(LossTrial trial) {
    double exact = trial.value();
    double single = trial.value(TFloat32.class);
    Breach.unless(
        Math.abs(single - exact) <= 1e-4 * Math.max(1, Math.abs(exact)),
        "it is %s in float32 and %s in float64; cast constants to the type of the embeddings, and avoid differences of large numbers"
            .formatted(single, exact));
  }

  private static void permuted(LossTrial trial) {
    double ordered = trial.value();
    double permuted = trial.permuted(3, 0, 5, 1, 4, 2).value();
    Breach.unless(
        Math.abs(ordered - permuted) <= 1e-9 * Math.max(1, Math.abs(ordered)),
        "it is %s, and %s with the instances in another order; which instance stands where must not count"
            .formatted(ordered, permuted));
  }

  private static void collapses(LossTrial trial) {
    double[][] ones = new double[LossTrial.ROWS][LossTrial.COLUMNS];
    for (double[] row : ones) {
      Arrays.fill(row, 1);
    }
    boolean alone = trial.loss().needs().isEmpty();
    LossTrial.Value value = trial.on(trial.views().stream().map(view -> ones).toList()).evaluate();
    if (alone && value.collapsed().isPresent()) {
      double stated = value.collapsed().getAsDouble();
      Breach.unless(
          Math.abs(value.total() - stated) <= 1e-6 * Math.max(1, Math.abs(stated)),
          "with all embeddings equal it is %s, and collapsingTo states %s; state what it is, or nothing"
              .formatted(value.total(), stated));
    }
  }
}
