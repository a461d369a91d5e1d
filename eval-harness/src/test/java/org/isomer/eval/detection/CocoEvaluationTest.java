package org.isomer.eval.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.isomer.eval.detection.Scene.crowd;
import static org.isomer.eval.detection.Scene.square;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Worked values, most of them run with pycocotools, and rules one by one. */
class CocoEvaluationTest {
  private static final Offset<Double> EXACT = within(1e-12);

  @Test
  void thresholdsAreTheReferenceTools() {
    assertThat(CocoEvaluation.THRESHOLDS)
        .containsExactly(.5, .55, .6, .65, .7, .75, .8, .85, 0.8999999999999999, .95);
  }

  @Test
  void torchmetricsExample() {
    CocoEvaluation coco =
        new Scene(1, 1)
            .object(0, 0, Box.ofCorners(214, 41, 562, 285))
            .detection(0, 0, Box.ofCorners(258, 41, 606, 285), .536)
            .coco();

    assertThat(CocoMetric.AP.of(coco)).isCloseTo(.6, EXACT);
    assertThat(CocoMetric.AP50.of(coco)).isCloseTo(1, EXACT);
    assertThat(CocoMetric.AP75.of(coco)).isCloseTo(1, EXACT);
    assertThat(CocoMetric.AP_LARGE.of(coco)).isCloseTo(.6, EXACT);
    assertThat(CocoMetric.AP_SMALL.of(coco)).isEqualTo(-1);
    assertThat(CocoMetric.AP_MEDIUM.of(coco)).isEqualTo(-1);
    for (CocoMetric recall :
        List.of(CocoMetric.AR1, CocoMetric.AR10, CocoMetric.AR100, CocoMetric.AR_LARGE)) {
      assertThat(recall.of(coco)).isCloseTo(.6, EXACT);
    }
    assertThat(CocoMetric.AR_SMALL.of(coco)).isEqualTo(-1);
    assertThat(CocoMetric.AR_MEDIUM.of(coco)).isEqualTo(-1);
  }

  @Test
  void halfOfTheObjectsAreFound() {
    CocoEvaluation coco =
        new Scene(1, 1)
            .object(0, 0, square(1))
            .object(0, 0, square(2))
            .detection(0, 0, square(1), .9)
            .coco();

    assertThat(CocoMetric.AP.of(coco)).isCloseTo(51.0 / 101, EXACT);
    assertThat(CocoMetric.AR100.of(coco)).isEqualTo(.5);
  }

  @Test
  void imagesWithoutObjectsCount() {
    CocoEvaluation coco =
        new Scene(2, 1)
            .object(1, 0, square(1))
            .detection(0, 0, square(1), .95)
            .detection(1, 0, square(1), .9)
            .coco();

    assertThat(CocoMetric.AP.of(coco)).isCloseTo(.5, EXACT);
  }

  @Test
  void crowdsAreNeverUsedUp() {
    CocoEvaluation coco =
        new Scene(1, 1)
            .object(crowd(0, Box.ofSize(0, 0, 50, 50), 1))
            .object(0, 0, square(1))
            .detection(0, 0, Box.ofSize(0, 0, 10, 10), .9)
            .detection(0, 0, Box.ofSize(20, 20, 10, 10), .8)
            .detection(0, 0, square(1), .7)
            .coco();

    assertThat(CocoMetric.AP.of(coco)).isCloseTo(1, EXACT);
    assertThat(CocoMetric.AR1.of(coco)).isZero();
    assertThat(CocoMetric.AR10.of(coco)).isEqualTo(1);
  }

  @Test
  void boundsBelongToBothAreas() {
    CocoEvaluation coco =
        new Scene(1, 1)
            .object(0, 0, Box.ofSize(0, 0, 32, 32))
            .detection(0, 0, Box.ofSize(0, 0, 32, 32), .9)
            .coco();

    assertThat(CocoMetric.AP_SMALL.of(coco)).isCloseTo(1, EXACT);
    assertThat(CocoMetric.AP_MEDIUM.of(coco)).isCloseTo(1, EXACT);
    assertThat(CocoMetric.AP_LARGE.of(coco)).isEqualTo(-1);
  }

  @Test
  void theSizeOfAnObjectIsItsOwnAreaAndNotThatOfItsBox() {
    Box box = Box.ofSize(0, 0, 100, 100);
    CocoEvaluation coco =
        new Scene(1, 1)
            .object(new GroundTruth(0, 0, box, 900, false, false, 1))
            .detection(0, 0, box, .9)
            .coco();

    assertThat(CocoMetric.AP_SMALL.of(coco)).isCloseTo(1, EXACT);
    assertThat(CocoMetric.AP_LARGE.of(coco)).isEqualTo(-1);
  }

  @Test
  void unmatchedDetectionsOfAnotherSizeAreIgnored() {
    CocoEvaluation coco =
        new Scene(1, 1)
            .object(0, 0, square(1))
            .detection(0, 0, Box.ofSize(500, 500, 200, 200), .9)
            .detection(0, 0, square(1), .8)
            .coco();

    assertThat(CocoMetric.AP.of(coco)).isCloseTo(.5, EXACT);
    assertThat(CocoMetric.AP_SMALL.of(coco)).isCloseTo(1, EXACT);
  }

