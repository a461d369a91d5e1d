package org.isomer.eval.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.isomer.eval.detection.Scene.difficult;
import static org.isomer.eval.detection.Scene.square;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class VocEvaluationTest {
  private static final Offset<Double> EXACT = within(1e-12);
  private static final VocDialect PLAIN = new VocDialect(Interpolation.ALL_POINT, true, false);

  @Test
  void threeOfTenObjects() {
    Scene scene = new Scene(1, 1);
    for (int i = 0; i < 10; i++) {
      scene.object(0, 0, square(i));
    }
    for (int i = 0; i < 3; i++) {
      scene.detection(0, 0, square(i), .9 - i / 10.0);
    }

    assertThat(scene.voc(VocDialect.DEVKIT_2007).mean()).isCloseTo(3.0 / 11, EXACT);
    assertThat(scene.voc(VocDialect.DEVKIT_2010).mean()).isCloseTo(.3, EXACT);
  }

  @Test
  void precisionIsTheGreatestAtARecallOrBeyond() {
    Scene scene = new Scene(1, 1);
    for (int i = 0; i < 4; i++) {
      scene.object(0, 0, square(i));
    }
    // Right, wrong, right, right, wrong: recalls 1/4, 2/4, 3/4 at precisions 1, 2/3, 3/4.
    scene
        .detection(0, 0, square(0), .9)
        .detection(0, 0, square(8), .8)
        .detection(0, 0, square(1), .7)
        .detection(0, 0, square(2), .6)
        .detection(0, 0, square(9), .5);

    assertThat(scene.voc(VocDialect.DEVKIT_2010).mean()).isCloseTo(.25 * 1 + .5 * .75, EXACT);
    assertThat(scene.voc(VocDialect.DEVKIT_2007).mean()).isCloseTo((3 * 1 + 5 * .75) / 11, EXACT);
  }

  @Test
  void anOverlapEqualToTheThreshold() {
    Scene scene =
        new Scene(1, 1)
            .object(0, 0, Box.ofSize(0, 0, 10, 10))
            .detection(0, 0, Box.ofSize(0, 0, 10, 5), .9);

    assertThat(scene.voc(PLAIN).mean()).isEqualTo(1);
    assertThat(scene.voc(new VocDialect(Interpolation.ALL_POINT, false, false)).mean()).isZero();
  }

  @Test
  void cornersThatNameTheLastPixels() {
    // 9 × 9 edge to edge but 10 × 10 pixels; the detection covers 5 of their 10 columns.
    Scene scene =
        new Scene(1, 1)
            .object(0, 0, Box.ofCorners(0, 0, 9, 9))
            .detection(0, 0, Box.ofCorners(0, 0, 4, 9), .9);

    assertThat(scene.voc(PLAIN).mean()).isZero();
    assertThat(scene.voc(VocDialect.DEVKIT_2010).mean()).isEqualTo(1);
    assertThat(scene.voc(VocDialect.FASTER_RCNN_2010).mean()).isZero();
    assertThat(scene.voc(VocDialect.FASTER_RCNN_2007).mean()).isZero();
  }

  @Test
  void aTakenObjectIsNotReplacedByAnother() {
    Scene scene =
        new Scene(1, 1)
            .object(0, 0, Box.ofSize(0, 0, 10, 10))
            .object(0, 0, Box.ofSize(2, 0, 10, 10))
            .detection(0, 0, Box.ofSize(0, 0, 10, 10), .9)
            .detection(0, 0, Box.ofSize(0, 0, 10, 10), .8);

    assertThat(scene.voc(PLAIN).mean()).isEqualTo(.5);
    assertThat(CocoMetric.AP50.of(scene.coco())).isCloseTo(1, EXACT);
  }

  @Test
  void theFirstOfEqualOverlapsIsTaken() {
    Scene scene =
        new Scene(1, 1)
            .object(difficult(0, Box.ofSize(0, 0, 10, 10), 1))
            .object(0, 0, Box.ofSize(4, 0, 10, 10))
            .detection(0, 0, Box.ofSize(2, 0, 10, 10), .9);

    assertThat(scene.voc(PLAIN).mean()).isZero();
  }

  @Test
  void difficultObjectsDoNotCount() {
    Scene scene =
        new Scene(1, 1)
            .object(difficult(0, square(1), 1))
            .object(0, 0, square(2))
            .detection(0, 0, square(1), .9)
            .detection(0, 0, square(1), .8)
            .detection(0, 0, square(2), .7);

    assertThat(scene.voc(VocDialect.DEVKIT_2007).mean()).isCloseTo(1, EXACT);
    assertThat(scene.voc(VocDialect.DEVKIT_2010).mean()).isEqualTo(1);
  }

  @Test
  void classesWithoutObjectsAreNoPartOfTheMean() {
    Scene scene = new Scene(1, 3).object(0, 0, square(1)).object(0, 1, square(2));
    VocEvaluation voc =
        scene.detection(0, 0, square(1), .9).detection(0, 2, square(1), .9).voc(PLAIN);

    assertThat(voc.averagePrecisions()).containsExactly(1.0, 0.0, Double.NaN);
    assertThat(voc.mean()).isEqualTo(.5);
    assertThat(new Scene(1, 1).voc(PLAIN).mean()).isNaN();
  }

  @Test
  void titlesNameTheDialect() {
    assertThat(VocDialect.DEVKIT_2007.title()).isEqualTo("11-point, IoU ≥, +1 pixels");
    assertThat(VocDialect.FASTER_RCNN_2010.title()).isEqualTo("all-point, IoU >, +1 pixels");
    assertThat(PLAIN.title()).isEqualTo("all-point, IoU ≥, no +1 pixels");
  }
}
