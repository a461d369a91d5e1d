package org.isomer.eval.metric;

/** How precision and recall along a ranking become its average precision. */
public enum RankingArea {
  /** scikit-learn's: Σ (R_k − R_{k−1}) P_k. */
  STEPS {
    @Override
    double of(double[] precision, double[] recall) {
      return sum(precision, recall);
    }
  },
  /**
   * VOC's up to 2009: the mean of the greatest precisions at recalls of at least 0, 0.1, …, 1. The
   * recalls are i·0.1 in double precision, as in the reference programs.
   */
  ELEVEN_POINT {
    @Override
    double of(double[] precision, double[] recall) {
      double[] envelope = envelope(precision);
      double sum = 0;
      int place = 0;
      for (int i = 0; i <= 10; i++) {
        while (place < recall.length && recall[place] < i * .1) {
          place++;
        }
        sum += place < recall.length ? envelope[place] : 0;
      }
      return sum / 11;
    }
  },
  /** VOC's from 2010 on: the area under the greatest precision at each recall or beyond. */
  ALL_POINT {
    @Override
    double of(double[] precision, double[] recall) {
      return sum(envelope(precision), recall);
    }
  };

  /**
   * The average precision.
   *
   * @param precision of the samples down to each rank at which the recall grows
   * @param recall likewise, ascending
   */
  abstract double of(double[] precision, double[] recall);

  private static double sum(double[] precision, double[] recall) {
    double sum = 0;
    double reached = 0;
    for (int i = 0; i < recall.length; i++) {
      sum += (recall[i] - reached) * precision[i];
      reached = recall[i];
    }
    return sum;
  }

  private static double[] envelope(double[] precision) {
    double[] envelope = precision.clone();
    for (int i = envelope.length - 1; i > 0; i--) {
      envelope[i - 1] = Math.max(envelope[i - 1], envelope[i]);
    }
    return envelope;
  }
}
