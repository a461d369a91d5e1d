package org.isomer.train.sentinel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmbeddingStatisticsTest {
  /**
   * numpy 2 in float64, with its SVD, eigh and polyfit; the second row has more columns than rows.
   */
  @ParameterizedTest
  @CsvSource({
    "12, 5, 2, 1.9001659667226367, 0.9568453805512278, 4.647792032277977, 1.7395261005840161,"
        + " 2.8531849333628303, 0.02055907581071184, -2.091059247731756",
    "7, 40, 3, 14.630006973036833, 0.8130634510813999, 9.220844837475203, 5.290598781187865,"
        + " 5.477736598113237, 0.0362070964631536, -3.118823624841495",
  })
  void agreesWithNumpy(
      int instances,
      int dim,
      int views,
      double norm,
      double std,
      double rank,
      double alpha,
      double lidar,
      double alignment,
      double uniformity) {
    List<float[]> embeddings = new ArrayList<>();
    for (int v = 0; v < views; v++) {
      float[] view = new float[instances * dim];
      for (int i = 0; i < instances; i++) {
        for (int j = 0; j < dim; j++) {
          double angle = 1 + i * i * (j + 1) * 0.37 + 0.2 * v * Math.cos(j + i);
          view[i * dim + j] = (float) (Math.sin(angle) * (1 + 0.1 * j));
        }
      }
      embeddings.add(view);
    }
    Map<String, Float> statistics = EmbeddingStatistics.of(embeddings, instances);
    assertThat(statistics).hasSize(8).containsEntry("dead-embeddings", 0f);
    assertClose(statistics, "embedding-norm", norm);
    assertClose(statistics, "embedding-std", std);
    assertClose(statistics, "embedding-rank", rank);
    assertClose(statistics, "embedding-alpha", alpha);
    assertClose(statistics, "lidar", lidar);
    assertClose(statistics, "alignment", alignment);
    assertClose(statistics, "uniformity", uniformity);
  }

  private static void assertClose(Map<String, Float> statistics, String name, double expected) {
    assertThat((double) statistics.get(name))
        .as(name)
        .isCloseTo(expected, within(1e-5 * Math.max(1, Math.abs(expected))));
  }

  @Test
  void anIsotropicBatchHasFullRankAndNoDecay() {
    // ± the axes of 4 dimensions, both views alike.
    float[] view = new float[8 * 4];
    for (int i = 0; i < 8; i++) {
      view[i * 4 + i / 2] = i % 2 == 0 ? 3 : -3;
    }
    Map<String, Float> statistics = EmbeddingStatistics.of(List.of(view, view), 8);
    assertThat(statistics.get("embedding-rank")).isCloseTo(4, within(1e-6f));
    assertThat(statistics.get("embedding-alpha")).isCloseTo(0, within(1e-6f));
    assertThat(statistics.get("lidar")).isCloseTo(4, within(1e-6f));
    assertThat(statistics.get("embedding-std")).isCloseTo(1, within(1e-6f));
    assertThat(statistics.get("embedding-norm")).isEqualTo(3);
    assertThat(statistics.get("alignment")).isEqualTo(0);
    // Of 28 pairs, 4 are opposite at ‖u − u′‖² = 4 and 24 are orthogonal at 2.
    assertThat(statistics.get("uniformity"))
        .isCloseTo((float) Math.log((4 * Math.exp(-8) + 24 * Math.exp(-4)) / 28), within(1e-6f));
  }

  @Test
  void equalEmbeddingsHaveRankOneAndNoSpread() {
    float[] view = {1, 2, 2, 1, 2, 2, 1, 2, 2};
    Map<String, Float> statistics = EmbeddingStatistics.of(List.of(view, view), 3);
    assertThat(statistics.get("embedding-rank")).isCloseTo(1, within(1e-4f));
    assertThat(statistics.get("embedding-std")).isCloseTo(0, within(1e-6f));
    assertThat(statistics.get("uniformity")).isCloseTo(0, within(1e-6f));
    assertThat(statistics.get("embedding-norm")).isEqualTo(3);
  }

  @Test
  void alignmentAndUniformityByHand() {
    // Unit vectors at 0° and 90°, then at 60° and 90°: distances² 1 and 0; 2 and 2 − √3.
    float[] first = {1, 0, 0, 5};
    float[] second = {1, (float) Math.sqrt(3), 0, 2};
    Map<String, Float> statistics = EmbeddingStatistics.of(List.of(first, second), 2);
    assertThat(statistics.get("alignment")).isCloseTo(0.5f, within(1e-6f));
    float expected = (float) ((-2 * 2 + -2 * (2 - Math.sqrt(3))) / 2);
    assertThat(statistics.get("uniformity")).isCloseTo(expected, within(1e-6f));
  }

  @Test
  void embeddingsOfZerosAreDeadAndEverythingStaysFinite() {
    Map<String, Float> statistics =
        EmbeddingStatistics.of(List.of(new float[] {0, 0, 0, 1}, new float[4]), 2);
    assertThat(statistics).containsEntry("dead-embeddings", 0.75f);
    assertThat(statistics.values()).allMatch(Float::isFinite);
    assertThat(EmbeddingStatistics.of(List.of(new float[4], new float[4]), 2))
        .containsEntry("dead-embeddings", 1f)
        .containsEntry("embedding-rank", 0f)
        .doesNotContainKey("embedding-alpha")
        .allSatisfy((name, value) -> assertThat(value).as(name).isFinite());
  }

  @Test
  void whatCannotBeComputedIsLeftOut() {
    assertThat(EmbeddingStatistics.of(List.of(new float[] {1, 2}), 1))
        .containsOnlyKeys("embedding-norm", "dead-embeddings", "embedding-std", "embedding-rank");
    assertThat(EmbeddingStatistics.of(List.of(new float[] {1, Float.NaN}), 1)).isEmpty();
    assertThat(EmbeddingStatistics.of(List.of(), 4)).isEmpty();
  }

  @Test
  void ofLargeBatchesTheFirstInstancesAreTaken() {
    assertThat(EmbeddingStatistics.examined(64, 2)).isEqualTo(64);
    assertThat(EmbeddingStatistics.examined(4096, 2)).isEqualTo(256);
    assertThat(EmbeddingStatistics.examined(4096, 8)).isEqualTo(64);
  }

  @Test
  void theGreatestRankIsReachedByViewsThatAreAlike() {
    int instances = 600;
    int dim = 300;
    float[] view = new float[instances * dim];
    for (int i = 0; i < instances; i++) {
      view[i * dim + i % dim] = 1;
    }
    int limit = EmbeddingStatistics.greatestRank(instances, 2, dim);
    assertThat(limit).isEqualTo(256);
    assertThat(EmbeddingStatistics.of(List.of(view, view), instances).get("embedding-rank"))
        .isCloseTo(limit, within(1e-3f));
    assertThat(EmbeddingStatistics.greatestRank(instances, 2, 128)).isEqualTo(128);
  }

  @Test
  void aPowerLawHasItsExponent() {
    double[] spectrum = new double[50];
    for (int i = 0; i < 50; i++) {
      spectrum[i] = 7 * Math.pow(i + 1, -1.5);
    }
    assertThat(Spectra.decay(spectrum)).hasValueCloseTo(1.5, within(1e-12));
    assertThat(Spectra.decay(new double[] {1, 0, 0})).isEmpty();
  }

  @Test
  void theEffectiveRankOfAGeometricSpectrum() {
    // Shares 1/2, 1/4, 1/8, 1/8 have an entropy of 7/4 bits.
    assertThat(Spectra.effectiveRank(new double[] {4, 2, 1, 1}))
        .isCloseTo(Math.pow(2, 1.75), within(1e-12));
  }
}
