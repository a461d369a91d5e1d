package org.isomer.eval.metric;

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
      return Math.scalb(1.0, (int) Math.floor(grade)) * StrictMath.pow(2, grade - Math.floor(grade))
          - 1;
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
}
