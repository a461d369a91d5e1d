package org.isomer.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.isomer.spi.Loss;
import org.junit.jupiter.api.Test;

/** Barlow Twins and VICReg. */
class CorrelationLossTest {
  private static final Loss BARLOW = new BarlowTwins().create(new BarlowTwins.Config(0.0051, 0.1));
  private static final Loss VICREG = new VicReg().create(new VicReg.Config(25, 20, 2, 0.1));

  @Test
  void barlowTwinsEqualsALoopReferenceAndItsCentralDifferences() {
    LossBench.assertEquals(
        BARLOW,
        Input.random("barlow", 2, 6, 4),
        of -> {
          double[][] a = of.views().get(0);
          double[][] b = of.views().get(1);
          double loss = 0;
          for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
              double correlation =
                  Reference.comoment(a, i, b, j)
                      / 6
                      / Math.sqrt(Reference.comoment(a, i, a, i) / 6 + 1e-5)
                      / Math.sqrt(Reference.comoment(b, j, b, j) / 6 + 1e-5);
              loss += i == j ? Math.pow(correlation - 1, 2) : 0.0051 * correlation * correlation;
            }
          }
          return 0.1 * loss;
        });
  }

  @Test
  void vicRegEqualsALoopReferenceAndItsCentralDifferences() {
    // Half the usual spread, so that the hinge of the variance is at work.
    double[][] a = Input.gaussian("a", 6, 4);
    double[][] b = Input.matrix(6, 4, (i, j) -> a[(int) i][(int) j] / 2 + Math.sin(i * j));
    LossBench.assertEquals(
        VICREG,
        Input.of(a, b),
        of ->
            0.1
                * (25 * meanSquare(of.views().get(0), of.views().get(1))
                    + 20 * (hinge(of.views().get(0)) + hinge(of.views().get(1))) / 2
                    + 2 * (covariance(of.views().get(0)) + covariance(of.views().get(1)))));
  }

  private static double meanSquare(double[][] a, double[][] b) {
    double sum = 0;
    for (int n = 0; n < a.length; n++) {
      for (int j = 0; j < a[n].length; j++) {
        sum += Math.pow(a[n][j] - b[n][j], 2);
      }
    }
    return sum / a.length / a[0].length;
  }

  private static double hinge(double[][] rows) {
    double sum = 0;
    for (int j = 0; j < rows[0].length; j++) {
      double variance = Reference.comoment(rows, j, rows, j) / (rows.length - 1);
      sum += Math.max(0, 1 - Math.sqrt(variance + 1e-4));
    }
    return sum / rows[0].length;
  }

  private static double covariance(double[][] rows) {
    double sum = 0;
    for (int i = 0; i < rows[0].length; i++) {
      for (int j = 0; j < rows[0].length; j++) {
        sum += i == j ? 0 : Math.pow(Reference.comoment(rows, i, rows, j) / (rows.length - 1), 2);
      }
    }
    return sum / rows[0].length;
  }

  @Test
  void barlowTwinsDoesNotChangeUnderAPositiveAffineMapOfEachDimension() {
    Input input = Input.random("affine", 2, 32, 4);
    double[][] view = input.views().get(0);
    double[][] mapped =
        Input.matrix(32, 4, (i, j) -> (1 + j) * view[(int) i][(int) j] + 10 * j - 3);
    assertThat(LossBench.value(BARLOW, Input.of(mapped, input.views().get(1))))
        .isCloseTo(LossBench.value(BARLOW, input), within(1e-5));
  }

  @Test
  void vicRegAsksNothingMoreOfSpreadUncorrelatedEqualViews() {
    double[][] corners = {{2, 2}, {2, -2}, {-2, 2}, {-2, -2}};
    assertThat(LossBench.value(VICREG, Input.of(corners, corners))).isCloseTo(0, within(1e-15));
  }
}
