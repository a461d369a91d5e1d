package org.isomer.eval.detection;

/**
 * A rectangle parallel to the axes, in pixels, x to the right and y down.
 *
 * <p>The area is kept because files that give a width and a height give the exact area: {@code
 * right − left} can differ from the width in its last bit, and whether an overlap reaches a
 * threshold can hang on that bit.
 *
 * @param left least x
 * @param top least y
 * @param right greatest x, at least {@code left}
 * @param bottom greatest y, at least {@code top}
 * @param area width × height
 */
public record Box(double left, double top, double right, double bottom, double area) {
  private static final double FARTHEST = 1e9;

  /** Rejects what is no rectangle with an {@link IllegalArgumentException}. */
  public Box {
    boolean finite = Double.isFinite(left + top + right + bottom + area);
    if (!finite || left > right || top > bottom) {
      throw new IllegalArgumentException(
          "no box: left %s, top %s, right %s, bottom %s".formatted(left, top, right, bottom));
    }
  }

  /** Whether a number can be a coordinate or a size in pixels; greater ones are mistakes. */
  public static boolean isCoordinate(double value) {
    return Math.abs(value) <= FARTHEST;
  }

  /** The box between two corners. */
  public static Box ofCorners(double left, double top, double right, double bottom) {
    return new Box(left, top, right, bottom, (right - left) * (bottom - top));
  }

  /** The box with a corner and a size. */
  public static Box ofSize(double left, double top, double width, double height) {
    return new Box(left, top, left + width, top + height, width * height);
  }

  /** The area that two boxes have in common. */
  public double intersection(Box other) {
    double width = Math.min(right, other.right) - Math.max(left, other.left);
    double height = Math.min(bottom, other.bottom) - Math.max(top, other.top);
    return width <= 0 || height <= 0 ? 0 : width * height;
  }

  /** Intersection over union, in [0, 1]; 0 for boxes that do not overlap. */
  public double overlap(Box other) {
    double common = intersection(other);
    return common <= 0 ? 0 : common / (area + other.area - common);
  }

  /** The fraction of this box that lies in another, in [0, 1]. */
  public double partIn(Box other) {
    double common = intersection(other);
    return common <= 0 ? 0 : common / area;
  }

  /**
   * The box with right and bottom moved by one: of a box whose corners name the first and the last
   * pixel that belong to it, the area that these pixels cover.
   */
  Box withLastPixels() {
    return ofCorners(left, top, right + 1, bottom + 1);
  }
}
