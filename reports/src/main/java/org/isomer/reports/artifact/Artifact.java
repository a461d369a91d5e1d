package org.isomer.reports.artifact;

/** A figure's data. */
public sealed interface Artifact
    permits Curves, ViewPairs, Neighbours, EmbeddingPlot, Overlays, PrecisionRecall, WorstErrors {
  /** A sentence under the figure that says how to read it. */
  String caption();

  /** What sort of figure it is. */
  ArtifactKind kind();
}
