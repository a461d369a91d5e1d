package org.isomer.eval.relation.score;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.isomer.eval.metric.PairDialect;
import org.isomer.eval.metric.RankCorrelation;
import org.isomer.reports.record.Metric;
import org.isomer.reports.record.Scale;
import org.isomer.reports.record.ScoredPair;
import org.isomer.reports.record.Scores;
import org.isomer.reports.statistics.BootstrapInterval;
import org.isomer.reports.statistics.Resamples;

/**
 * How well similarities follow true ones: Spearman's and Pearson's correlation for each {@link
 * Similarity}, with 95 % intervals from 2000 resamples of the pairs. Where a model finds all pairs
 * equally alike, a correlation is 0. It is not defined in a resample of equal numbers, and so few
 * pairs that there is one have no interval.
 */
public final class SimilarityScores {
  /** The metric that leaderboards show. */
  public static final String HEADLINE = "cosine Spearman";

  /** How many resamples of the headline metric are kept. */
  private static final int KEPT = 1000;

  private SimilarityScores() {}

  /**
   * Computes all scores.
   *
   * @param pairs at least one
   */
  public static Scores of(
      PairDialect dialect, List<ScoredPair> pairs, BootstrapInterval intervals) {
    double[] truth = pairs.stream().mapToDouble(ScoredPair::truth).toArray();
    List<RankCorrelation> correlations =
        Stream.of(Similarity.values())
            .map(
                similarity ->
                    RankCorrelation.of(pairs.stream().mapToDouble(similarity::of).toArray(), truth))
            .toList();
    int size = pairs.size();
    Resamples resamples =
        intervals.resample(size, drawn -> values(correlations, Draw.counts(size, drawn)));
    double[] values = values(correlations, Draw.counts(size, IntStream.range(0, size).toArray()));
    Map<String, Metric> metrics = new LinkedHashMap<>();
    for (Similarity similarity : Similarity.values()) {
      for (String correlation : List.of("Spearman", "Pearson")) {
        int i = metrics.size();
        metrics.put(
            similarity.title() + " " + correlation,
            new Metric(
                Double.isNaN(values[i]) ? 0 : values[i],
                Scale.SCORE,
                resamples.interval(i, intervals),
                size));
      }
    }
    List<Double> kept = resamples.first(KEPT, 0);
    return new Scores(
        dialect.title(),
        HEADLINE,
        metrics,
        List.of(),
        List.of(),
        kept.contains(Double.NaN) ? List.of() : kept);
  }

  private static double[] values(List<RankCorrelation> correlations, int[] counts) {
    return correlations.stream()
        .flatMap(each -> Stream.of(each.spearman(counts), each.pearson(counts)))
        .mapToDouble(value -> value)
        .toArray();
  }
}
