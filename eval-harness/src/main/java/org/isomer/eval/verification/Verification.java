package org.isomer.eval.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isomer.config.ConfigReader;
import org.isomer.eval.result.CleanSubset;
import org.isomer.eval.result.FurtherMetrics;
import org.isomer.eval.result.MeanOfTries;
import org.isomer.eval.result.Results;
import org.isomer.eval.suite.RecordedTask;
import org.isomer.reports.json.BadResultException;
import org.isomer.reports.record.ClassScores;
import org.isomer.reports.record.Interval;
import org.isomer.reports.record.Metric;
import org.isomer.reports.record.Result;
import org.isomer.reports.record.ResultKey;
import org.isomer.reports.record.ResultRecord;
import org.isomer.reports.record.Scores;
import org.isomer.spi.BadInputException;

/**
 * What a record says against what its predictions give.
 *
 * @param verdict in one word; nothing is called right of which a part was not computed again
 * @param differences what is stored otherwise than it is computed, in words
 * @param unchecked the names of metrics that the stored predictions do not determine
 * @param notes why further metrics of the record's task could not be computed
 * @param checked how many metrics were computed again
 */
public record Verification(
    Verdict verdict,
    List<String> differences,
    List<String> unchecked,
    List<String> notes,
    int checked) {
  /** What is to be said of a result. */
  public enum Verdict {
    /** Every score is what the predictions give. */
    OK,
    /** Some scores are what the predictions give, the others do not follow from them. */
    PARTLY_CHECKED,
    /** No predictions are kept. */
    WITHOUT_PREDICTIONS,
    /** A score, or a digest, is not what it should be. */
    DIFFERS
  }

  /** Rounding of a sum in another order; what a person changes is larger. */
  private static final double ROUNDING = 1e-9;

  /** Copies the lists. */
  public Verification {
    differences = List.copyOf(differences);
    unchecked = List.copyOf(unchecked);
    notes = List.copyOf(notes);
  }

  private static Verification of(
      ResultRecord record, List<String> differences, List<String> unchecked, List<String> notes) {
    Verdict verdict =
        !differences.isEmpty()
            ? Verdict.DIFFERS
            : unchecked.isEmpty() ? Verdict.OK : Verdict.PARTLY_CHECKED;
    return new Verification(
        verdict, differences, unchecked, notes, record.metrics().size() - unchecked.size());
  }

  /**
   * Computes the scores of a result and compares.
   *
   * @param reader knows the plugins that further metrics come from
   */
  public static Verification of(Result result, ConfigReader reader) {
    ResultRecord record = result.record();
    List<String> differences = new ArrayList<>(keys(record));
    List<String> notes = new ArrayList<>();
    List<String> all = List.copyOf(record.metrics().keySet());
    if (result.predictions().samples().isEmpty()) {
      Verdict verdict = differences.isEmpty() ? Verdict.WITHOUT_PREDICTIONS : Verdict.DIFFERS;
      return new Verification(verdict, differences, all, notes, 0);
    }
    Scores scores;
    try {
      scores = Recomputation.of(result.predictions().kind()).of(record, result.predictions());
    } catch (BadResultException | BadInputException | IllegalArgumentException e) {
      differences.add(String.valueOf(e.getMessage()));
      return of(record, differences, all, notes);
    }
    scores = withFurther(scores, result, reader, notes);
    if (Recomputation.lacksTries(record, result.predictions())) {
      return firstTry(record, scores, differences, notes);
    }
    List<String> unchecked = new ArrayList<>();
    int tries = result.predictions().tries().size();
    if (Recomputation.tries(record) != tries) {
      differences.add(text("tries", Recomputation.tries(record), tries));
    }
    if (!scores.headline().equals(record.headline())) {
      differences.add(text("headline", record.headline(), scores.headline()));
    }
    for (Map.Entry<String, Metric> stored : record.metrics().entrySet()) {
      Metric computed = scores.metrics().get(stored.getKey());
      if (computed == null) {
        unchecked.add(stored.getKey());
      } else {
        compare(stored.getKey(), stored.getValue(), computed, differences);
      }
    }
    compare(record, scores, differences);
    compare(result.resamples(), scores.resamples(), differences);
    differences.addAll(Bounds.violations(result));
    return of(record, differences, unchecked, notes);
  }

  private static Scores withFurther(
      Scores own, Result result, ConfigReader reader, List<String> notes) {
    ResultRecord record = result.record();
    Scores scores =
        CleanSubset.accuracy(result.predictions().classes())
            .map(clean -> own.with(CleanSubset.NAME, clean))
            .orElse(own);
    try {
      return FurtherMetrics.add(
          FurtherMetrics.of(
              RecordedTask.metrics(record, reader),
              record.data().classes(),
              result.predictions(),
              Recomputation.intervals(record)),
          scores);
    } catch (BadInputException e) {
      notes.add("the further metrics of its task were not computed: " + e.getMessage());
      return scores;
    }
  }

  /**
   * The first try is what its predictions give, and the headline the mean of what is stored of the
   * tries; but nobody can tell whether that is right.
   */
  private static Verification firstTry(
      ResultRecord record, Scores first, List<String> differences, List<String> notes) {
    String headline = record.headline();
    List<String> unchecked = new ArrayList<>();
    for (Map.Entry<String, Metric> stored : record.metrics().entrySet()) {
      String name = stored.getKey();
      Optional<Metric> computed =
          name.endsWith(Results.FIRST_TRY)
              ? Optional.ofNullable(
                  first
                      .metrics()
                      .get(name.substring(0, name.length() - Results.FIRST_TRY.length())))
              : Optional.empty();
      if (computed.isPresent()) {
        compare(name, stored.getValue(), computed.get(), differences);
      } else {
        unchecked.add(name);
      }
    }
    if (!record.metrics().containsKey(headline + Results.FIRST_TRY)) {
      differences.add("'" + headline + Results.FIRST_TRY + "' is missing");
    }
    List<Metric> tries =
        record.metrics().entrySet().stream()
            .filter(metric -> Results.isOfTry(metric.getKey(), headline))
            .map(Map.Entry::getValue)
            .toList();
    if (tries.size() > 1) {
      compare(headline, record.headlineMetric(), MeanOfTries.mean(tries), differences);
    }
    return of(record, differences, unchecked, notes);
  }

  private static List<String> keys(ResultRecord record) {
    List<String> differences = new ArrayList<>();
    if (record.key().isPresent()) {
      ResultKey key = record.key().get();
      if (!key.protocol().equals(record.protocol().digest())) {
        differences.add(text("digest of the protocol", key.protocol(), record.protocol().digest()));
      }
      if (!key.data().equals(record.data().digest())) {
        differences.add(text("digest of the data", key.data(), record.data().digest()));
      }
    }
    return differences;
  }

  private static void compare(
      String name, Metric stored, Metric computed, List<String> differences) {
    number(name, stored.value(), computed.value(), differences);
    if (stored.scale() != computed.scale()) {
      differences.add(text(name + ", scale", stored.scale(), computed.scale()));
    }
    if (stored.samples() != computed.samples()) {
      differences.add(text(name + ", samples", stored.samples(), computed.samples()));
    }
    // An older version may have kept no interval, but none is made up.
    if (stored.interval().isPresent() && computed.interval().isPresent()) {
      Interval one = stored.interval().get();
      Interval two = computed.interval().get();
      if (one.method().equals(two.method())) {
        number(name + ", lower end", one.low(), two.low(), differences);
        number(name + ", upper end", one.high(), two.high(), differences);
      } else {
        differences.add(text(name + ", interval", one.method(), two.method()));
      }
    } else if (stored.interval().isPresent()) {
      differences.add(text(name + ", interval", "there", "not defined"));
    }
  }

  private static void compare(ResultRecord record, Scores scores, List<String> differences) {
    if (!record.confusion().isEmpty() && !record.confusion().equals(scores.confusion())) {
      differences.add("the confusions are not those of the predictions");
    }
    if (record.classScores().size() > scores.classScores().size()) {
      differences.add("the scores of the classes do not follow from the predictions");
    }
    for (int i = 0; i < Math.min(record.classScores().size(), scores.classScores().size()); i++) {
      String name = "class " + record.data().classes().get(i);
      ClassScores stored = record.classScores().get(i);
      ClassScores computed = scores.classScores().get(i);
      number(name + ", precision", stored.precision(), computed.precision(), differences);
      number(name + ", recall", stored.recall(), computed.recall(), differences);
      number(name + ", F1", stored.f1(), computed.f1(), differences);
      if (stored.support() != computed.support()) {
        differences.add(text(name + ", support", stored.support(), computed.support()));
      }
      for (Map.Entry<String, Double> further : stored.further().entrySet()) {
        double value =
            Optional.ofNullable(computed.further().get(further.getKey())).orElse(Double.NaN);
        number(name + ", " + further.getKey(), further.getValue(), value, differences);
      }
    }
  }

  private static void compare(
      List<Double> stored, List<Double> computed, List<String> differences) {
    boolean same = stored.isEmpty() || stored.size() == computed.size();
    for (int i = 0; same && i < stored.size(); i++) {
      same = close(stored.get(i), computed.get(i));
    }
    if (!same) {
      differences.add("the resamples are not those of the predictions");
    }
  }

  private static void number(
      String name, double stored, double computed, List<String> differences) {
    if (!close(stored, computed)) {
      differences.add(text(name, stored, computed));
    }
  }

  private static boolean close(double stored, double computed) {
    return Math.abs(stored - computed) <= ROUNDING * Math.max(1, Math.abs(stored));
  }

  private static String text(String name, Object stored, Object computed) {
    return "%s: stored %s, computed %s".formatted(name, stored, computed);
  }
}
