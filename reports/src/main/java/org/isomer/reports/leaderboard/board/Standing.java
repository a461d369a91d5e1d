package org.isomer.reports.leaderboard.board;

/** How a cell compares with the best of its column. */
public enum Standing {
  /** The best of two or more; all that are equal to it, up to rounding, are. */
  BEST,
  /** Not significantly different from the best. */
  TIED,
  /** Significantly worse than the best. */
  BEHIND,
  /** Not tested: the only result, or one without a paired test against the best. */
  UNTESTED
}
