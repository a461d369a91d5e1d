package org.example.losses;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.isomer.contract.Contracts;
import org.isomer.contract.LossTrial;
import org.isomer.contract.NotExaminedException;
import org.isomer.contract.Rule;
import org.isomer.spi.Loss;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class CircleLossTest {
  private static final double[][] U = {{1, 0.2}, {0.3, 1}, {-1, 0.5}};
  private static final double[][] V = {{0.9, -0.4}, {0.1, 0.8}, {-0.3, -1}};

  /** A test for each rule that a plugin of this kind has to keep. */
  @TestFactory
  Stream<DynamicTest> keepsItsContract() {
    return Contracts.of(new CircleLoss()).stream()
        .map(rule -> DynamicTest.dynamicTest(rule.promise(), () -> keeps(rule)));
  }

  /** What cannot be tried counts as skipped; the message says what another test has to try. */
  private static void keeps(Rule rule) throws Exception {
    try {
      rule.check().run();
    } catch (NotExaminedException e) {
      Assumptions.abort(e.getMessage());
    }
  }

  /** Both views on the axes: sₚ = 1, two sₙ = 0, so both exponents are −γ m² = −1/2. */
  @Test
  void hasTheValueOfItsDefinition() {
    double[][] axes = {{1, 0}, {0, 3}};
    double value = LossTrial.of(loss(0.25, 8, false), axes, axes).value();
    assertEquals(Math.log1p(2 * Math.exp(-1)), value, 1e-12);
  }

  /** Central differences in which the weights stay what they are at the point itself. */
  @Test
  void hasTheGradientWithFixedWeights() {
    double[][][] gradients =
        LossTrial.of(loss(0.25, 8, false), U, V).evaluate().gradients().toArray(double[][][]::new);
    double[][] at = pool(U, V);
    for (int i = 0; i < at.length; i++) {
      for (int j = 0; j < 2; j++) {
        double[][] above = pool(U, V);
        double[][] below = pool(U, V);
        above[i][j] += 1e-5;
        below[i][j] -= 1e-5;
        double slope = (reference(above, at, 0.25, 8) - reference(below, at, 0.25, 8)) / 2e-5;
        assertEquals(slope, gradients[i / 3][i % 3][j], 1e-8);
      }
    }
  }

  /** Rows 0 and 1 are of one class; row 2 has none, and its views alone are its positives. */
  @Test
  void takesLabelsForPositives() {
    Loss loss = loss(0.25, 8, true);
    double labelled = LossTrial.of(loss, U, V).withLabels(4, 4, -1).value();
    double apart = LossTrial.of(loss, U, V).withLabels(0, 1, 2).value();
    assertEquals(LossTrial.of(loss(0.25, 8, false), U, V).value(), apart, 1e-12);
    assertEquals(true, labelled > apart);
  }

  private static Loss loss(double margin, double scale, boolean supervised) {
    return new CircleLoss().create(new CircleLoss.Config(margin, scale, supervised));
  }

  private static double[][] pool(double[][] u, double[][] v) {
    return Stream.of(u, v).flatMap(Stream::of).map(double[]::clone).toArray(double[][]::new);
  }

  /** The definition for two views of three instances, with weights of other rows. */
  private static double reference(double[][] rows, double[][] at, double m, double scale) {
    double sum = 0;
    for (int i = 0; i < 6; i++) {
      double negatives = 0;
      double positives = 0;
      for (int j = 0; j < 6; j++) {
        double s = cosine(rows[i], rows[j]);
        double weight = cosine(at[i], at[j]);
        if (j % 3 != i % 3) {
          negatives += Math.exp(scale * Math.max(0, weight + m) * (s - m));
        } else if (j != i) {
          positives += Math.exp(-scale * Math.max(0, 1 + m - weight) * (s - 1 + m));
        }
      }
      sum += Math.log1p(negatives * positives);
    }
    return sum / 6;
  }

  private static double cosine(double[] a, double[] b) {
    return (a[0] * b[0] + a[1] * b[1]) / (Math.hypot(a[0], a[1]) * Math.hypot(b[0], b[1]));
  }
}
