package org.isomer.eval.relation.score;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.isomer.eval.metric.RankedGains;
import org.isomer.eval.metric.RankingDialect;
import org.isomer.reports.record.Metric;
import org.isomer.reports.record.Ranking;
import org.isomer.reports.record.Scale;
import org.isomer.reports.record.Scores;
import org.isomer.reports.statistics.BootstrapInterval;
import org.isomer.reports.statistics.Resamples;

/**
 * How early rankings have what is relevant: the means over the queries of nDCG@k, recall@k, average
 * precision and reciprocal rank, the last two over all that is ranked, with 95 % intervals from
 * 2000 resamples of the queries. The k are 1, 3, 5, 10, and of longer rankings 20, 100 and 1000.
 */
public final class RankingScores {
  private static final List<Integer> ALWAYS = List.of(1, 3, 5, 10);
  private static final List<Integer> OF_LONG = List.of(20, 100, 1000);

  /** How many resamples of the headline metric are kept. */
  private static final int KEPT = 1000;

  private RankingScores() {}

  /**
   * Computes all scores.
   *
   * @param rankings of each query, at least one
   */
  public static Scores of(
      RankingDialect dialect,
      List<Ranking> rankings,
      RankingHeadline headline,
      BootstrapInterval intervals) {
    List<Map<String, Double>> queries = values(dialect, rankings);
    List<String> names = List.copyOf(queries.get(0).keySet());
    double[][] rows =
        queries.stream()
            .map(query -> query.values().stream().mapToDouble(Double::doubleValue).toArray())
            .toArray(double[][]::new);
    int size = rows.length;
    double[] values = means(rows, IntStream.range(0, size).toArray());
    Resamples resamples = intervals.resample(size, drawn -> means(rows, drawn));
    Map<String, Metric> metrics = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      metrics.put(
          names.get(i), new Metric(values[i], Scale.SHARE, resamples.interval(i, intervals), size));
    }
    return new Scores(
        dialect.title(),
        headline.title(),
        metrics,
        List.of(),
        List.of(),
        resamples.first(KEPT, names.indexOf(headline.title())));
  }

  private static List<Map<String, Double>> values(RankingDialect dialect, List<Ranking> rankings) {
    int longest = rankings.stream().mapToInt(ranking -> ranking.documents().size()).max().orElse(0);
    List<Integer> cuts = new ArrayList<>(ALWAYS);
    OF_LONG.stream().filter(k -> k <= longest).forEach(cuts::add);
    return rankings.stream().map(ranking -> values(dialect, ranking, cuts)).toList();
  }

  /** The metrics of one query by name. */
  private static Map<String, Double> values(
      RankingDialect dialect, Ranking ranking, List<Integer> cuts) {
    RankedGains gains = new RankedGains(array(ranking.grades()), array(ranking.missed()));
    int all = ranking.documents().size();
    Map<String, Double> values = new LinkedHashMap<>();
    DoubleUnaryOperator gain = dialect.gains(gains.greatest());
    cuts.forEach(k -> values.put("nDCG@" + k, gains.discountedGain(k, gain)));
    cuts.forEach(k -> values.put("recall@" + k, gains.recall(k)));
    values.put(RankingHeadline.MAP.title(), gains.averagePrecision(all));
    values.put(RankingHeadline.MRR.title(), gains.reciprocalRank(all));
    return values;
  }

  private static double[] array(List<Double> numbers) {
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** In [0, 1], where rounding would leave it. */
  private static double[] means(double[][] rows, int[] drawn) {
    double[] means = new double[rows[0].length];
    for (int query : drawn) {
      for (int i = 0; i < means.length; i++) {
        means[i] += rows[query][i];
      }
    }
    for (int i = 0; i < means.length; i++) {
      means[i] = Math.min(1, means[i] / drawn.length);
    }
    return means;
  }
}
