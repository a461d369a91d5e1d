package org.isomer.eval.metric;

/**
 * How well clusters are classes (Rosenberg and Hirschberg 2007).
 *
 * @param homogeneity 1 − H(class | cluster) / H(class): whether each cluster holds one class; 1 if
 *     there is one class
 * @param completeness 1 − H(cluster | class) / H(cluster): whether each class is in one cluster; 1
 *     if there is one cluster
 */
public record VMeasure(double homogeneity, double completeness) {
  /**
   * Counts.
   *
   * @param truth the class of each sample
   * @param clusters the cluster of each sample
   * @param drawn samples, some of them possibly more than once; at least one
   */
  public static VMeasure of(int[] truth, int[] clusters, int[] drawn) {
    int classes = 0;
    int groups = 0;
    for (int sample : drawn) {
      classes = Math.max(classes, truth[sample] + 1);
      groups = Math.max(groups, clusters[sample] + 1);
    }
    long[] joint = new long[classes * groups];
    long[] ofClass = new long[classes];
    long[] ofCluster = new long[groups];
    for (int sample : drawn) {
      joint[truth[sample] * groups + clusters[sample]]++;
      ofClass[truth[sample]]++;
      ofCluster[clusters[sample]]++;
    }
    double together = entropy(joint, drawn.length);
    double classEntropy = entropy(ofClass, drawn.length);
    double clusterEntropy = entropy(ofCluster, drawn.length);
    double shared = classEntropy + clusterEntropy - together;
    return new VMeasure(share(shared, classEntropy), share(shared, clusterEntropy));
  }

  private static double share(double part, double whole) {
    return whole == 0 ? 1 : Math.max(0, Math.min(1, part / whole));
  }

  private static double entropy(long[] counts, int size) {
    double entropy = 0;
    for (long count : counts) {
      if (count > 0 && count < size) {
        double share = (double) count / size;
        entropy -= share * StrictMath.log(share);
      }
    }
    return entropy;
  }

  /** The harmonic mean of homogeneity and completeness; 0 if both are. */
  public double value() {
    double sum = homogeneity + completeness;
    return sum == 0 ? 0 : 2 * homogeneity * completeness / sum;
  }
}
