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
 * @param predictions what was predicted, if it was kept
 * @param resamples see {@link Scores#resamples}
 * @param artifacts the data of the figures, at most one of each kind
 */
public record Result(
    ResultRecord record,
    Predictions predictions,
    List<Double> resamples,
    List<Artifact> artifacts) {
  /** Copies the lists and checks that they fit the record. */
  public Result {
    resamples = List.copyOf(resamples);
    artifacts = List.copyOf(artifacts);
    int predicted = predictions.samples().size();
    if (predicted > 0 && predicted != record.data().samples()) {
      throw new IllegalArgumentException(
          "there are %d predictions for %d samples".formatted(predicted, record.data().samples()));
    }
    long counted =
        record.confusion().stream().flatMap(List::stream).mapToLong(Long::longValue).sum();
    // A confusion matrix of pixels counts pixels; which it is, only predictions tell.
    if (predicted > 0
        && predictions.kind() == PredictionKind.CLASSES
        && !record.confusion().isEmpty()
        && counted != record.data().samples()) {
      throw new IllegalArgumentException(
          "confusion counts %d samples, but data says %d"
              .formatted(counted, record.data().samples()));
    }
    Set<ArtifactKind> kinds = new HashSet<>();
    for (Artifact artifact : artifacts) {
      if (!kinds.add(artifact.kind())) {
        throw new IllegalArgumentException("there are two figures of the kind " + artifact.kind());
      }
    }
  }
}
