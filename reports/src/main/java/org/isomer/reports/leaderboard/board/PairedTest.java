package org.isomer.reports.leaderboard.board;

/** How two results on the same samples are compared. */
public enum PairedTest {
  /** Answer by answer: the exact test of {@link org.isomer.reports.statistics.McNemar}. */
  MCNEMAR("exact McNemar test"),
  /**
   * Number by number on the same resamples: {@link org.isomer.reports.statistics.PairedResamples}.
   */
  BOOTSTRAP("paired bootstrap test");

  private final String title;

  PairedTest(String title) {
    this.title = title;
  }

  /** What reports call it. */
  public String title() {
    return title;
  }
}
