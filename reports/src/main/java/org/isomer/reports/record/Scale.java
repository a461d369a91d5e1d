package org.isomer.reports.record;

/** What a metric's number means. */
public enum Scale {
  /** A share in [0, 1], printed in per cent; greater is better. */
  SHARE,
  /** Any number; greater is better. */
  SCORE,
  /** Any number; smaller is better. */
  ERROR;

  /** Whether the value {@code a} is better than {@code b}. */
  public boolean better(double a, double b) {
    return this == ERROR ? a < b : a > b;
  }
}
