package org.isomer.eval.metric;

/**
 * What implementations of metrics of predicted sets of classes disagree about. A class that no
 * image shows is left out of every mAP: nothing can be ranked too low. scikit-learn counts it as 0.
 */
public enum MultilabelDialect implements Dialect {
  /** scikit-learn as it is by default. */
  SCIKIT_LEARN(
      ZeroDivision.ZERO,
      RankingArea.STEPS,
      "average precision without interpolation, over the classes that occur, where scikit-learn counts 0 for others; 0/0 is 0"),
  /** scikit-learn with {@code zero_division=1}. */
  ZERO_DIVISION_ONE(
      ZeroDivision.ONE, RankingArea.STEPS, "average precision without interpolation; 0/0 is 1"),
  /** scikit-learn with {@code zero_division=nan}: what is 0/0 is left out. */
  ZERO_DIVISION_EXCLUDED(
      ZeroDivision.EXCLUDED,
      RankingArea.STEPS,
      "average precision without interpolation; what is 0/0 is left out"),
  /** The classification task of Pascal VOC up to 2009. */
  VOC2007(ZeroDivision.ZERO, RankingArea.ELEVEN_POINT, "average precision at 11 points"),
  /** The classification task of Pascal VOC from 2010 on. */
  VOC2010(ZeroDivision.ZERO, RankingArea.ALL_POINT, "area under the interpolated precision");

  private final ZeroDivision zeroDivision;
  private final RankingArea area;
  private final String summary;

  MultilabelDialect(ZeroDivision zeroDivision, RankingArea area, String summary) {
    this.zeroDivision = zeroDivision;
    this.area = area;
    this.summary = summary;
  }

  @Override
  public String summary() {
    return summary;
  }

  /** What precision, recall and F1 are worth where they are 0/0. */
  public ZeroDivision zeroDivision() {
    return zeroDivision;
  }

  /** How a ranking becomes its average precision. */
  public RankingArea area() {
    return area;
  }
}
