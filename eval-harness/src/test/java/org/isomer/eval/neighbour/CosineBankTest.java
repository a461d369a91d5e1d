package org.isomer.eval.neighbour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.isomer.eval.feature.Scaling;
import org.isomer.graph.Precision;
import org.isomer.random.CounterRandom;
import org.isomer.spi.FeatureMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CosineBankTest {
  @Test
  void findsWhatSortingAllFinds() {
    FeatureMatrix bank = random("bank", 300, 17);
    FeatureMatrix queries = random("queries", 21, 17);

    List<NearestRows> found = new CosineBank(bank).nearest(queries, 40);

    assertThat(found).hasSize(21);
    for (int q = 0; q < 21; q++) {
      float[] query = queries.rows()[q];
      List<Integer> expected =
          IntStream.range(0, 300)
              .boxed()
              .sorted(Comparator.comparingDouble(i -> -cosine(query, bank.rows()[i])))
              .limit(40)
              .toList();
      assertThat(found.get(q).indices())
          .containsExactly(expected.stream().mapToInt(i -> i).toArray());
      for (int i = 0; i < 40; i++) {
        assertThat((double) found.get(q).similarities()[i])
            .isCloseTo(cosine(query, bank.rows()[expected.get(i)]), within(1e-6));
      }
    }
  }

  @Test
  void tellsVectorsFarFromZeroApart() {
    FeatureMatrix bank = pressures("bank", 60, 40);
    FeatureMatrix queries = pressures("queries", 9, 40);

    List<NearestRows> found = new CosineBank(bank).nearest(queries, 5);

    for (int q = 0; q < 9; q++) {
      float[] query = queries.rows()[q];
      assertThat(found.get(q).indices())
          .containsExactly(
              IntStream.range(0, 60)
                  .boxed()
                  .sorted(Comparator.comparingDouble(i -> angle(query, bank.rows()[i])))
                  .limit(5)
                  .mapToInt(i -> i)
                  .toArray());
    }
  }

  /** Around 1013, as air pressure is. */
  private static FeatureMatrix pressures(String name, int rows, int dim) {
    FeatureMatrix around = random(name, rows, dim);
    for (float[] row : around.rows()) {
      for (int i = 0; i < dim; i++) {
        row[i] = 1013 + 0.5f * row[i];
      }
    }
    return around;
  }

  /** 1 less the cosine, from the difference of the unit vectors, which loses no digits. */
  private static double angle(float[] a, float[] b) {
    double gap = 0;
    double lengthA = Math.sqrt(dot(a, a));
    double lengthB = Math.sqrt(dot(b, b));
    for (int i = 0; i < a.length; i++) {
      gap += Math.pow(a[i] / lengthA - b[i] / lengthB, 2);
    }
    return gap / 2;
  }

  private static double dot(float[] a, float[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> (double) a[i] * b[i]).sum();
  }

  @Test
  void equalSimilaritiesComeInTheOrderOfTheBank() {
    float[][] bank = {{0, -2}, {1, 0}, {0, 5}, {3, 0}, {0, 1}, {-1, 0}, {2, 0}};

    NearestRows nearest =
        new CosineBank(new FeatureMatrix(bank))
            .nearest(new FeatureMatrix(new float[][] {{7, 0}}), 7)
            .get(0);

    assertThat(nearest.indices()).containsExactly(1, 3, 6, 0, 2, 4, 5);
    assertThat(nearest.similarities()).containsExactly(1, 1, 1, 0, 0, 0, -1);
  }

  @Test
  void givesTheWholeBankIfItIsSmall() {
    FeatureMatrix bank = random("bank", 3, 2);

    assertThat(new CosineBank(bank).nearest(bank, 10).get(0).count()).isEqualTo(3);
  }

  /** As an encoder gives them that has collapsed. */
  @Test
  void theShortlistIsLeftWhereNearlyAllAreAlike() {
    float[][] rows = random("bank", 40_000, 8).rows();
    for (float[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        row[i] = 1 + 1e-4f * row[i];
      }
    }
    float[][] queries = random("queries", 6, 8).rows();
    queries[2] = rows[77];
    queries[5] = rows[39_000];
    CosineBank bank = new CosineBank(new FeatureMatrix(rows));

    List<NearestRows> all = bank.amongAll(queries, 5);
    List<NearestRows> listed = bank.amongShortlisted(queries, 5, Precision.BFLOAT16);

    for (int i = 0; i < queries.length; i++) {
      assertThat(listed.get(i).indices()).isEqualTo(all.get(i).indices());
      assertThat(listed.get(i).similarities()).isEqualTo(all.get(i).similarities());
    }
  }

  @Test
  void threadsChangeNoBit() throws Exception {
    CosineBank bank = new CosineBank(random("bank", 1500, 33));
    FeatureMatrix queries = random("queries", 50, 33);

    List<NearestRows> one = new ForkJoinPool(1).submit(() -> bank.nearest(queries, 30)).get();
    List<NearestRows> four = new ForkJoinPool(4).submit(() -> bank.nearest(queries, 30)).get();

    for (int i = 0; i < one.size(); i++) {
      assertThat(four.get(i).indices()).isEqualTo(one.get(i).indices());
      assertThat(four.get(i).similarities()).isEqualTo(one.get(i).similarities());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 30, 9000})
  void aShortlistChangesNoBit(int k) {
    float[][] vectors = random("bank", 9000, 37).rows();
    // Equal ones, and ones too near for bfloat16 to tell apart.
    System.arraycopy(vectors, 0, vectors, 4000, 40);
    for (int i = 4040; i < 4100; i++) {
      vectors[i] = vectors[0].clone();
      vectors[i][i % 37] *= 1 + 1e-6f * i;
    }
    CosineBank bank = new CosineBank(new FeatureMatrix(vectors));
    float[][] queries = Scaling.L2.fit(random("q", 1, 37)).apply(new FeatureMatrix(vectors)).rows();
    float[][] few = Arrays.copyOfRange(queries, 3990, 4053);

    List<NearestRows> all = bank.amongAll(few, k);
    for (Precision precision : Precision.values()) {
      List<NearestRows> shortlisted = bank.amongShortlisted(few, k, precision);
      for (int i = 0; i < few.length; i++) {
        assertThat(shortlisted.get(i).indices()).isEqualTo(all.get(i).indices());
        assertThat(shortlisted.get(i).similarities()).isEqualTo(all.get(i).similarities());
      }
    }
  }

  private static double cosine(float[] a, float[] b) {
    double product = 0;
    double squaresA = 0;
    double squaresB = 0;
    for (int i = 0; i < a.length; i++) {
      product += (double) a[i] * b[i];
      squaresA += (double) a[i] * a[i];
      squaresB += (double) b[i] * b[i];
    }
    return product / Math.sqrt(squaresA * squaresB);
  }

  private static FeatureMatrix random(String purpose, int size, int dim) {
    CounterRandom random = CounterRandom.of(1, purpose);
    float[][] rows = new float[size][dim];
    for (float[] row : rows) {
      for (int i = 0; i < dim; i++) {
        row[i] = (float) random.nextGaussian();
      }
    }
    return new FeatureMatrix(rows);
  }
}
