package org.isomer.reports.record;

/**
 * How anomalous a moment of a recording is held to be.
 *
 * @param id the moment's permanent name in its data: that of the recording, a slash, and its place;
 *     moments of a recording follow one another
 * @param truth 1 in an anomaly, else 0
 * @param score of the model; greater is more anomalous
 * @param movingScore how far its numbers lie from those of the moments before, in deviations
 * @param randomScore drawn, between 0 and 1
 */
public record ScoredMoment(
    String id, int truth, double score, double movingScore, double randomScore) implements Sample {
  /** Checks that these are numbers. */
  public ScoredMoment {
    Plausible.require(truth == 0 || truth == 1, "truth must be 0 or 1, but is " + truth);
    Plausible.finite("score", score);
    Plausible.finite("movingScore", movingScore);
    Plausible.share("randomScore", randomScore);
  }
}
