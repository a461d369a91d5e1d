package org.isomer.encoder.series;

import java.util.List;
import java.util.Optional;
import org.isomer.graph.Dropout;
import org.isomer.graph.Initializer;
import org.isomer.graph.Layers;
import org.isomer.graph.Net;
import org.isomer.graph.Sequences;
import org.isomer.graph.Window1d;
import org.isomer.modality.series.Series;
import org.isomer.spi.Encoder;
import org.isomer.spi.FeatureMap;
import org.isomer.spi.Features;
import org.isomer.spi.Input;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TFloating;

/**
 * The dilated convolutional network of TS2Vec (Yue et al., "TS2Vec: towards universal
 * representation of time series", 2022): a linear map of each position to {@code width} channels,
 * then blocks
 *
 * <pre>
 * y = skip(x) + conv(gelu(conv(gelu(x))))
 * </pre>
 *
 * where both convolutions of block i have a window of 3 positions that lie 2^i apart and zeros
 * beyond the ends. The last block, number {@code depth}, widens to {@code dim} channels, and its
 * skip is a map of each position; the others are the identity. Variables are named as in TS2Vec's
 * code, {@code feature_extractor.net.0.conv1.conv.weight}. The last block's map is the only stage,
 * at full resolution.
 *
 * <p>What is missing is 0 behind the linear map, as in TS2Vec's code, and then gets features from
 * what is around it. What lies before the first measured position and after the last is padding: it
 * is cleared before each convolution, so that it is what lies beyond the ends, and not pooled.
 *
 * @param mask the probability that a position is hidden behind the linear map, in training
 * @param dropout the share of the output that is left out, in training
 */
record DilatedNetwork(
    int width, int depth, int dim, PositionPooling pooling, double mask, double dropout)
    implements Encoder {
  @Override
  public Features encode(Net net, Input input) {
    return build(net, net.activations(input.floats(Series.VALUES)), input.mask());
  }

  private <T extends TFloating> Features build(
      Net net, Operand<T> values, Optional<Operand<TFloat32>> measured) {
    Optional<Operand<TFloat32>> span = measured.map(real -> Sequences.span(net, real));
    Initializer bias = Initializer.uniformBias(values.shape().get(2));
    Operand<T> x =
        Layers.dense(
            net,
            "input_fc",
            Sequences.clear(net, values, measured),
            width,
            Initializer.uniformFanIn(),
            bias);
    x = hidden(net, Sequences.clear(net, x, measured));
    for (int i = 0; i <= depth; i++) {
      boolean last = i == depth;
      Net block = net.scope("feature_extractor.net." + i);
      int filters = last ? dim : width;
      Operand<T> skip = last ? conv(block, "projector", x, filters, new Window1d(1, 1, 1)) : x;
      Window1d window = new Window1d(3, 1, 1 << i);
      Operand<T> y = Sequences.clear(block, Layers.gelu(block, x), span);
      y = conv(block, "conv1.conv", y, filters, window);
      y = Sequences.clear(block, Layers.gelu(block, y), span);
      y = conv(block, "conv2.conv", y, filters, window);
      x = block.tf().math.add(skip, y);
    }
    Operand<TFloat32> map = Dropout.apply(net, net.cast(x, TFloat32.class), dropout);
    return new Features(pooling.apply(net, map, span), List.of(new FeatureMap(map, span)));
  }

  /** Hides random positions, in training. */
  private <T extends TFloating> Operand<T> hidden(Net net, Operand<T> x) {
    if (mask == 0 || !net.training()) {
      return x;
    }
    Ops tf = net.tf();
    Operand<TFloat32> kept =
        Dropout.kept(net, tf.slice(tf.shape(x), tf.array(0), tf.array(2)), mask);
    return Sequences.clear(net, x, kept);
  }

  private static <T extends TFloating> Operand<T> conv(
      Net net, String name, Operand<T> x, int filters, Window1d window) {
    Initializer bias = Initializer.uniformBias(window.size() * x.shape().get(2));
    return Sequences.conv1d(net, name, x, filters, window, Initializer.uniformFanIn(), bias);
  }
}
