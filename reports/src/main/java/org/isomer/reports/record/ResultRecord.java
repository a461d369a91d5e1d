package org.isomer.reports.record;

import static org.isomer.reports.record.Plausible.notNegative;
import static org.isomer.reports.record.Plausible.require;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One result: one subject, scored by one protocol on one split.
 *
 * @param schema the version of these types, {@link #SCHEMA}
 * @param id a name for the result, unique among the results that are compared; letters, digits,
 *     dot, hyphen and underscore
 * @param protocol how it was measured
 * @param data what it was measured on
 * @param subject what was measured
 * @param key what determines the result; absent in records of schema 1
 * @param dialect the definitions that were followed where implementations disagree; absent in
 *     records of schema 1, which follow scikit-learn
 * @param headline the metric that a leaderboard shows, a key of {@code metrics}
 * @param metrics all metrics by the name that reports print, such as {@code accuracy}, in order
 * @param classScores one for each class, in the order of {@link Data#classes}; empty if the task
 *     does not classify
 * @param confusion how often class (row) was predicted as class (column); empty likewise
 * @param selection how hyper-parameters were chosen; absent if none were
 * @param overlap what the model may have seen of the scored samples; absent if nobody looked
 * @param testLooks how often the test split had been scored for this model before, with this or
 *     another protocol; absent if nobody counted
 * @param warnings what is doubtful about the data, the subject or the measurement, a sentence each;
 *     absent if nothing is
 * @param provenance where the result comes from
 * @param sidecars the files beside the record; filled by {@link ResultStore#write}
 */
public record ResultRecord(
    int schema,
    String id,
    Protocol protocol,
    Data data,
    Subject subject,
    Optional<ResultKey> key,
    Optional<String> dialect,
    String headline,
    Map<String, Metric> metrics,
    List<ClassScores> classScores,
    List<List<Long>> confusion,
    Optional<Selection> selection,
    Optional<Overlap> overlap,
    Optional<Long> testLooks,
    Optional<List<String>> warnings,
    Provenance provenance,
    List<Sidecar> sidecars) {
  /** The version that this code writes, and the newest that it reads. */
  public static final int SCHEMA = 2;

  /** Copies lists and maps and checks that the parts fit together. */
  public ResultRecord {
    metrics = Ordered.copyOf(metrics);
    classScores = List.copyOf(classScores);
    confusion = confusion.stream().map(List::copyOf).toList();
    sidecars = List.copyOf(sidecars);
    warnings = warnings.map(List::copyOf).filter(some -> !some.isEmpty());
    require(schema == SCHEMA, "schema must be " + SCHEMA + ", but is " + schema);
    require(
        id.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,119}"),
        "id '" + id + "' must be letters, digits, dots, hyphens and underscores, at most 120");
    require(
        metrics.containsKey(headline),
        "headline '" + headline + "' is none of the metrics " + metrics.keySet());
    int classes = data.classes().size();
    require(
        classScores.isEmpty() || classScores.size() == classes,
        "classScores has %d rows for %d classes".formatted(classScores.size(), classes));
    require(
        confusion.isEmpty()
            || (confusion.size() == classes
                && confusion.stream().allMatch(row -> row.size() == classes)),
        "confusion must have %1$d rows of %1$d numbers, one for each class".formatted(classes));
    require(
        confusion.stream().flatMap(List::stream).allMatch(count -> count >= 0),
        "confusion counts less than nothing");
    for (Map.Entry<String, Metric> metric : metrics.entrySet()) {
      require(
          metric.getValue().samples() <= data.samples(),
          "%s is of %d samples, but data has %d"
              .formatted(metric.getKey(), metric.getValue().samples(), data.samples()));
    }
    testLooks.ifPresent(looks -> notNegative("testLooks", looks));
    overlap.ifPresent(
        copies ->
            require(
                copies.identical() + copies.near() <= data.samples(),
                "overlap has %d identical and %d near samples of %d"
                    .formatted(copies.identical(), copies.near(), data.samples())));
    require(
        selection.isEmpty() || !selection.get().split().equals(data.split()),
        "hyper-parameters were selected on the %s split, which is also the one that is scored"
            .formatted(data.split()));
  }

  /** The version of the metrics' definitions; 1 for a record of schema 1. */
  public String metricsVersion() {
    return key.map(ResultKey::metrics).orElse("1");
  }

  /** The metric that a leaderboard shows. */
  public Metric headlineMetric() {
    return Objects.requireNonNull(metrics.get(headline));
  }

  ResultRecord withSidecars(List<Sidecar> files) {
    return new ResultRecord(
        schema,
        id,
        protocol,
        data,
        subject,
        key,
        dialect,
        headline,
        metrics,
        classScores,
        confusion,
        selection,
        overlap,
        testLooks,
        warnings,
        provenance,
        files);
  }
}
