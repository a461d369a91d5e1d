package org.isomer.eval.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.isomer.eval.detection.AnnotatedImages;
import org.isomer.eval.detection.Box;
import org.isomer.eval.detection.CocoDialect;
import org.isomer.eval.detection.CocoMatches;
import org.isomer.eval.detection.CocoMetric;
import org.isomer.eval.detection.Detection;
import org.isomer.eval.detection.GroundTruth;
import org.isomer.eval.detection.VocDialect;
import org.isomer.eval.detection.VocMatches;
import org.isomer.reports.statistics.Statistic;

/**
 * COCO's AP, or VOC's at an overlap of 0.5, of a detector that finds objects in rough places and
 * invents others.
 *
 * @param voc whether it is VOC's, which is fast
 * @param title what the images are like
 * @param classes how many there are
 * @param falling whether class k is as common as 1/k, else all are alike
 * @param crowded the share of images that hold five times as many objects, hard ones
 */
record Detections(boolean voc, String title, int classes, boolean falling, double crowded)
    implements Population {
  private static final double SIDE = 640;

  @Override
  public Statistic sample(int images, SplittableRandom random) {
    double[] weights = Draws.weights(classes, falling);
    List<GroundTruth> objects = new ArrayList<>();
    List<Detection> detections = new ArrayList<>();
    for (int image = 0; image < images; image++) {
      boolean hard = random.nextDouble() < crowded;
      int count = 1 + Draws.poisson(random, hard ? 10 : 1.5);
      for (int i = 0; i < count; i++) {
        int category = Draws.category(random, weights);
        Box box = box(random);
        objects.add(GroundTruth.of(image, category, box, objects.size() + 1L));
        if (random.nextDouble() < (hard ? .45 : .8)) {
          detections.add(
              new Detection(
                  image,
                  category,
                  moved(box, random, hard ? .12 : .06),
                  Draws.logistic(random, hard ? .3 : 1.2, 1)));
        }
      }
      for (int i = Draws.poisson(random, hard ? 5 : 1); i > 0; i--) {
        detections.add(
            new Detection(
                image,
                Draws.category(random, weights),
                box(random),
                Draws.logistic(random, -.5, 1)));
      }
    }
    AnnotatedImages truth = new AnnotatedImages(names("i", images), names("c", classes), objects);
    if (voc) {
      VocMatches matches = VocMatches.of(truth, detections, .5, VocDialect.DEVKIT_2010);
      return drawn -> matches.weighted(times(drawn, images)).mean();
    }
    CocoMatches matches = CocoMatches.of(truth, detections, CocoDialect.PYCOCOTOOLS);
    return drawn -> CocoMetric.AP.of(matches.weighted(times(drawn, images)));
  }

  private static int[] times(int[] drawn, int images) {
    int[] times = new int[images];
    for (int image : drawn) {
      times[image]++;
    }
    return times;
  }

  private static Box box(SplittableRandom random) {
    double width = 20 + 200 * random.nextDouble();
    double height = 20 + 200 * random.nextDouble();
    return Box.ofSize(
        (SIDE - width) * random.nextDouble(), (SIDE - height) * random.nextDouble(), width, height);
  }

  private static Box moved(Box box, SplittableRandom random, double noise) {
    double width = box.right() - box.left();
    double height = box.bottom() - box.top();
    return Box.ofSize(
        box.left() + noise * width * Draws.normal(random),
        box.top() + noise * height * Draws.normal(random),
        width,
        height);
  }

  private static List<String> names(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
  }
}
