package org.isomer.eval.detection;

/** How a curve of precision against recall becomes VOC's average precision. */
public enum Interpolation {
  /**
   * The mean of the greatest precisions at recalls of at least 0, 0.1, …, 1, of VOC 2007. The
   * recalls are i·0.1 in double precision, as in the reference programs: 3·0.1 is a little more
   * than 3/10, so that finding 3 objects of 10 does not reach it.
   */
  ELEVEN_POINT("11-point") {
    @Override
    double averagePrecision(RankedCounts counts) {
      double[] precision = envelope(counts);
      double sum = 0;
      int place = 0;
      for (int i = 0; i <= 10; i++) {
        while (place < precision.length && counts.recall(place) < i * .1) {
          place++;
        }
        sum += place < precision.length ? precision[place] : 0;
      }
      return sum / 11;
    }
  },
  /** The area under the greatest precision at each recall or beyond, of VOC 2010 and later. */
  ALL_POINT("all-point") {
    @Override
    double averagePrecision(RankedCounts counts) {
      double[] precision = envelope(counts);
      double sum = 0;
      double reached = 0;
      for (int i = 0; i < precision.length; i++) {
        sum += (counts.recall(i) - reached) * precision[i];
        reached = counts.recall(i);
      }
      return sum;
    }
  };

  private final String title;

  Interpolation(String title) {
    this.title = title;
  }

  /** The name in results. */
  public String title() {
    return title;
  }

  abstract double averagePrecision(RankedCounts counts);

  private static double[] envelope(RankedCounts counts) {
    double[] precision = new double[counts.size()];
    for (int i = 0; i < precision.length; i++) {
      precision[i] = counts.precision(i);
    }
    RankedCounts.envelope(precision);
    return precision;
  }
}
