package org.isomer.eval.spi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isomer.reports.artifact.Artifact;
import org.isomer.reports.record.Predictions;
import org.isomer.reports.record.Scores;
import org.isomer.reports.record.Selection;

/**
 * What a task measured.
 *
 * @param scores the metrics
 * @param predictions what the scores were computed from
 * @param selection how hyper-parameters were chosen; absent if none were
 * @param artifacts figures
 * @param seconds wall time by phase, in order
 */
public record Outcome(
    Scores scores,
    Predictions predictions,
    Optional<Selection> selection,
    List<Artifact> artifacts,
    Map<String, Double> seconds) {
  /** Copies the collections. */
  public Outcome {
    artifacts = List.copyOf(artifacts);
    seconds = new LinkedHashMap<>(seconds);
  }
}
