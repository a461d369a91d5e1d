package org.isomer.data.series;

import static org.assertj.core.api.Assertions.assertThat;

import org.isomer.modality.series.Series;
import org.isomer.spi.Dataset;
import org.isomer.spi.Examples;
import org.isomer.spi.Split;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CylinderBellFunnelTest {
  private static Dataset open(int train, long seed) {
    return new CylinderBellFunnel().create(new CylinderBellFunnel.Config(train, 1, 400, seed));
  }

  private static float[] values(Examples examples, int index) {
    Series series = (Series) examples.buffer();
    examples.read(index, series);
    return series.values().clone();
  }

  /** Means at each position over all test series of a class. */
  private static double[] meanShape(Dataset dataset, int label) {
    Examples examples = dataset.split(Split.TEST);
    double[] sum = new double[128];
    int count = 0;
    for (int i = 0; i < examples.size(); i++) {
      if (examples.label(i) == label) {
        float[] values = values(examples, i);
        for (int t = 0; t < sum.length; t++) {
          sum[t] += values[t];
        }
        count++;
      }
    }
    for (int t = 0; t < sum.length; t++) {
      sum[t] /= count;
    }
    return sum;
  }

  @Test
  void holdsAsManyOfEachClassAsAsked() {
    Dataset dataset = open(7, 0);
    assertThat(dataset.classes()).containsExactly("cylinder", "bell", "funnel");
    assertThat(dataset.split(Split.TRAIN).size()).isEqualTo(21);
    assertThat(dataset.split(Split.VALIDATION).size()).isEqualTo(3);
    assertThat(dataset.split(Split.TEST).size()).isEqualTo(1200);
    assertThat(values(dataset.split(Split.TRAIN), 0)).hasSize(128);
  }

  /**
   * Expected values of the equations, by summation over a and b: before position 16 and after 128
   * there is noise alone, and at 48 every cylinder has its mean height 6.
   */
  @ParameterizedTest
  @CsvSource({"0, 3.176, 6.000, 2.862", "1, 0.219, 2.480, 2.344", "2, 2.958, 3.520, 0.518"})
  void followsTheEquationsInTheMean(int label, double at24, double at48, double at90) {
    double[] mean = meanShape(open(1, 0), label);
    assertThat(mean[9]).isBetween(-0.25, 0.25);
    assertThat(mean[23]).isBetween(at24 - 0.6, at24 + 0.6);
    assertThat(mean[47]).isBetween(at48 - 0.6, at48 + 0.6);
    assertThat(mean[89]).isBetween(at90 - 0.6, at90 + 0.6);
  }

  @Test
  void keepsSeriesWhenMoreAreAskedForAndChangesThemWithTheSeed() {
    float[] first = values(open(2, 0).split(Split.TRAIN), 4);
    assertThat(values(open(50, 0).split(Split.TRAIN), 4)).isEqualTo(first);
    assertThat(values(open(2, 1).split(Split.TRAIN), 4)).isNotEqualTo(first);
    assertThat(values(open(2, 0).split(Split.TEST), 4)).isNotEqualTo(first);
    assertThat(open(2, 0).digest()).isEqualTo(open(2, 0).digest());
  }
}
