package org.isomer.eval.detection;

/** COCO's ranges of object area; both bounds belong to a range. */
public enum AreaRange {
  ALL(0, 1e10),
  SMALL(0, 32 * 32),
  MEDIUM(32 * 32, 96 * 96),
  LARGE(96 * 96, 1e10);

  private final double least;
  private final double greatest;

  AreaRange(double least, double greatest) {
    this.least = least;
    this.greatest = greatest;
  }

  /** Whether an area in pixels² is in the range. */
  public boolean contains(double area) {
    return area >= least && area <= greatest;
  }
}
