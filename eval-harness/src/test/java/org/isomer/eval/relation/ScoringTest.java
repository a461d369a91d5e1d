package org.isomer.eval.relation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.isomer.eval.relation.score.Similarity;
import org.isomer.random.CounterRandom;
import org.isomer.spi.FeatureMatrix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScoringTest {
  private static final int DOCUMENTS = 50;

  private static FeatureMatrix around(float mean, String name, int rows) {
    CounterRandom random = CounterRandom.of(3, name);
    float[][] values = new float[rows][30];
    for (float[] row : values) {
      for (int i = 0; i < row.length; i++) {
        row[i] = mean + random.nextFloat();
      }
    }
    return new FeatureMatrix(values);
  }

  private static List<Integer> best(IntToDoubleFunction score) {
    return IntStream.range(0, DOCUMENTS)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> 0.0 - score.applyAsDouble(i)))
        .toList();
  }

  /** Minus the distance of two vectors, as they are or of length 1. */
  private static double near(float[] a, float[] b, boolean unit) {
    double gap = 0;
    double lengthA = unit ? Math.sqrt(dot(a, a)) : 1;
    double lengthB = unit ? Math.sqrt(dot(b, b)) : 1;
    for (int i = 0; i < a.length; i++) {
      gap += Math.pow(a[i] / lengthA - b[i] / lengthB, 2);
    }
    return 0.0 - gap;
  }

  private static double dot(float[] a, float[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> (double) a[i] * b[i]).sum();
  }

  @ParameterizedTest
  @ValueSource(floats = {-0.5f, 1013, -30_000})
  void documentsComeInTheirOrderHoweverFarFromZeroTheyLie(float mean) {
    FeatureMatrix queries = around(mean, "queries", 4);
    FeatureMatrix documents = around(mean, "documents", DOCUMENTS);
    for (int query = 0; query < 4; query++) {
      float[] asked = queries.rows()[query];
      float[][] rows = documents.rows();
      assertThat(order(Similarity.COSINE, queries, documents, query))
          .isEqualTo(best(i -> near(asked, rows[i], true)));
      assertThat(order(Similarity.EUCLIDEAN, queries, documents, query))
          .isEqualTo(best(i -> near(asked, rows[i], false)));
      assertThat(order(Similarity.DOT, queries, documents, query))
          .isEqualTo(best(i -> dot(asked, rows[i])));
    }
  }

  private static List<Integer> order(
      Similarity similarity, FeatureMatrix queries, FeatureMatrix documents, int query) {
    Scoring scoring = Scoring.of(similarity, queries, documents);
    double[] scores = scoring.of(new int[] {query})[0];
    return best(i -> scoring.kept(scores[i]));
  }
}
