package org.isomer.eval.detection;

/**
 * An object that a person has marked in an image.
 *
 * @param image place of the image in {@link AnnotatedImages#images}
 * @param category place of the class in {@link AnnotatedImages#categories}
 * @param box where the object is
 * @param area the object's area in pixels², of its mask if it has one, by which COCO sorts objects
 *     into small, medium and large
 * @param crowd whether the box holds an uncounted group, COCO's {@code iscrowd}
 * @param difficult whether VOC asks nobody to find it
 * @param id the number that the file gives it
 */
public record GroundTruth(
    int image, int category, Box box, double area, boolean crowd, boolean difficult, long id) {
  /** An object that is neither a crowd nor difficult, with the area of its box. */
  public static GroundTruth of(int image, int category, Box box, long id) {
    return new GroundTruth(image, category, box, box.area(), false, false, id);
  }

  /** Whether a detector need not find it and is not blamed if it does: a crowd or difficult. */
  public boolean optional() {
    return crowd || difficult;
  }

  /**
   * The overlap that a detection has with this object: intersection over union, and for a crowd the
   * part of the detection that lies in it.
   */
  double overlap(Box detection) {
    return crowd ? detection.partIn(box) : detection.overlap(box);
  }
}
