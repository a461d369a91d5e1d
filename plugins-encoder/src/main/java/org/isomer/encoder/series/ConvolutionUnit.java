package org.isomer.encoder.series;

import java.util.Optional;
import org.isomer.graph.Initializer;
import org.isomer.graph.Net;
import org.isomer.graph.Normalization;
import org.isomer.graph.Sequences;
import org.isomer.graph.Window1d;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TFloating;

/**
 * A convolution {@code conv} without a bias, which the batch normalisation {@code bn} behind it
 * would take away, that sees zeros where there is padding and leaves zeros there.
 *
 * @param mask shape (batch, positions), if there is padding
 */
record ConvolutionUnit(Optional<Operand<TFloat32>> mask) {
  /**
   * Convolution and normalisation.
   *
   * @param x shape (batch, positions, channels), 0 where there is padding
   */
  <T extends TFloating> Operand<T> linear(Net net, Operand<T> x, int filters, int size) {
    return Normalization.batchNorm(net, "bn", conv(net, "conv", x, filters, size), mask);
  }

  /** Convolution, normalisation and ReLU. */
  <T extends TFloating> Operand<T> active(Net net, Operand<T> x, int filters, int size) {
    return net.tf().nn.relu(linear(net, x, filters, size));
  }

  /** The convolution alone; it leaves something where there is padding. */
  static <T extends TFloating> Operand<T> conv(
      Net net, String name, Operand<T> x, int filters, int size) {
    return Sequences.conv1d(
        net, name, x, filters, new Window1d(size, 1, 1), Initializer.uniformFanIn());
  }
}
