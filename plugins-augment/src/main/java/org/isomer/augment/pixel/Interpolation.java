package org.isomer.augment.pixel;

/** How a value between pixel centres is read. */
public enum Interpolation {
  /** The nearest pixel. */
  NEAREST,
  /** The mean of the four nearest pixels, weighted by distance. */
  BILINEAR
}
