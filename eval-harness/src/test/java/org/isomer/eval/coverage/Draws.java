package org.isomer.eval.coverage;

import java.util.SplittableRandom;

/** Draws from the distributions that populations are made of. */
final class Draws {
  private Draws() {}

  /** Standard normal. */
  static double normal(SplittableRandom random) {
    return Math.sqrt(-2 * Math.log(1 - random.nextDouble()))
        * Math.cos(2 * Math.PI * random.nextDouble());
  }

  /** In (0, 1): a normal number through the logistic function. */
  static double logistic(SplittableRandom random, double mean, double deviation) {
    return 1 / (1 + Math.exp(-mean - deviation * normal(random)));
  }

  static int poisson(SplittableRandom random, double mean) {
    int count = 0;
    for (double left = Math.exp(-mean), product = random.nextDouble(); product > left; count++) {
      product *= random.nextDouble();
    }
    return count;
  }

  /** The place of a share, by weight. */
  static int category(SplittableRandom random, double... weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    double left = random.nextDouble() * sum;
    for (int i = 0; i < weights.length - 1; i++) {
      left -= weights[i];
      if (left < 0) {
        return i;
      }
    }
    return weights.length - 1;
  }

  /** Weights of classes: equal, or falling as 1/k. */
  static double[] weights(int classes, boolean falling) {
    double[] weights = new double[classes];
    for (int i = 0; i < classes; i++) {
      weights[i] = falling ? 1.0 / (i + 1) : 1;
    }
    return weights;
  }
}
