package org.isomer.eval.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.isomer.eval.metric.Counts;
import org.isomer.random.CounterRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Images with weights against the same images written down so often. */
class WeightedImagesTest {
  private static final int IMAGES = 6;
  private static final int CLASSES = 3;

  /** One of each range; those of masks, say, which need not be those of the boxes. */
  private static final double[] AREAS = {100, 2_000, 20_000};

  /** Boxes that often overlap; no score occurs twice in an image, but often in two images. */
  private record Draw(List<GroundTruth> objects, List<Detection> detections) {
    static Draw of(int number) {
      CounterRandom random = CounterRandom.of(number, "weighted images");
      List<GroundTruth> objects = new ArrayList<>();
      List<Detection> detections = new ArrayList<>();
      for (int image = 0; image < IMAGES; image++) {
        Set<Integer> scores = new HashSet<>();
        for (int i = random.nextInt(5); i > 0; i--) {
          Box box = box(random);
          int category = random.nextInt(CLASSES);
          objects.add(
              new GroundTruth(
                  image,
                  category,
                  box,
                  AREAS[random.nextInt(AREAS.length)],
                  random.nextBoolean(.1),
                  random.nextBoolean(.1),
                  objects.size() + 1));
          int score = random.nextInt(30);
          if (scores.add(score)) {
            Box near = Box.ofSize(box.left() + random.nextInt(3), box.top(), 10, 12);
            detections.add(new Detection(image, category, near, score));
          }
        }
        for (int i = random.nextInt(6); i > 0; i--) {
          int score = random.nextInt(30);
          if (scores.add(score)) {
            detections.add(new Detection(image, random.nextInt(CLASSES), box(random), score));
          }
        }
      }
      return new Draw(objects, detections);
    }

    private static Box box(CounterRandom random) {
      return Box.ofSize(random.nextInt(15), random.nextInt(15), 10, 12);
    }

    AnnotatedImages truth() {
      return truth(objects, IMAGES);
    }

    static AnnotatedImages truth(List<GroundTruth> objects, int images) {
      return new AnnotatedImages(
          Collections.nCopies(images, "image"), List.of("a", "b", "c"), objects);
    }

    /** Each image as often as its weight. */
    Draw repeated(int[] weights) {
      List<GroundTruth> moreObjects = new ArrayList<>();
      List<Detection> moreDetections = new ArrayList<>();
      int place = 0;
      for (int image = 0; image < IMAGES; image++) {
        for (int copy = 0; copy < weights[image]; copy++, place++) {
          for (GroundTruth object : objects) {
            if (object.image() == image) {
              moreObjects.add(
                  new GroundTruth(
                      place,
                      object.category(),
                      object.box(),
                      object.area(),
                      object.crowd(),
                      object.difficult(),
                      moreObjects.size() + 1));
            }
          }
          for (Detection detection : detections) {
            if (detection.image() == image) {
              moreDetections.add(
                  new Detection(place, detection.category(), detection.box(), detection.score()));
            }
          }
        }
      }
      return new Draw(moreObjects, moreDetections);
    }
  }

  private static final int[] SEVERAL = {2, 0, 1, 3, 1, 0};

  private static int[] ones() {
    int[] ones = new int[IMAGES];
    Arrays.fill(ones, 1);
    return ones;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
  void weightsOfOneChangeNoBit(int number) {
    Draw draw = Draw.of(number);
    CocoEvaluation plain =
        CocoEvaluation.of(draw.truth(), draw.detections(), CocoDialect.PYCOCOTOOLS);
    CocoEvaluation weighted =
        CocoMatches.of(draw.truth(), draw.detections(), CocoDialect.PYCOCOTOOLS).weighted(ones());

    for (CocoMetric metric : CocoMetric.values()) {
      assertThat(metric.of(weighted)).as(metric.title()).isEqualTo(metric.of(plain));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
  void weightsEqualRepeatedImages(int number) {
    Draw draw = Draw.of(number);
    Draw repeated = draw.repeated(SEVERAL);
    AnnotatedImages truth = Draw.truth(repeated.objects(), Arrays.stream(SEVERAL).sum());
    CocoEvaluation plain = CocoEvaluation.of(truth, repeated.detections(), CocoDialect.PYCOCOTOOLS);
    CocoEvaluation weighted =
        CocoMatches.of(draw.truth(), draw.detections(), CocoDialect.PYCOCOTOOLS).weighted(SEVERAL);

    for (CocoMetric metric : CocoMetric.values()) {
      assertThat(metric.of(weighted)).as(metric.title()).isEqualTo(metric.of(plain));
    }
    for (VocDialect dialect : List.of(VocDialect.DEVKIT_2007, VocDialect.DEVKIT_2010)) {
      // The area under a curve is a sum, which has one term for all copies.
      assertThat(
              scalars(
                  VocMatches.of(draw.truth(), draw.detections(), .5, dialect).weighted(SEVERAL)))
          .containsExactly(
              scalars(VocEvaluation.of(truth, repeated.detections(), .5, dialect)), within(1e-12));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void countsOfImagesSumToThoseOfClasses(int number) {
    Draw draw = Draw.of(number);
    OperatingPoint point = new OperatingPoint(.5, 10);

    assertThat(sum(point.countsByImage(draw.truth(), draw.detections())))
        .isEqualTo(sum(point.counts(draw.truth(), draw.detections())));
  }

  /** By class; −1 for a class without objects. */
  private static double[] scalars(VocEvaluation evaluation) {
    return evaluation.averagePrecisions().stream()
        .mapToDouble(value -> Double.isNaN(value) ? -1 : value)
        .toArray();
  }

  private static Counts sum(List<Counts> counts) {
    return counts.stream().reduce(Counts.NONE, Counts::plus);
  }
}
