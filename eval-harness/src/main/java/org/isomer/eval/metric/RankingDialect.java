package org.isomer.eval.metric;

import java.util.function.DoubleUnaryOperator;

/** What implementations of metrics of rankings disagree about. */
public enum RankingDialect implements Dialect {
  /** trec_eval, and with it pytrec_eval, BEIR and MTEB. */
  TREC_EVAL("a grade is its own gain in nDCG") {
    @Override
    public double gain(double grade) {
      return grade;
    }
  },
  /** Burges et al. 2005, as LightGBM and XGBoost have it. */
  EXPONENTIAL_GAIN("the gain of grade g in nDCG is 2^g - 1") {
    @Override
    public double gain(double grade) {
      return inUnits(grade, 0);
    }

    @Override
    public DoubleUnaryOperator gains(double greatest) {
      return grade -> inUnits(grade, (int) Math.floor(greatest));
    }

    /** In units of a power of 2, which changes no digit of a ratio. */
    private double inUnits(double grade, int power) {
      double floor = Math.floor(grade);
      return Math.scalb(1.0, (int) floor - power) * StrictMath.pow(2, grade - floor)
          - Math.scalb(1.0, -power);
    }
  };

  private final String summary;

  RankingDialect(String summary) {
    this.summary = summary;
  }

  @Override
  public String summary() {
    return summary;
  }

  /** What a grade above 0 is worth. */
  public abstract double gain(double grade);

  /**
   * What grades above 0 are worth, in a unit in which none is too much for a number.
   *
   * @param greatest the greatest of them
   */
  public DoubleUnaryOperator gains(double greatest) {
    return this::gain;
  }
}
