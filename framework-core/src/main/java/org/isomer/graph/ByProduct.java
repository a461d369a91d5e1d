package org.isomer.graph;

import org.isomer.graph.gradient.KernelByProduct;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TBfloat16;
import org.tensorflow.types.family.TFloating;

/**
 * Convolution of small images in bfloat16 whose kernel gets its gradient {@linkplain
 * KernelByProduct by a product}. oneDNN's own gradient takes positions of a row in blocks that
 * small images leave empty.
 *
 * <p>Measured on two cores with AVX-512 and without AMX, kernel gradient of 256 images: 41 ms in
 * place of 124 at 4 × 4 positions and 512 channels (92 {@linkplain SideBySide side by side}), 54 in
 * place of 76 at 8 × 8 and 256 (55), 73 in place of 54 at 16 × 16 and 128. In float32 it gains
 * nothing. With AMX it has not been measured, and {@link SideBySide} gains more there.
 */
final class ByProduct {
  /** Positions in a row, at most. */
  private static final int WIDEST = 8;

  private static final int FEWEST_CHANNELS = 256;

  private ByProduct() {}

  /**
   * Whether a convolution is faster this way, which it is on processors alone.
   *
   * @param images shape (batch, height, width, channels)
   */
  static boolean pays(Operand<? extends TFloating> images, int filters, Window window) {
    Shape shape = images.shape();
    return images.type() == TBfloat16.class
        && window.stride() == 1
        && window.size() > 1
        && window.size() == 2 * window.padding() + 1
        && !shape.hasUnknownDimension()
        && shape.get(2) <= WIDEST
        && Math.min(shape.get(3), filters) >= FEWEST_CHANNELS
        && SessionConfig.gpu().isEmpty()
        && !Processor.hasTiles();
  }
}
