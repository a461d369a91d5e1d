package org.isomer.reports.artifact;

/**
 * The sorts of figures, in the order in which reports show them; the lower-case name is stored in
 * records.
 */
public enum ArtifactKind {
  CURVES(Curves.class),
  PRECISION_RECALL(PrecisionRecall.class),
  EMBEDDING_PLOT(EmbeddingPlot.class),
  OVERLAYS(Overlays.class),
  VIEW_PAIRS(ViewPairs.class),
  NEIGHBOURS(Neighbours.class),
  WORST_ERRORS(WorstErrors.class);

  private final Class<? extends Record> type;

  <A extends Record & Artifact> ArtifactKind(Class<A> type) {
    this.type = type;
  }

  /** The record that holds the data of this kind; it is an {@link Artifact}. */
  public Class<? extends Record> type() {
    return type;
  }
}
