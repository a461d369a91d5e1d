package org.isomer.eval.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.isomer.eval.metric.Counts;
import org.isomer.eval.segmentation.ImageCounts;
import org.isomer.eval.segmentation.SegmentationDialect;
import org.isomer.eval.segmentation.SegmentationMetric;
import org.isomer.reports.statistics.Statistic;

/**
 * Mean IoU of images of 10 000 pixels: a background and some objects, of which a part is taken for
 * another class.
 *
 * @param title what the images are like
 * @param classes how many there are, with the background
 * @param falling whether class k is as common as 1/k, else all are alike
 * @param spread of the logits of the share of pixels that are right, between objects
 */
record Segmentations(String title, int classes, boolean falling, double spread)
    implements Population {
  private static final int PIXELS = 10_000;

  @Override
  public Statistic sample(int images, SplittableRandom random) {
    List<long[]> all = new ArrayList<>();
    for (int i = 0; i < images; i++) {
      all.add(image(random));
    }
    return drawn -> {
      long[] sum = new long[3 * classes];
      for (int image : drawn) {
        for (int i = 0; i < sum.length; i++) {
          sum[i] += all.get(image)[i];
        }
      }
      List<Counts> counts = new ArrayList<>();
      for (int i = 0; i < sum.length; i += 3) {
        counts.add(new Counts(sum[i], sum[i + 1], sum[i + 2]));
      }
      return SegmentationDialect.DATA_SET.of(
          SegmentationMetric.MEAN_IOU, List.of(new ImageCounts("", counts, List.of())));
    };
  }

  /** Right, wrong and missed pixels of each class. */
  private long[] image(SplittableRandom random) {
    double[] weights = Draws.weights(classes - 1, falling);
    long[] counts = new long[3 * classes];
    long background = PIXELS;
    for (int object = 1 + Draws.poisson(random, 1); object > 0; object--) {
      int label = 1 + Draws.category(random, weights);
      long area = Math.min(background, Math.round(PIXELS * .5 * Draws.logistic(random, -1.5, 1)));
      background -= area;
      mark(counts, label, area, random, 1 + Draws.category(random, weights));
    }
    mark(counts, 0, background, random, 1 + Draws.category(random, weights));
    return counts;
  }

  private void mark(long[] counts, int label, long area, SplittableRandom random, int other) {
    long right = Math.round(area * Draws.logistic(random, label == 0 ? 3 : 1, spread));
    int wrong = other == label ? 0 : other;
    counts[3 * label] += right;
    counts[3 * label + 2] += area - right;
    counts[3 * wrong + 1] += area - right;
  }
}
