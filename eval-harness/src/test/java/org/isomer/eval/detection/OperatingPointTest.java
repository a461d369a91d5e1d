package org.isomer.eval.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.isomer.eval.detection.Scene.crowd;
import static org.isomer.eval.detection.Scene.difficult;
import static org.isomer.eval.detection.Scene.square;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.isomer.eval.detection.PrecisionRecallCurve.Point;
import org.isomer.eval.metric.Average;
import org.isomer.eval.metric.Counts;
import org.isomer.eval.metric.Ratio;
import org.isomer.eval.metric.ZeroDivision;
import org.junit.jupiter.api.Test;

/** Operating points and the curves that they lie on. */
class OperatingPointTest {
  /** Class 0: two found, one missed, one wrong; class 1: one missed, and one wrong of low score. */
  private static Scene scene() {
    return new Scene(2, 2)
        .object(0, 0, square(1))
        .object(0, 0, square(2))
        .object(1, 0, square(1))
        .object(1, 1, square(5))
        .detection(0, 0, square(1), .9)
        .detection(1, 0, square(1), .8)
        .detection(1, 0, square(3), .8)
        .detection(0, 0, square(2), .3)
        .detection(1, 1, square(6), .2);
  }

  private static List<Counts> counts(Scene scene, double overlap, double score) {
    return new OperatingPoint(overlap, score).counts(scene.truth(), scene.detections());
  }

  @Test
  void countsAndRatiosByClassAndOverall() {
    List<Counts> counts = counts(scene(), .5, .5);

    assertThat(counts).containsExactly(new Counts(2, 1, 1), new Counts(0, 0, 1));
    assertThat(Ratio.PRECISION.of(counts.get(0), ZeroDivision.ZERO)).isEqualTo(2.0 / 3);
    assertThat(Ratio.RECALL.of(counts.get(0), ZeroDivision.ZERO)).isEqualTo(2.0 / 3);
    assertThat(Ratio.F1.of(counts.get(0), ZeroDivision.ZERO)).isEqualTo(2.0 / 3);
    assertThat(Ratio.JACCARD.of(counts.get(0), ZeroDivision.ZERO)).isEqualTo(.5);
    assertThat(Average.MICRO.of(counts, Ratio.RECALL, ZeroDivision.ZERO)).isEqualTo(.5);
    assertThat(Average.MICRO.of(counts, Ratio.JACCARD, ZeroDivision.ZERO)).isEqualTo(.4);
    assertThat(Average.MACRO.of(counts, Ratio.JACCARD, ZeroDivision.ZERO)).isEqualTo(.25);
  }

  @Test
  void theThresholdsAreReachedByEqualValues() {
    Scene scene =
        new Scene(1, 1)
            .object(0, 0, Box.ofSize(0, 0, 10, 10))
            .detection(0, 0, Box.ofSize(0, 0, 10, 5), .4);

    assertThat(counts(scene, .5, .4)).containsExactly(new Counts(1, 0, 0));
    assertThat(counts(scene, .51, .4)).containsExactly(new Counts(0, 1, 1));
    assertThat(counts(scene, .5, .41)).containsExactly(new Counts(0, 0, 1));
  }

  @Test
  void crowdsAndDifficultObjectsDoNotCount() {
    Scene scene =
        new Scene(1, 1)
            .object(difficult(0, square(1), 1))
            .object(crowd(0, Box.ofSize(200, 0, 50, 50), 2))
            .detection(0, 0, square(1), .9)
            .detection(0, 0, square(2), .8)
            .detection(0, 0, Box.ofSize(220, 20, 9, 9), .7)
            .detection(0, 0, square(1), .6);

    assertThat(counts(scene, .5, 0)).containsExactly(new Counts(0, 1, 0));
  }

  @Test
  void moreThanAHundredDetectionsOfAnImageCount() {
    Scene scene = new Scene(1, 1);
    for (int i = 0; i < 150; i++) {
      scene.object(0, 0, square(i)).detection(0, 0, square(i), .5);
    }

    assertThat(counts(scene, .5, .5)).containsExactly(new Counts(150, 0, 0));
  }

  @Test
  void theCurveHasAPointForEachScore() {
    Scene scene = scene();

    assertThat(PrecisionRecallCurve.of(scene.truth(), scene.detections(), .5))
        .containsExactly(
            new PrecisionRecallCurve(
                List.of(
                    new Point(.9, 1, 1.0 / 3),
                    new Point(.8, 2.0 / 3, 2.0 / 3),
                    new Point(.3, .75, 1))),
            new PrecisionRecallCurve(List.of(new Point(.2, 0, 0))));
  }

  @Test
  void aClassWithoutObjectsHasNoRecall() {
    Scene scene = new Scene(1, 1).detection(0, 0, square(1), .5);

    assertThat(PrecisionRecallCurve.of(scene.truth(), scene.detections(), .5))
        .containsExactly(new PrecisionRecallCurve(List.of(new Point(.5, 0, Double.NaN))));
  }

  @Test
  void eachPointOfTheCurveIsItsOperatingPoint() {
    Random random = new Random(2);
    Scene scene = new Scene(5, 2);
    for (int i = 0; i < 60; i++) {
      Box box = Box.ofSize(random.nextInt(60), random.nextInt(60), 20, 20);
      scene.object(new GroundTruth(i % 5, i % 2, box, box.area(), i % 9 == 0, i % 7 == 0, i + 1));
    }
    for (int i = 0; i < 200; i++) {
      Box box = Box.ofSize(random.nextInt(60), random.nextInt(60), 20, 20);
      scene.detection(random.nextInt(5), random.nextInt(2), box, random.nextInt(20) / 20.0);
    }

    List<PrecisionRecallCurve> curves =
        PrecisionRecallCurve.of(scene.truth(), scene.detections(), .4);
    for (int category = 0; category < 2; category++) {
      List<Point> points = new ArrayList<>();
      for (Point point : curves.get(category).points()) {
        Counts counts = counts(scene, .4, point.score()).get(category);
        points.add(
            new Point(
                point.score(),
                Ratio.PRECISION.of(counts, ZeroDivision.ZERO),
                Ratio.RECALL.of(counts, ZeroDivision.ZERO)));
      }
      assertThat(points).hasSizeGreaterThan(15).isEqualTo(curves.get(category).points());
    }
  }
}
