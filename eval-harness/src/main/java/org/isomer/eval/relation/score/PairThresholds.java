package org.isomer.eval.relation.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.isomer.eval.metric.AveragePrecision;
import org.isomer.eval.metric.BinaryThreshold;
import org.isomer.eval.metric.RankingArea;
import org.isomer.eval.metric.Ratio;
import org.isomer.eval.metric.ZeroDivision;
import org.isomer.reports.record.Scale;
import org.isomer.reports.record.ScoredPair;
import org.isomer.reports.record.Selection;
import org.isomer.spi.BadInputException;

/**
 * What was chosen on validation pairs: which similarity tells pairs apart, and from where on a pair
 * is positive.
 *
 * @param chosen the similarity with the best average precision there
 * @param of the thresholds of each similarity
 */
public record PairThresholds(Similarity chosen, Map<Similarity, Thresholds> of) {
  private static final String SIMILARITY = "similarity";
  private static final String F1 = "threshold of F1";
  private static final String ACCURACY = "threshold of accuracy";

  /**
   * From where on a pair is positive.
   *
   * @param f1 where F1 was best
   * @param accuracy where accuracy was best
   */
  public record Thresholds(double f1, double accuracy) {}

  /** Copies the map. */
  public PairThresholds {
    of = Map.copyOf(of);
  }

  /** Those of a similarity. */
  Thresholds thresholds(Similarity similarity) {
    return Objects.requireNonNull(of.get(similarity));
  }

  /** Chooses; the evidence is a trial for each similarity. */
  public static Selection choose(List<ScoredPair> validation) {
    boolean[] truth = truth(validation);
    int[] once = new int[truth.length];
    Arrays.fill(once, 1);
    List<Map<String, String>> options = new ArrayList<>();
    List<Double> precisions = new ArrayList<>();
    for (Similarity similarity : Similarity.values()) {
      double[] scores = validation.stream().mapToDouble(similarity::of).toArray();
      BinaryThreshold f1 =
          BinaryThreshold.best(scores, truth, counts -> Ratio.F1.of(counts, ZeroDivision.ZERO));
      BinaryThreshold accuracy =
          BinaryThreshold.best(
              scores, truth, counts -> 0.0 - counts.falsePositives() - counts.falseNegatives());
      Map<String, String> option = new LinkedHashMap<>();
      option.put(SIMILARITY, name(similarity));
      option.put(F1, Double.toString(f1.value()));
      option.put(ACCURACY, Double.toString(accuracy.value()));
      options.add(option);
      precisions.add(AveragePrecision.of(scores, truth).value(RankingArea.STEPS, once));
    }
    return Selection.best(
        "validation", PairClassificationScores.HEADLINE, Scale.SHARE, options, precisions);
  }

  /**
   * What a record says was chosen.
   *
   * @throws BadInputException if it is not there
   */
  public static PairThresholds of(Selection selection) {
    Map<Similarity, Thresholds> all = new LinkedHashMap<>();
    for (Similarity similarity : Similarity.values()) {
      Map<String, String> options =
          selection.trials().stream()
              .map(Selection.Trial::options)
              .filter(trial -> name(similarity).equals(trial.get(SIMILARITY)))
              .findFirst()
              .orElseThrow(PairThresholds::missing);
      all.put(similarity, new Thresholds(number(options, F1), number(options, ACCURACY)));
    }
    String chosen = selection.chosen().options().get(SIMILARITY);
    return new PairThresholds(
        Stream.of(Similarity.values())
            .filter(similarity -> name(similarity).equals(chosen))
            .findFirst()
            .orElseThrow(PairThresholds::missing),
        all);
  }

  private static double number(Map<String, String> options, String name) {
    String value = options.get(name);
    if (value == null) {
      throw missing();
    }
    return Double.parseDouble(value);
  }

  private static BadInputException missing() {
    return new BadInputException(
        "the thresholds are not in the record, so its metrics cannot be computed.");
  }

  private static String name(Similarity similarity) {
    return similarity.name().toLowerCase(Locale.ROOT);
  }

  /** Which pairs are positive. */
  static boolean[] truth(List<ScoredPair> pairs) {
    boolean[] truth = new boolean[pairs.size()];
    for (int i = 0; i < truth.length; i++) {
      truth[i] = pairs.get(i).truth() >= 1;
    }
    return truth;
  }
}
