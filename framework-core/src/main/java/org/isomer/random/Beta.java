package org.isomer.random;

/**
 * Beta-distributed random numbers: X / (X + Y), where X and Y have gamma distributions with the
 * shapes a and b (Marsaglia and Tsang, "A simple method for generating gamma variables", 2000).
 * They are compared as logarithms, so that shapes near 0 are as good as any.
 *
 * @param a the first shape, &gt; 0
 * @param b the second shape, &gt; 0
 */
public record Beta(double a, double b) {
  /** A number in [0, 1] with mean a / (a + b). */
  public double draw(CounterRandom random) {
    double first = logGamma(a, random);
    double second = logGamma(b, random);
    return 1 / (1 + StrictMath.exp(second - first));
  }

  /** The logarithm of a gamma-distributed number. */
  private static double logGamma(double shape, CounterRandom random) {
    if (shape < 1) {
      // X of shape + 1, times U^(1 / shape)
      return logGamma(shape + 1, random) + StrictMath.log(1 - random.nextDouble()) / shape;
    }
    double d = shape - 1 / 3.0;
    double scale = 1 / Math.sqrt(9 * d);
    while (true) {
      double normal = random.nextGaussian();
      double root = 1 + scale * normal;
      if (root > 0) {
        double cube = root * root * root;
        double log = StrictMath.log(cube);
        double uniform = 1 - random.nextDouble();
        if (StrictMath.log(uniform) < 0.5 * normal * normal + d - d * cube + d * log) {
          return StrictMath.log(d) + log;
        }
      }
    }
  }
}
