package org.isomer.eval.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.isomer.eval.RecordedNumbers;
import org.isomer.eval.feature.Scaling;
import org.isomer.spi.FeatureMatrix;
import org.isomer.spi.FeatureSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelRegressionTest {
  private static final int CLASSES = 3;
  private static final FeatureSet TRAIN = RecordedNumbers.examples(0, 60);
  private static final FeatureMatrix SCALED =
      Scaling.STANDARDIZE.fit(TRAIN.features()).apply(TRAIN.features());

  /** An example has its own class, and further ones whose feature is large; some are not judged. */
  private static LabelRegression regression(double tolerance) {
    boolean[][] truth = new boolean[CLASSES][TRAIN.size()];
    boolean[][] judged = new boolean[CLASSES][TRAIN.size()];
    for (int label = 0; label < CLASSES; label++) {
      for (int i = 0; i < TRAIN.size(); i++) {
        truth[label][i] = TRAIN.labels()[i] == label || SCALED.rows()[i][label] > .7f;
        judged[label][i] = (i + label) % 7 != 0;
      }
    }
    return new LabelRegression(SCALED, truth, judged, 1000, tolerance);
  }

  /** Weights and bias of scikit-learn 1.x, LogisticRegression with the solver newton-cholesky. */
  @ParameterizedTest
  @CsvSource({
    ".1, 0, .47567121236817494, .14955723286895273, -.5451829112903697, 0, -.26334394096666064, -.3849367077553843",
    ".1, 1, -.5727064880858718, .45410284028358355, .3067779880730919, 0, -.20405288421568538, -.11045445788550609",
    ".1, 2, .28158739714721404, -.21033114525204052, .47030782792099095, 0, .35180936203265256, .08320529513335599",
    "1, 0, 1.145324284085557, .0852003184620143, -1.16415899806115, 0, -.6572734389396959, -.5120525589765",
    "1, 1, -1.1982546944073322, 1.1528237688851017, .7617417483851225, 0, -.2427441114727103, -.09064718565797328",
    "1, 2, .6107907107555565, -.335525488833838, 1.0419641380352387, 0, .6889700563581065, .056367920397606505"
  })
  void findsTheMinimaThatScikitLearnFinds(
      double c, int label, double w0, double w1, double w2, double w3, double w4, double bias) {
    LabelRegression regression = regression(1e-10);

    LabelRegression.Fit fit = regression.fit(c, regression.start());

    assertThat(fit.points().get(label))
        .containsExactly(new double[] {w0, w1, w2, w3, w4, bias}, within(1e-5));
    double[] row = new double[SCALED.dim()];
    Arrays.setAll(row, j -> SCALED.rows()[5][j]);
    double logit = w0 * row[0] + w1 * row[1] + w2 * row[2] + w3 * row[3] + w4 * row[4] + bias;
    assertThat(fit.logits(SCALED)[5][label]).isCloseTo(logit, within(1e-4));
  }

  @Test
  void theMinimumDoesNotDependOnTheStart() {
    LabelRegression regression = regression(1e-10);

    LabelRegression.Fit warm = regression.fit(1, regression.fit(.01, regression.start()));

    LabelRegression.Fit cold = regression.fit(1, regression.start());
    for (int label = 0; label < CLASSES; label++) {
      assertThat(warm.points().get(label)).containsExactly(cold.points().get(label), within(1e-6));
    }
  }

  @Test
  void theGradientIsThatOfTheObjective() {
    List<double[]> rows = List.of(new double[] {1, -2}, new double[] {.5, 3}, new double[] {40, 0});
    LimitedMemoryBfgs.Function function =
        new RegularizedLogistic(rows, new boolean[] {true, false, false}).withInverseStrength(.3);
    double[] point = {.7, -.4, .2};
    double[] gradient = new double[3];
    function.at(point, gradient);

    double step = 1e-6;
    for (int i = 0; i < point.length; i++) {
      double[] above = point.clone();
      double[] below = point.clone();
      above[i] += step;
      below[i] -= step;
      double difference = function.at(above, new double[3]) - function.at(below, new double[3]);
      assertThat(gradient[i]).isCloseTo(difference / (2 * step), within(1e-7));
    }
  }
}
