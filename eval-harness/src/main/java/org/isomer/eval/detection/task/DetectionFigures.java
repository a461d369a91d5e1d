package org.isomer.eval.detection.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.isomer.eval.detection.PrecisionRecallCurve;
import org.isomer.eval.detection.score.RecordedBoxes;
import org.isomer.eval.spi.BoxData;
import org.isomer.reports.artifact.Artifact;
import org.isomer.reports.artifact.Curves;
import org.isomer.reports.artifact.Overlays;
import org.isomer.reports.artifact.PrecisionRecall;
import org.isomer.reports.record.ImageBoxes;
import org.isomer.spi.Image;
import org.isomer.spi.Split;

/**
 * What detections look like.
 *
 * @param data the images
 * @param boxes what was marked and found in the test images
 * @param overlap least IoU of a right box
 * @param score least score of a box that is drawn
 */
record DetectionFigures(BoxData data, List<ImageBoxes> boxes, double overlap, double score) {
  /** A curve is thinned to about so many points. */
  private static final int POINTS = 200;

  /**
   * All figures.
   *
   * @param pictures how many images are shown
   */
  List<Artifact> of(int pictures) {
    List<Artifact> figures = new ArrayList<>();
    curves().ifPresent(figures::add);
    int count = Math.min(pictures, boxes.size());
    if (count > 0) {
      figures.add(overlays(count));
    }
    return figures;
  }

  private Optional<Artifact> curves() {
    RecordedBoxes recorded = RecordedBoxes.of(data.classes(), boxes);
    List<PrecisionRecallCurve> all =
        PrecisionRecallCurve.of(recorded.truth(), recorded.detections(), overlap);
    List<Curves.Curve> curves = new ArrayList<>();
    for (int label = 0; label < all.size(); label++) {
      List<PrecisionRecallCurve.Point> points = all.get(label).points();
      if (!points.isEmpty() && !Double.isNaN(points.get(0).recall())) {
        curves.add(curve(data.classes().get(label), points));
      }
    }
    return curves.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new PrecisionRecall(
                String.format(
                    Locale.ROOT,
                    "Precision and recall of each class as the least score falls, on the test images of %s; a box is right from IoU %s.",
                    data.title(),
                    overlap),
                curves));
  }

  private static Curves.Curve curve(String name, List<PrecisionRecallCurve.Point> points) {
    List<Double> recalls = new ArrayList<>();
    List<Double> precisions = new ArrayList<>();
    int step = Math.max(1, points.size() / POINTS);
    for (int i = 0; i < points.size(); i += step) {
      recalls.add(points.get(i).recall());
      precisions.add(points.get(i).precision());
    }
    recalls.add(points.get(points.size() - 1).recall());
    precisions.add(points.get(points.size() - 1).precision());
    return new Curves.Curve(name, recalls, precisions);
  }

  private Overlays overlays(int count) {
    List<Overlays.Row> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int index = (int) ((long) i * boxes.size() / count);
      Image image = new Image();
      data.split(Split.TEST).read(index, image);
      rows.add(
          new Overlays.Row(
              boxes.get(index).id(), new BoxPicture(score).of(image, boxes.get(index))));
    }
    return new Overlays(
        String.format(
            Locale.ROOT,
            "Test images of %s. Broken lines are marked objects; whole lines are found ones with a score of at least %s, and the numbers are their scores in hundredths.",
            data.title(),
            score),
        BoxPicture.legend(data.classes()),
        rows);
  }
}
