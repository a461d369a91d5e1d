package org.isomer.eval.detection.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.isomer.eval.detection.CocoDialect;
import org.isomer.eval.detection.CocoEvaluation;
import org.isomer.eval.detection.CocoMetric;
import org.isomer.eval.detection.OperatingPoint;
import org.isomer.reports.record.ImageBoxes;
import org.isomer.reports.record.ImageBoxes.Found;
import org.isomer.reports.record.ImageBoxes.Marked;
import org.isomer.reports.record.Scores;
import org.isomer.reports.statistics.Bootstrap;
import org.isomer.reports.statistics.BootstrapInterval;
import org.isomer.reports.statistics.Resamples;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.Test;

class DetectionScoresTest {
  private static final List<String> CLASSES = List.of("cat", "dog");
  private static final OperatingPoint POINT = new OperatingPoint(.5, .5);

  /** Large objects: a cat that is found, a dog that is found twice, a cat that is missed. */
  private static final List<ImageBoxes> IMAGES =
      List.of(
          new ImageBoxes(
              "a",
              List.of(marked(0, 0, 100), marked(1, 200, 100)),
              List.of(found(0, 0, .9), found(1, 200, .8), found(1, 200, .6))),
          new ImageBoxes("b", List.of(marked(0, 0, 100)), List.of(found(0, 300, .3))));

  private static Marked marked(int label, double left, double side) {
    return new Marked(label, List.of(left, 0.0, left + side, side), side * side, false, false);
  }

  private static Found found(int label, double left, double score) {
    return new Found(label, List.of(left, 0.0, left + 100, 100.0), score);
  }

  private static double value(Scores scores, String metric) {
    return Objects.requireNonNull(scores.metrics().get(metric), metric).value();
  }

  @Test
  void scoresByHand() {
    Scores scores = DetectionScores.of(CLASSES, IMAGES, POINT, DetectionDialect.COCO);

    // Of two cats one is found, first: precision 1 at the 51 recalls up to 0.5. The dog is found.
    double ap = (51.0 / 101 + 1) / 2;
    assertThat(scores.headline()).isEqualTo("AP");
    assertThat(value(scores, "AP")).isCloseTo(ap, within(1e-12));
    assertThat(value(scores, "AP50")).isCloseTo(ap, within(1e-12));
    assertThat(value(scores, "AR@100")).isEqualTo(.75);
    assertThat(value(scores, "VOC AP50")).isEqualTo(.75);
    assertThat(scores.metrics()).doesNotContainKeys("AP small", "AP medium", "AR small");
    assertThat(value(scores, "precision")).isEqualTo(2.0 / 3);
    assertThat(value(scores, "recall")).isEqualTo(2.0 / 3);
    assertThat(value(scores, "F1")).isEqualTo(2.0 / 3);
    assertThat(value(scores, "accuracy")).isEqualTo(.5);
    assertThat(scores.classScores()).hasSize(2);
    assertThat(scores.classScores().get(0).support()).isEqualTo(2);
    assertThat(scores.classScores().get(0).precision()).isEqualTo(1);
    assertThat(scores.classScores().get(1).precision()).isEqualTo(.5);
    assertThat(scores.classScores().get(1).further().get("AP50")).isCloseTo(1, within(1e-12));
  }

  @Test
  void resamplesDrawTheImagesOfTheBootstrap() {
    Scores scores = DetectionScores.of(CLASSES, IMAGES, POINT, DetectionDialect.COCO);
    List<Double> expected = new ArrayList<>();
    Resamples resamples =
        Bootstrap.STANDARD.resample(
            IMAGES.size(),
            drawn -> {
              List<ImageBoxes> resample = new ArrayList<>();
              for (int image = 0; image < IMAGES.size(); image++) {
                for (int draw : drawn) {
                  if (draw == image) {
                    resample.add(IMAGES.get(image));
                  }
                }
              }
              double ap = ofAll(resample);
              expected.add(ap);
              return new double[] {ap};
            });

    assertThat(scores.resamples()).isEqualTo(expected.subList(0, 1000));
    assertThat(Objects.requireNonNull(scores.metrics().get("AP")).interval())
        .isEqualTo(resamples.interval(0, BootstrapInterval.BCA))
        .isPresent();
    assertThat(scores.metrics().values()).allMatch(metric -> metric.interval().isPresent());
  }

  /** A resample of the large objects' image alone has no small one. */
  @Test
  void anAreaThatAResampleLacksHasNoInterval() {
    List<ImageBoxes> images =
        List.of(
            IMAGES.get(0),
            new ImageBoxes("c", List.of(marked(0, 0, 20)), List.of(found(0, 0, .9))));

    Scores scores = DetectionScores.of(CLASSES, images, POINT, DetectionDialect.COCO);

    assertThat(Objects.requireNonNull(scores.metrics().get("AP small")).interval()).isEmpty();
    assertThat(Objects.requireNonNull(scores.metrics().get("AP")).interval()).isPresent();
  }

  private static double ofAll(List<ImageBoxes> images) {
    RecordedBoxes boxes = RecordedBoxes.of(CLASSES, images);
    return CocoMetric.AP.of(
        CocoEvaluation.of(boxes.truth(), boxes.detections(), CocoDialect.PYCOCOTOOLS));
  }

  @Test
  void aVocDialectHasVocsHeadline() {
    Scores scores = DetectionScores.of(CLASSES, IMAGES, POINT, DetectionDialect.VOC2007);

    assertThat(scores.dialect()).isEqualTo("voc2007");
    assertThat(scores.headline()).isEqualTo("VOC AP50");
    // Six of the eleven recalls are reached for cats, all for dogs.
    assertThat(value(scores, "VOC AP50")).isCloseTo((6.0 / 11 + 1) / 2, within(1e-12));
    assertThat(scores.resamples()).hasSize(1000);
    assertThat(scores.resamples()).contains(0.0, (6.0 / 11 + 1) / 2);
  }

  @Test
  void refusesImagesWithoutObjects() {
    List<ImageBoxes> empty = List.of(new ImageBoxes("a", List.of(), List.of(found(0, 0, .5))));

    assertThatThrownBy(() -> DetectionScores.of(CLASSES, empty, POINT, DetectionDialect.COCO))
        .isInstanceOf(BadInputException.class)
        .hasMessage("None of the 1 images has an object to find. Check the annotations.");
  }
}
