package org.isomer.eval.subject;

/** What stands for an example. */
public enum Representation {
  /** Features of the run's encoder with the weights of its newest checkpoint. */
  PRETRAINED,
  /** Features of the same encoder with the weights that the run started from. */
  UNTRAINED,
  /**
   * The plain numbers of an example, as its modality has them: pixels in [0, 1], word counts, the
   * values of a series.
   */
  RAW,
  /** Images' word for {@link #RAW}. */
  PIXELS;

  /** Whether it is the plain numbers of an example, and no encoder's. */
  public boolean isRaw() {
    return this == RAW || this == PIXELS;
  }
}
