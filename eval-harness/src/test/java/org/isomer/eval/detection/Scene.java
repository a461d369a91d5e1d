package org.isomer.eval.detection;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Images with objects and detections, put together box by box. */
final class Scene {
  private final int images;
  private final int categories;
  private final List<GroundTruth> objects = new ArrayList<>();
  private final List<Detection> detections = new ArrayList<>();

  Scene(int images, int categories) {
    this.images = images;
    this.categories = categories;
  }

  /** Adds an object with the next id, from 1. */
  Scene object(int image, int category, Box box) {
    return object(GroundTruth.of(image, category, box, objects.size() + 1));
  }

  Scene object(GroundTruth object) {
    objects.add(object);
    return this;
  }

  Scene detection(int image, int category, Box box, double score) {
    detections.add(new Detection(image, category, box, score));
    return this;
  }

  AnnotatedImages truth() {
    return new AnnotatedImages(names("image", images), names("class", categories), objects);
  }

  List<Detection> detections() {
    return detections;
  }

  CocoEvaluation coco() {
    return CocoEvaluation.of(truth(), detections, CocoDialect.EXACT);
  }

  VocEvaluation voc(VocDialect dialect) {
    return VocEvaluation.of(truth(), detections, .5, dialect);
  }

  /** A square of side 10, far from those of other numbers. */
  static Box square(int number) {
    return Box.ofSize(100 * number, 0, 10, 10);
  }

  static GroundTruth crowd(int image, Box box, long id) {
    return new GroundTruth(image, 0, box, box.area(), true, false, id);
  }

  static GroundTruth difficult(int image, Box box, long id) {
    return new GroundTruth(image, 0, box, box.area(), false, true, id);
  }

  private static List<String> names(String what, int count) {
    return IntStream.range(0, count).mapToObj(i -> what + " " + i).toList();
  }
}
