package org.isomer.eval.spi;

/**
 * An object that a detector is to find, in pixels of the frame that the encoder sees.
 *
 * @param label its class
 * @param left least x
 * @param top least y
 * @param right greatest x
 * @param bottom greatest y
 * @param ignored whether nothing is to be learned from it: neither that it is there nor that it is
 *     not
 */
public record TargetBox(
    int label, double left, double top, double right, double bottom, boolean ignored) {
  /** Width × height. */
  public double area() {
    return (right - left) * (bottom - top);
  }
}
