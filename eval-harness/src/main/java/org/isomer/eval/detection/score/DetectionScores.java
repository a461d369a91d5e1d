package org.isomer.eval.detection.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.isomer.eval.detection.AnnotatedImages;
import org.isomer.eval.detection.CocoDialect;
import org.isomer.eval.detection.CocoEvaluation;
import org.isomer.eval.detection.CocoMatches;
import org.isomer.eval.detection.CocoMetric;
import org.isomer.eval.detection.Detection;
import org.isomer.eval.detection.OperatingPoint;
import org.isomer.eval.detection.VocEvaluation;
import org.isomer.eval.detection.VocMatches;
import org.isomer.eval.metric.Counts;
import org.isomer.eval.metric.Ratio;
import org.isomer.eval.metric.ZeroDivision;
import org.isomer.reports.record.ClassScores;
import org.isomer.reports.record.ImageBoxes;
import org.isomer.reports.record.Metric;
import org.isomer.reports.record.Scale;
import org.isomer.reports.record.Scores;
import org.isomer.reports.statistics.BootstrapInterval;
import org.isomer.reports.statistics.Resamples;
import org.isomer.spi.BadInputException;

/**
 * The scores of detections: COCO's twelve numbers, VOC's AP at overlap 0.5, and at one operating
 * point precision, recall, F1 and accuracy (TP / (TP + FP + FN)) over the objects of all classes.
 * They are a function of the boxes that a result record keeps, and of nothing else.
 *
 * <p>All of them have 95 % intervals ({@link BootstrapInterval#BCA}) from 2000 resamples of the
 * images, matched once. A metric that is not defined for want of objects is left out; in a resample
 * without objects it counts as 0. One over an area range of which a resample has no object has no
 * interval.
 */
public final class DetectionScores {
  /** COCO's average precision. */
  public static final String AP = CocoMetric.AP.title();

  /** VOC's average precision, the mean over classes. */
  public static final String VOC_AP50 = "VOC AP50";

  /** How many resamples of the headline metric are kept. */
  private static final int KEPT = 1000;

  private static final double VOC_OVERLAP = .5;

  /** The metrics of the operating point by name. */
  private static final Map<String, Ratio> RATIOS = ratios();

  private DetectionScores() {}

  /**
   * Computes all scores.
   *
   * @param classes class names by label
   * @param images what was marked and what was found
   * @param point which detections are shown, and when they are right
   * @throws BadInputException if no image has an object to find
   */
  public static Scores of(
      List<String> classes,
      List<ImageBoxes> images,
      OperatingPoint point,
      DetectionDialect dialect) {
    return of(classes, images, point, dialect, BootstrapInterval.BCA);
  }

  /** The same with intervals of another kind, as older records have them. */
  public static Scores of(
      List<String> classes,
      List<ImageBoxes> images,
      OperatingPoint point,
      DetectionDialect dialect,
      BootstrapInterval intervals) {
    RecordedBoxes boxes = RecordedBoxes.of(classes, images);
    if (boxes.truth().objects().stream().allMatch(object -> object.optional())) {
      throw new BadInputException(
          "None of the %d images has an object to find. Check the annotations."
              .formatted(images.size()));
    }
    CocoEvaluation coco =
        CocoEvaluation.of(boxes.truth(), boxes.detections(), CocoDialect.PYCOCOTOOLS);
    Resampled resampled = Resampled.of(boxes, point, dialect);
    Map<String, Double> values = new LinkedHashMap<>();
    for (CocoMetric metric : CocoMetric.values()) {
      double value = metric.of(coco);
      if (value >= 0) {
        values.put(metric.title(), value);
      }
    }
    int[] once = new int[images.size()];
    Arrays.fill(once, 1);
    resampled
        .of(once)
        .forEach(
            (name, value) -> {
              if (Double.isFinite(value)) {
                values.putIfAbsent(name, value);
              }
            });

    List<String> names = List.copyOf(resampled.of(once).keySet());
    Resamples resamples = intervals.resample(images.size(), resampled::ofDraw);
    Map<String, Metric> metrics = new LinkedHashMap<>();
    values.forEach(
        (name, value) ->
            metrics.put(
                name,
                new Metric(
                    value,
                    Scale.SHARE,
                    resamples.interval(names.indexOf(name), intervals),
                    images.size())));
    return new Scores(
        dialect.title(),
        dialect.headline(),
        metrics,
        classScores(coco, point.counts(boxes.truth(), boxes.detections())),
        List.of(),
        resamples.first(KEPT, names.indexOf(dialect.headline())));
  }

