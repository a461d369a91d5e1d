package org.isomer.eval.relation.score;

/** How often each sample is in a resample. */
final class Draw {
  private Draw() {}

  static int[] counts(int samples, int[] drawn) {
    int[] counts = new int[samples];
    for (int sample : drawn) {
      counts[sample]++;
    }
    return counts;
  }
}
