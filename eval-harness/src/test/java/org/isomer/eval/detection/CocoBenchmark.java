package org.isomer.eval.detection;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.isomer.eval.detection.file.CocoInstances;

/**
 * Prints the seconds of reading and of evaluating a file of instances and one of results, and the
 * twelve numbers. {@code src/test/python/coco_speed.py} makes the files and does the same with
 * pycocotools. Arguments: the two files.
 */
final class CocoBenchmark {
  private static final int TURNS = 4;

  private CocoBenchmark() {}

  public static void main(String[] arguments) {
    for (int turn = 0; turn < TURNS; turn++) {
      long start = System.nanoTime();
      CocoInstances instances = CocoInstances.read(Path.of(arguments[0]));
      List<Detection> detections = instances.detections(Path.of(arguments[1]));
      long read = System.nanoTime();
      CocoEvaluation coco =
          CocoEvaluation.of(instances.images(), detections, CocoDialect.PYCOCOTOOLS);
      List<Double> numbers = Stream.of(CocoMetric.values()).map(each -> each.of(coco)).toList();
      long evaluated = System.nanoTime();
      System.out.printf(
          "%d images, %d objects, %d detections: read in %.2f s, evaluated in %.2f s%n%s%n",
          instances.images().images().size(),
          instances.images().objects().size(),
          detections.size(),
          (read - start) / 1e9,
          (evaluated - read) / 1e9,
          numbers);
    }
  }
}
