package org.isomer.reports.record;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.isomer.reports.artifact.Artifact;
import org.isomer.reports.artifact.ArtifactKind;

/**
 * A record with everything that lies beside it.
 *
 * @param record the record
 * @param predictions one for each sample, in the data set's order; empty if the task predicts no
 *     classes
 * @param artifacts the data of the figures, at most one of each kind
 */
public record Result(ResultRecord record, List<Prediction> predictions, List<Artifact> artifacts) {
  /** Copies the lists and checks that they fit the record. */
  public Result {
    predictions = List.copyOf(predictions);
    artifacts = List.copyOf(artifacts);
    if (!predictions.isEmpty() && predictions.size() != record.data().samples()) {
      throw new IllegalArgumentException(
          "there are %d predictions for %d samples"
              .formatted(predictions.size(), record.data().samples()));
    }
    Set<ArtifactKind> kinds = new HashSet<>();
    for (Artifact artifact : artifacts) {
      if (!kinds.add(artifact.kind())) {
        throw new IllegalArgumentException("there are two figures of the kind " + artifact.kind());
      }
    }
  }
}
