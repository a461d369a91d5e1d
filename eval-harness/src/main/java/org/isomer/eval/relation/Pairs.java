package org.isomer.eval.relation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.isomer.reports.record.ScoredPair;
import org.isomer.spi.FeatureMatrix;
import org.isomer.spi.RelatedExamples;

/** How alike the members of pairs are, computed in double precision. */
final class Pairs {
  private Pairs() {}

  /**
   * Scores every pair of a split.
   *
   * @param truth what is stored of a pair's grade
   */
  static List<ScoredPair> scored(
      RelatedExamples related, PoolFeatures features, DoubleUnaryOperator truth) {
    FeatureMatrix first = features.of(related.pool(0));
    FeatureMatrix second = features.of(related.pool(1));
    List<ScoredPair> pairs = new ArrayList<>();
    for (int i = 0; i < related.size(); i++) {
      int one = related.member(i, 0);
      int two = related.member(i, 1);
      pairs.add(
          scored(
              "%d: %s, %s".formatted(i, related.pool(0).id(one), related.pool(1).id(two)),
              truth.applyAsDouble(related.grade(i)),
              first.rows()[one],
              second.rows()[two]));
    }
    return pairs;
  }

  private static ScoredPair scored(String id, double truth, float[] first, float[] second) {
    double dot = 0;
    double firstSquares = 0;
    double secondSquares = 0;
    double distance = 0;
    for (int i = 0; i < first.length; i++) {
      double gap = (double) first[i] - second[i];
      dot += (double) first[i] * second[i];
      firstSquares += (double) first[i] * first[i];
      secondSquares += (double) second[i] * second[i];
      distance += gap * gap;
    }
    double lengths = Math.sqrt(firstSquares) * Math.sqrt(secondSquares);
    double cosine = lengths == 0 ? 0 : Math.max(-1, Math.min(1, dot / lengths));
    return new ScoredPair(id, truth, cosine, dot, Math.sqrt(distance));
  }
}
