package org.isomer.eval.verification;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isomer.config.ConfigReader;
import org.isomer.eval.result.CleanSubset;
import org.isomer.eval.result.FurtherMetrics;
import org.isomer.eval.result.MeanOfTries;
import org.isomer.eval.result.Results;
import org.isomer.eval.suite.RecordedTask;
import org.isomer.reports.record.Metric;
import org.isomer.reports.record.Predictions;
import org.isomer.reports.record.RecordDigest;
import org.isomer.reports.record.Result;
import org.isomer.reports.record.ResultArchive;
import org.isomer.reports.record.ResultRecord;
import org.isomer.reports.record.Scores;
import org.isomer.spi.BadInputException;

/** Compares what records say with what their predictions give. */
public final class Verifier {
  private final ResultArchive archive;
  private final ConfigReader reader;
  private final Recomputation recomputation;

  /**
   * Verifies.
   *
   * @param archive where results are read
   * @param reader knows the plugins that further metrics come from
   */
  @Inject
  public Verifier(ResultArchive archive, ConfigReader reader, Recomputation recomputation) {
    this.archive = archive;
    this.reader = reader;
    this.recomputation = recomputation;
  }

  /**
   * Computes the scores of a result, and those facts that follow from others, and compares.
   *
   * @param name the name of the record
   * @throws BadInputException if the record, or a file beside it, is bad
   */
  public Verification verify(Path name) {
    Result result = archive.read(name);
    RecordDigest.State digest = archive.state(name);
    Differences differences = Facts.differences(result, reader);
    if (digest == RecordDigest.State.CHANGED) {
      differences.say(
          "the record is not the one that was written: its SHA-256 is not that of "
              + RecordDigest.FILE);
    }
    List<String> notes = new ArrayList<>();
    boolean bound = digest != RecordDigest.State.NOT_KEPT;
    List<String> unchecked = scores(result, bound, differences, notes);
    Verification.Verdict verdict =
        !differences.all().isEmpty()
            ? Verification.Verdict.DIFFERS
            : result.predictions().samples().isEmpty()
                ? Verification.Verdict.WITHOUT_PREDICTIONS
                : unchecked.isEmpty() && bound
                    ? Verification.Verdict.OK
                    : Verification.Verdict.PARTLY_CHECKED;
    int checked = result.record().metrics().size() - unchecked.size();
    return new Verification(verdict, differences.all(), unchecked, bound, notes, checked);
  }

  /**
   * What of a result's numbers its predictions contradict, in words; nothing where it keeps none.
   * Intervals from resamples are passed over, so that many results can be looked at.
   */
  public List<String> contradictions(Result result) {
    ResultRecord record = result.record();
    if (result.predictions().samples().isEmpty()) {
      return List.of();
    }
    Differences differences = new Differences();
    try {
      Scores numbers = recomputation.numbers(record, result.predictions());
      compare(
          result, asStored(withClean(numbers, result.predictions()), result), false, differences);
    } catch (BadInputException | IllegalArgumentException e) {
      differences.say(String.valueOf(e.getMessage()));
    }
    return differences.all();
  }

  /** Numbers with the intervals and resamples of a result, where they have none of their own. */
  private static Scores asStored(Scores numbers, Result result) {
    Map<String, Metric> metrics = new LinkedHashMap<>(numbers.metrics());
    metrics.replaceAll(
        (name, number) ->
            new Metric(
                number.value(),
                number.scale(),
                number
                    .interval()
                    .or(
                        () ->
                            Optional.ofNullable(result.record().metrics().get(name))
                                .flatMap(Metric::interval)),
                number.samples()));
    return new Scores(
        numbers.dialect(),
        numbers.headline(),
        metrics,
        numbers.classScores(),
        numbers.confusion(),
        result.resamples());
  }

  /** Compares the scores; gives the metrics that do not follow from what is stored. */
  private List<String> scores(
      Result result, boolean bound, Differences differences, List<String> notes) {
    ResultRecord record = result.record();
    List<String> all = List.copyOf(record.metrics().keySet());
    if (result.predictions().samples().isEmpty()) {
      return all;
    }
    Scores scores;
    try {
      scores = recomputation.of(record, result.predictions());
    } catch (BadInputException | IllegalArgumentException e) {
      differences.say(String.valueOf(e.getMessage()));
      return all;
    }
    return compare(result, withFurther(scores, result, notes), bound, differences);
  }

  /**
   * Compares scores.
   *
   * @param bound whether the record's digest is kept: versions that kept less had none
   */
  private static List<String> compare(
      Result result, Scores scores, boolean bound, Differences differences) {
    ResultRecord record = result.record();
    if (Recomputation.lacksTries(record, result.predictions())) {
      return firstTry(record, scores, differences);
    }
    int tries = result.predictions().tries().size();
    differences.text("tries", Recomputation.tries(record), tries);
    differences.text("headline", record.headline(), scores.headline());
    ScoreComparison comparison =
        new ScoreComparison(
            bound || !record.metricsVersion().equals(Results.FIRST_METRICS), differences);
    List<String> unchecked = comparison.metrics(record.metrics(), scores.metrics());
    comparison.classes(record, scores);
    comparison.resamples(result.resamples(), scores.resamples());
    differences.addAll(Bounds.violations(result));
    return unchecked;
  }

  private Scores withFurther(Scores own, Result result, List<String> notes) {
    ResultRecord record = result.record();
    Scores scores = withClean(own, result.predictions());
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

  private static Scores withClean(Scores own, Predictions predictions) {
    return CleanSubset.accuracy(predictions)
        .map(clean -> own.with(CleanSubset.NAME, clean))
        .orElse(own);
  }

  /**
   * The first try is what its predictions give, and the headline the mean of what is stored of the
   * tries; but nobody can tell whether that is right.
   */
  private static List<String> firstTry(ResultRecord record, Scores first, Differences differences) {
    String headline = record.headline();
    ScoreComparison comparison = new ScoreComparison(false, differences);
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
        comparison.metric(name, stored.getValue(), computed.get());
      } else {
        unchecked.add(name);
      }
    }
    if (!record.metrics().containsKey(headline + Results.FIRST_TRY)) {
      differences.say("'" + headline + Results.FIRST_TRY + "' is missing");
    }
    List<Metric> tries =
        record.metrics().entrySet().stream()
            .filter(metric -> Results.isOfTry(metric.getKey(), headline))
            .map(Map.Entry::getValue)
            .toList();
    if (tries.size() > 1) {
      comparison.metric(headline, record.headlineMetric(), MeanOfTries.mean(tries));
    }
    return unchecked;
  }
}
