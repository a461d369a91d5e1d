package org.isomer.eval.segmentation.score;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.isomer.eval.metric.ConfusionMatrix;
import org.isomer.eval.metric.Counts;
import org.isomer.eval.metric.Ratio;
import org.isomer.eval.metric.ZeroDivision;
import org.isomer.eval.segmentation.ImageCounts;
import org.isomer.eval.segmentation.SegmentationDialect;
import org.isomer.eval.segmentation.SegmentationMetric;
import org.isomer.reports.record.ClassScores;
import org.isomer.reports.record.ImagePixels;
import org.isomer.reports.record.Metric;
import org.isomer.reports.record.Scale;
import org.isomer.reports.record.Scores;
import org.isomer.reports.statistics.BootstrapInterval;
import org.isomer.reports.statistics.Resamples;
import org.isomer.spi.BadInputException;

/**
 * The scores of segmented images: every {@link SegmentationMetric} and the boundary F1 with 95 %
 * intervals ({@link BootstrapInterval#BCA}) from 2000 resamples of the images, every class, and the
 * confusions in pixels. They are a function of the counts that a result record keeps, and of
 * nothing else.
 *
 * <p>A metric that is not defined for all images is left out; one that is not defined for a
 * resample has no interval.
 */
public final class SegmentationScores {
  /** The metric that leaderboards show. */
  public static final String HEADLINE = SegmentationMetric.MEAN_IOU.title();

  /** The name of the mean of the images' boundary F1, which no dialect changes. */
  public static final String BOUNDARY_F1 = "boundary F1";

  /** How many resamples of the headline metric are kept. */
  private static final int KEPT = 1000;

  private static final List<SegmentationMetric> METRICS = List.of(SegmentationMetric.values());
  private static final int HEADLINE_AT = METRICS.indexOf(SegmentationMetric.MEAN_IOU);

  private SegmentationScores() {}

  /**
   * Computes all scores.
   *
   * @param classes the number of classes
   * @param images the counts of every image
   * @param dialect what is averaged, and what absent classes are
   * @throws BadInputException if no pixel is judged
   */
  public static Scores of(int classes, List<ImagePixels> images, SegmentationDialect dialect) {
    return of(classes, images, dialect, BootstrapInterval.BCA);
  }

  /** The same with intervals of another kind, as older records have them. */
  public static Scores of(
      int classes,
      List<ImagePixels> images,
      SegmentationDialect dialect,
      BootstrapInterval intervals) {
    long[][] cells = new long[classes][classes];
    for (ImagePixels image : images) {
      ConfusionMatrix confusion = PixelCounts.confusion(classes, image);
      for (int row = 0; row < classes; row++) {
        for (int column = 0; column < classes; column++) {
          cells[row][column] += confusion.count(row, column);
        }
      }
    }
    ConfusionMatrix confusion = ConfusionMatrix.of(cells);
    if (confusion.total() == 0) {
      throw new BadInputException(
          "No pixel of the %d images is judged: all have the ignored label. Check the masks and the ignored label."
              .formatted(images.size()));
    }
    Resampled resampled =
        new Resampled(
            images.stream().map(image -> PixelCounts.of(classes, image)).toList(), dialect);
    Resamples resamples = intervals.resample(images.size(), resampled::of);
    List<Double> kept = resamples.first(KEPT, HEADLINE_AT);
    return new Scores(
        dialect.title(),
        HEADLINE,
        metrics(resampled, resamples, intervals),
        confusion.counts().stream().map(SegmentationScores::scores).toList(),
        Arrays.stream(cells).map(row -> LongStream.of(row).boxed().toList()).toList(),
        kept.stream().allMatch(Double::isFinite) ? kept : List.of());
  }

  private static Map<String, Metric> metrics(
      Resampled resampled, Resamples resamples, BootstrapInterval intervals) {
    int samples = resampled.size();
    double[] values = resampled.of(IntStream.range(0, samples).toArray());
    Map<String, Metric> metrics = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      if (!Double.isNaN(values[i])) {
        metrics.put(
            i < METRICS.size() ? METRICS.get(i).title() : BOUNDARY_F1,
            new Metric(values[i], Scale.SHARE, resamples.interval(i, intervals), samples));
      }
    }
    return metrics;
  }

  private static ClassScores scores(Counts counts) {
    double f1 = Ratio.F1.of(counts, ZeroDivision.ZERO);
    Map<String, Double> further = new LinkedHashMap<>();
    if (counts.occurs()) {
      further.put("IoU", Ratio.JACCARD.of(counts, ZeroDivision.ZERO));
      further.put("Dice", f1);
    }
    return new ClassScores(
        Ratio.PRECISION.of(counts, ZeroDivision.ZERO),
        Ratio.RECALL.of(counts, ZeroDivision.ZERO),
        f1,
        counts.support(),
        further);
  }

  /** All metrics of any draw of the images, with what is the same for every draw computed once. */
  private static final class Resampled {
    private final List<ImageCounts> images;
    private final SegmentationDialect dialect;
    private final double[][] byImage;

    Resampled(List<ImageCounts> images, SegmentationDialect dialect) {
      this.images = images;
      this.dialect = dialect;
      byImage = images.stream().map(Resampled::values).toArray(double[][]::new);
    }

    private static double[] values(ImageCounts image) {
      double[] values = new double[METRICS.size() + 1];
      for (int i = 0; i < METRICS.size(); i++) {
        values[i] = METRICS.get(i).of(image.pixels());
      }
      values[METRICS.size()] = image.boundaryF1();
      return values;
    }

    int size() {
      return images.size();
    }

    /** The value of each metric, the boundary F1 last. */
    double[] of(int[] drawn) {
      double[] values = new double[METRICS.size() + 1];
      for (int i = 0; i < values.length; i++) {
        values[i] = mean(drawn, i);
      }
      if (dialect != SegmentationDialect.IMAGE_MEAN) {
        List<ImageCounts> sum = List.of(sum(drawn));
        for (int i = 0; i < METRICS.size(); i++) {
          values[i] = dialect.of(METRICS.get(i), sum);
        }
      }
      return values;
    }

    private double mean(int[] drawn, int metric) {
      double sum = 0;
      int count = 0;
      for (int image : drawn) {
        double value = byImage[image][metric];
        if (!Double.isNaN(value)) {
          sum += value;
          count++;
        }
      }
      return sum / count;
    }

    private ImageCounts sum(int[] drawn) {
      int classes = images.get(0).pixels().size();
      long[] sums = new long[3 * classes];
      for (int image : drawn) {
        List<Counts> pixels = images.get(image).pixels();
        for (int label = 0; label < classes; label++) {
          Counts counts = pixels.get(label);
          sums[3 * label] += counts.truePositives();
          sums[3 * label + 1] += counts.falsePositives();
          sums[3 * label + 2] += counts.falseNegatives();
        }
      }
      List<Counts> pixels =
          IntStream.range(0, classes)
              .mapToObj(c -> new Counts(sums[3 * c], sums[3 * c + 1], sums[3 * c + 2]))
              .toList();
      return new ImageCounts("", pixels, List.of());
    }
  }
}
