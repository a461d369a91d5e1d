package org.isomer.eval.detection;

/**
 * What programs for VOC's average precision disagree about.
 *
 * @param interpolation how the curve becomes a number
 * @param inclusive whether an overlap equal to the threshold is a match (≥) or not (&gt;)
 * @param lastPixels whether right and bottom name the last pixel of a box, so that it is right −
 *     left + 1 wide, or its edge
 */
public record VocDialect(Interpolation interpolation, boolean inclusive, boolean lastPixels) {
  /** The development kit of VOC 2007. */
  public static final VocDialect DEVKIT_2007 =
      new VocDialect(Interpolation.ELEVEN_POINT, true, true);

  /** The development kit of VOC 2010 and later. */
  public static final VocDialect DEVKIT_2010 = new VocDialect(Interpolation.ALL_POINT, true, true);

  /** The Python program of Faster R-CNN, with VOC 2007's interpolation. */
  public static final VocDialect FASTER_RCNN_2007 =
      new VocDialect(Interpolation.ELEVEN_POINT, false, true);

  /** The Python program of Faster R-CNN, with VOC 2010's interpolation. */
  public static final VocDialect FASTER_RCNN_2010 =
      new VocDialect(Interpolation.ALL_POINT, false, true);

  /** The name in results: {@code 11-point, IoU ≥, +1 pixels}. */
  public String title() {
    return "%s, IoU %s, %s"
        .formatted(
            interpolation.title(),
            inclusive ? "≥" : ">",
            lastPixels ? "+1 pixels" : "no +1 pixels");
  }

  boolean reaches(double overlap, double threshold) {
    return inclusive ? overlap >= threshold : overlap > threshold;
  }

  Box box(Box given) {
    return lastPixels ? given.withLastPixels() : given;
  }
}