  private static List<ClassScores> classScores(CocoEvaluation coco, List<Counts> counts) {
    List<ClassScores> scores = new ArrayList<>();
    for (int label = 0; label < counts.size(); label++) {
      Counts each = counts.get(label);
      Map<String, Double> further = new LinkedHashMap<>();
      for (CocoMetric metric : List.of(CocoMetric.AP, CocoMetric.AP50)) {
        double value = metric.of(coco, label);
        if (value >= 0) {
          further.put(metric.title(), value);
        }
      }
      scores.add(
          new ClassScores(
              Ratio.PRECISION.of(each, ZeroDivision.ZERO),
              Ratio.RECALL.of(each, ZeroDivision.ZERO),
              Ratio.F1.of(each, ZeroDivision.ZERO),
              each.support(),
              further));
    }
    return scores;
  }

  private static Map<String, Ratio> ratios() {
    Map<String, Ratio> ratios = new LinkedHashMap<>();
    ratios.put("precision", Ratio.PRECISION);
    ratios.put("recall", Ratio.RECALL);
    ratios.put("F1", Ratio.F1);
    ratios.put("accuracy", Ratio.JACCARD);
    return ratios;
  }

  /**
   * The metrics that resamples give intervals.
   *
   * @param coco all matches by COCO's rules
   * @param voc all matches by VOC's
   * @param counts of each image at the operating point
   */
  private record Resampled(CocoMatches coco, VocMatches voc, List<Counts> counts) {
    static Resampled of(RecordedBoxes boxes, OperatingPoint point, DetectionDialect dialect) {
      AnnotatedImages truth = boxes.truth();
      List<Detection> detections = boxes.detections();
      return new Resampled(
          CocoMatches.of(truth, detections, CocoDialect.PYCOCOTOOLS),
          VocMatches.of(truth, detections, VOC_OVERLAP, dialect.voc()),
          point.countsByImage(truth, detections));
    }

    int images() {
      return counts.size();
    }

    /**
     * By name, in order; 0 where there is nothing to find at all, NaN where there is nothing in the
     * metric's area range.
     */
    Map<String, Double> of(int[] weights) {
      Map<String, Double> values = new LinkedHashMap<>();
      CocoEvaluation weighted = coco.weighted(weights);
      for (CocoMetric metric : CocoMetric.values()) {
        double value = metric.of(weighted);
        values.put(metric.title(), value >= 0 ? value : metric.isOfAllAreas() ? 0 : Double.NaN);
      }
      VocEvaluation precisions = voc.weighted(weights);
      values.put(VOC_AP50, Double.isNaN(precisions.mean()) ? 0 : precisions.mean());
      Counts sum = sum(weights);
      RATIOS.forEach((name, ratio) -> values.put(name, ratio.of(sum, ZeroDivision.ZERO)));
      return values;
    }

    /** The values of {@link #of} for some images, some of them possibly more than once. */
    double[] ofDraw(int[] drawn) {
      int[] weights = new int[images()];
      for (int image : drawn) {
        weights[image]++;
      }
      return of(weights).values().stream().mapToDouble(value -> value).toArray();
    }

    private Counts sum(int[] weights) {
      long right = 0;
      long wrong = 0;
      long missed = 0;
      for (int i = 0; i < weights.length; i++) {
        Counts each = counts.get(i);
        right += weights[i] * each.truePositives();
        wrong += weights[i] * each.falsePositives();
        missed += weights[i] * each.falseNegatives();
      }
      return new Counts(right, wrong, missed);
    }
  }
}
