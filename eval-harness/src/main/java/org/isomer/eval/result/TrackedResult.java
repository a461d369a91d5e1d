package org.isomer.eval.result;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.isomer.reports.record.Metric;
import org.isomer.reports.record.ResultRecord;
import org.isomer.reports.record.ResultStore;
import org.isomer.reports.record.Subject;
import org.isomer.spi.TrackedRun;
import org.isomer.spi.Tracker;
import org.isomer.spi.Tracking;

/**
 * A stored result as trackers see it: a run of one step. The protocol gives its parameters, and
 * every metric with the ends of its confidence interval, such as {@code accuracy}, {@code accuracy
 * low} and {@code accuracy high}, its scalars.
 *
 * @param record the result
 * @param file the record as a file
 * @param folder the result's folder, in which trackers keep what they were told
 */
public record TrackedResult(ResultRecord record, Path file, Path folder) {
  /** A result in a folder of its own. */
  public TrackedResult(ResultRecord record, Path folder) {
    this(record, folder.resolve(ResultStore.RECORD), folder);
  }

  /** Tells a tracker. */
  public void tell(Tracker tracker, Consumer<String> warning) {
    Instant finished = record.provenance().finished();
    try (Tracking tracking = tracker.open(tracked(), warning)) {
      // Steps count from 1.
      tracking.step(1, finished, scalars());
      tracking.end(Tracking.End.FINISHED, finished, Map.of());
    }
  }

  private TrackedRun tracked() {
    return new TrackedRun(
        record.subject().name() + ", " + record.protocol().title(),
        "isomer eval",
        record
            .provenance()
            .commit()
            .map(commit -> commit.dirty() ? commit.hash() + "-dirty" : commit.hash()),
        record.provenance().finished(),
        parameters(),
        tags(),
        Map.of(record.id() + ".json", file),
        folder.resolve("trackers"));
  }

  private Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("task", record.protocol().task());
    record
        .protocol()
        .options()
        .forEach((name, value) -> parameters.put(record.protocol().task() + "." + name, value));
    parameters.put("data", record.data().title());
    parameters.put("split", record.data().split());
    Subject subject = record.subject();
    subject.encoder().ifPresent(encoder -> parameters.put("encoder", encoder.name()));
    subject.seed().ifPresent(seed -> parameters.put("seed", seed.toString()));
    subject
        .pretraining()
        .ifPresent(
            pretraining -> {
              parameters.put("framework", pretraining.framework());
              parameters.put("pretraining data", pretraining.data());
              parameters.put("epochs", String.valueOf(pretraining.epochs()));
            });
    return parameters;
  }

  private Map<String, String> tags() {
    Map<String, String> tags = new LinkedHashMap<>();
    tags.put("result", record.id());
    tags.put("headline", record.headline());
    tags.put("subject", record.subject().name());
    tags.put("protocol", record.protocol().title());
    record
        .subject()
        .pretraining()
        .ifPresent(pretraining -> tags.put("checkpoint-sha256", pretraining.checkpoint()));
    return tags;
  }

  private Map<String, Double> scalars() {
    Map<String, Double> scalars = new LinkedHashMap<>();
    for (Map.Entry<String, Metric> metric : record.metrics().entrySet()) {
      scalars.put(metric.getKey(), metric.getValue().value());
      metric
          .getValue()
          .interval()
          .ifPresent(
              interval -> {
                scalars.put(metric.getKey() + " low", interval.low());
                scalars.put(metric.getKey() + " high", interval.high());
              });
    }
    return scalars;
  }
}
