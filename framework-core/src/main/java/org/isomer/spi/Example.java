package org.isomer.spi;

/**
 * One instance of a data set, or one view of it, as a dense array of floats. Examples are mutable
 * buffers that worker threads reuse.
 */
public interface Example {
  /** The current shape, without a batch dimension: height, width, channels for an image. */
  int[] shape();

  /**
   * The scalars in row-major order. The array may be longer than the shape asks for; only the first
   * scalars count.
   */
  float[] values();

  /** Makes this example equal to another of the same type. */
  void copyFrom(Example other);
}