  @Test
  void recallThresholdsAreProductsInDoublePrecision() {
    Scene scene = new Scene(2, 1);
    for (int i = 0; i < 100; i++) {
      scene.object(i / 50, 0, square(i));
    }
    for (int i = 0; i < 57; i++) {
      scene.detection(i / 50, 0, square(i), 1 - i / 100.0);
    }

    assertThat(CocoMetric.AP.of(scene.coco())).isCloseTo(57.0 / 101, EXACT);
  }

  @Test
  void idZeroIsNoMatchInTheReferenceToolAlone() {
    Scene scene =
        new Scene(1, 1)
            .object(GroundTruth.of(0, 0, square(1), 0))
            .object(GroundTruth.of(0, 0, square(2), 1))
            .detection(0, 0, square(1), .9)
            .detection(0, 0, square(2), .8);
    CocoEvaluation reference =
        CocoEvaluation.of(scene.truth(), scene.detections(), CocoDialect.PYCOCOTOOLS);

    assertThat(CocoMetric.AP.of(scene.coco())).isCloseTo(1, EXACT);
    assertThat(CocoMetric.AP.of(reference)).isCloseTo(51.0 / 202, EXACT);
  }

  @Test
  void anObjectIsFoundOnce() {
    CocoEvaluation coco =
        new Scene(1, 1)
            .object(0, 0, square(1))
            .object(0, 0, square(2))
            .detection(0, 0, square(1), .9)
            .detection(0, 0, square(1), .8)
            .detection(0, 0, square(2), .7)
            .coco();

    assertThat(CocoMetric.AP50.of(coco)).isCloseTo((51 + 50 * 2.0 / 3) / 101, EXACT);
  }

  @Test
  void atEqualOverlapTheLaterObjectIsTaken() {
    Scene scene =
        new Scene(1, 1)
            .object(0, 0, Box.ofSize(0, 0, 10, 10))
            .object(0, 0, Box.ofSize(4, 0, 10, 10))
            .detection(0, 0, Box.ofSize(2, 0, 10, 10), .9)
            .detection(0, 0, Box.ofSize(0, 0, 10, 10), .8);

    // The first overlaps both by 8/12, and leaves the object that the second overlaps wholly.
    assertThat(CocoMetric.AR100.of(scene.coco())).isCloseTo((4 * 1 + 6 * .5) / 10, EXACT);
    assertThat(CocoMetric.AP50.of(scene.coco())).isCloseTo(1, EXACT);
  }

  @Test
  void aHundredDetectionsOfAnImageAndClassCount() {
    Scene scene = new Scene(1, 1).object(0, 0, square(1));
    for (int i = 0; i < 100; i++) {
      scene.detection(0, 0, square(2), .9);
    }
    scene.detection(0, 0, square(1), .8);

    assertThat(CocoMetric.AR100.of(scene.coco())).isZero();
  }

  @Test
  void equalScoresKeepTheirOrder() {
    Scene right = new Scene(2, 1).object(0, 0, square(1));
    right.detection(1, 0, square(2), .5).detection(0, 0, square(1), .5);
    Scene wrong = new Scene(1, 1).object(0, 0, square(1));
    wrong.detection(0, 0, square(2), 0.0).detection(0, 0, square(1), -0.0);

    assertThat(CocoMetric.AP.of(right.coco())).isCloseTo(1, EXACT);
    assertThat(CocoMetric.AP.of(wrong.coco())).isCloseTo(.5, EXACT);
  }

  @Test
  void classesWithoutObjectsAreNoPartOfTheMean() {
    Scene scene = new Scene(1, 3);
    scene.object(0, 0, square(1)).detection(0, 0, square(1), .9);
    scene.detection(0, 1, square(1), .9);
    scene.object(0, 2, square(2));
    CocoEvaluation coco = scene.coco();

    assertThat(CocoMetric.AP.of(coco)).isCloseTo(.5, EXACT);
    assertThat(CocoMetric.AP.of(coco, 0)).isCloseTo(1, EXACT);
    assertThat(CocoMetric.AP.of(coco, 1)).isEqualTo(-1);
    assertThat(CocoMetric.AP.of(coco, 2)).isZero();
    assertThat(CocoMetric.AR100.of(coco, 1)).isEqualTo(-1);
  }

  @Test
  void nothingAtAllIsNoNumber() {
    for (CocoMetric metric : CocoMetric.values()) {
      assertThat(metric.of(new Scene(3, 2).coco())).isEqualTo(-1);
    }
  }

  @Test
  void titles() {
    assertThat(CocoMetric.values())
        .extracting(CocoMetric::title)
        .containsExactly(
            "AP",
            "AP50",
            "AP75",
            "AP small",
            "AP medium",
            "AP large",
            "AR@1",
            "AR@10",
            "AR@100",
            "AR small",
            "AR medium",
            "AR large");
  }

  @Test
  void unknownImagesAndClassesAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Scene(1, 1).detection(1, 0, square(1), .5).coco())
        .withMessage("image 1 of 1, class 0 of 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Scene(1, 1).object(0, 1, square(1)).truth())
        .withMessage("image 0 of 1, class 1 of 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Detection(0, 0, square(1), Double.NaN))
        .withMessage("the score is NaN");
  }
}
