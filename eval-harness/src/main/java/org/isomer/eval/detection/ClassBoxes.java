package org.isomer.eval.detection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The objects and the detections of one class.
 *
 * @param firstObjects where the objects of each image begin; one more entry is their number
 * @param objects by image, else in their given order
 * @param detections by falling score, then by image, else in their given order
 * @param ranks the place of each detection among those of its image, from 0
 */
record ClassBoxes(int[] firstObjects, GroundTruth[] objects, Detection[] detections, int[] ranks) {
  private static final Comparator<Detection> SUREST_FIRST =
      Comparator.comparingDouble(Detection::score).reversed().thenComparingInt(Detection::image);

  /**
   * The boxes of each class.
   *
   * @param limit how many detections of an image and class are kept, the surest ones
   */
  static List<ClassBoxes> of(AnnotatedImages truth, List<Detection> detections, int limit) {
    int classes = truth.categories().size();
    List<List<GroundTruth>> objects = lists(classes);
    truth.objects().forEach(object -> objects.get(object.category()).add(object));
    List<List<Detection>> claims = lists(classes);
    for (Detection detection : detections) {
      truth.check(detection);
      claims.get(detection.category()).add(detection);
    }
    int images = truth.images().size();
    return IntStream.range(0, classes)
        .parallel()
        .mapToObj(category -> of(images, objects.get(category), claims.get(category), limit))
        .toList();
  }

  private static ClassBoxes of(
      int images, List<GroundTruth> given, List<Detection> claims, int limit) {
    int[] firstObjects = new int[images + 1];
    given.forEach(object -> firstObjects[object.image() + 1]++);
    for (int image = 0; image < images; image++) {
      firstObjects[image + 1] += firstObjects[image];
    }
    GroundTruth[] objects = given.toArray(GroundTruth[]::new);
    Arrays.sort(objects, Comparator.comparingInt(GroundTruth::image));

    claims.sort(SUREST_FIRST);
    int[] seen = new int[images];
    int[] ranks = claims.stream().mapToInt(claim -> seen[claim.image()]++).toArray();
    int[] kept = IntStream.range(0, ranks.length).filter(i -> ranks[i] < limit).toArray();
    return new ClassBoxes(
        firstObjects,
        objects,
        IntStream.of(kept).mapToObj(claims::get).toArray(Detection[]::new),
        IntStream.of(kept).map(i -> ranks[i]).toArray());
  }

  /** How many objects have to be found. */
  long positives() {
    return Arrays.stream(objects).filter(object -> !object.optional()).count();
  }

  private static <T> List<List<T>> lists(int count) {
    return Stream.generate(() -> (List<T>) new ArrayList<T>()).limit(count).toList();
  }
}
