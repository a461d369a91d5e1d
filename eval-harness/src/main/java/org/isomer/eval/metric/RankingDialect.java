package org.isomer.eval.metric;

/** What implementations of metrics of rankings disagree about. */
public enum RankingDialect implements Dialect {
  /** trec_eval, and with it pytrec_eval, BEIR and MTEB. */
  TREC_EVAL("a grade is its own gain in nDCG") {
    @Override
    public double gain(double grade, double greatest) {
      return grade;
    }
  },
  /** Burges et al. 2005, as LightGBM and XGBoost have it. */
  EXPONENTIAL_GAIN("the gain of grade g in nDCG is 2^g - 1") {
    @Override
    public double gain(double grade, double greatest) {
      // In units of a power of 2, which changes no digit of a ratio, and 2^g may be beyond doubles.
      int unit = (int) Math.floor(greatest);
      double floor = Math.floor(grade);
      return Math.scalb(1.0, (int) floor - unit) * StrictMath.pow(2, grade - floor)
          - Math.scalb(1.0, -unit);
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

  /**
   * What a grade above 0 is worth, in a unit that is the same for all grades of a query.
   *
   * @param greatest the greatest grade of the query
   */
  public abstract double gain(double grade, double greatest);
}
