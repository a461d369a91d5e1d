package org.isomer.eval.detection;

import java.util.List;

/**
 * Images with the objects that they show. The order of the images matters where scores are equal:
 * detections of an earlier image then come first.
 *
 * @param images a name for each image; images without objects belong to them
 * @param categories a name for each class; classes without objects belong to them
 * @param objects all objects
 */
public record AnnotatedImages(
    List<String> images, List<String> categories, List<GroundTruth> objects) {
  /** Copies the lists; an object of an unknown image or class is an error in the program. */
  public AnnotatedImages {
    images = List.copyOf(images);
    categories = List.copyOf(categories);
    objects = List.copyOf(objects);
    for (GroundTruth object : objects) {
      check(images, categories, object.image(), object.category());
    }
  }

  /** Rejects a detection of an unknown image or class. */
  void check(Detection detection) {
    check(images, categories, detection.image(), detection.category());
  }

  private static void check(List<String> images, List<String> categories, int image, int category) {
    if (image < 0 || image >= images.size() || category < 0 || category >= categories.size()) {
      throw new IllegalArgumentException(
          "image %d of %d, class %d of %d"
              .formatted(image, images.size(), category, categories.size()));
    }
  }
}
