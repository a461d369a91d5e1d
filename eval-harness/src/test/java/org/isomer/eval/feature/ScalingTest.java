package org.isomer.eval.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.isomer.eval.RecordedNumbers;
import org.isomer.spi.FeatureMatrix;
import org.junit.jupiter.api.Test;

class ScalingTest {
  @Test
  void standardizesWithTheTrainingSplitOnly() {
    FeatureMatrix train = RecordedNumbers.examples(0, 60).features();
    FeatureMatrix test = RecordedNumbers.examples(88, 90).features();
    List<double[]> expected = RecordedNumbers.csv(ScalingTest.class, "standardized.csv");

    FeatureMatrix scaled = Scaling.STANDARDIZE.fit(train).apply(test);

    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < test.dim(); j++) {
        assertThat((double) scaled.rows()[i][j]).isCloseTo(expected.get(i)[j], within(1e-6));
      }
    }
  }

  @Test
  void onlyCentresAConstantFeature() {
    FeatureMatrix train = new FeatureMatrix(new float[][] {{.1f, 1}, {.1f, 3}, {.1f, 2}});

    float[][] scaled =
        Scaling.STANDARDIZE.fit(train).apply(new FeatureMatrix(new float[][] {{1.1f, 2}})).rows();

    assertThat(scaled[0]).containsExactly(new float[] {1, 0}, within(1e-6f));
  }

  @Test
  void l2GivesUnitVectorsAndLeavesZeros() {
    FeatureMatrix features = new FeatureMatrix(new float[][] {{3, -4}, {0, 0}, {1e-30f, 0}});

    assertThat(Scaling.L2.fit(features).apply(features).rows())
        .isDeepEqualTo(new float[][] {{.6f, -.8f}, {0, 0}, {1, 0}});
  }

  @Test
  void noneChangesNothing() {
    FeatureMatrix features = new FeatureMatrix(new float[][] {{3, -4}});

    assertThat(Scaling.NONE.fit(features).apply(features)).isSameAs(features);
  }
}
