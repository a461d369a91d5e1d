package org.isomer.encoder.series;

import java.util.List;
import java.util.Optional;
import org.isomer.graph.Initializer;
import org.isomer.graph.Layers;
import org.isomer.graph.Net;
import org.isomer.graph.Role;
import org.isomer.graph.Sequences;
import org.isomer.graph.Window1d;
import org.isomer.modality.series.Series;
import org.isomer.spi.Encoder;
import org.isomer.spi.EncoderPlugin;
import org.isomer.spi.FeatureMap;
import org.isomer.spi.Features;
import org.isomer.spi.Input;
import org.isomer.spi.Option;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TFloating;

/**
 * The encoder of T-Loss (Franceschi, Dieuleveut and Jaggi, "Unsupervised scalable representation
 * learning for multivariate time series", 2019): blocks of two convolutions that look at a position
 * and earlier ones alone, which lie 2^i apart in block i, each with a leaky ReLU behind it; the
 * block's input is added, through a map of each position where the number of channels changes. The
 * last block, number {@code depth}, has {@code reduced} channels; their greatest values over time
 * are mapped to {@code dim} numbers.
 *
 * <p>The weights of a convolution are {@code weight_g} · v / ‖v‖ with v = {@code weight_v}, for
 * each filter (Salimans and Kingma 2016). Variables are named as in T-Loss's code, {@code
 * network.0.network.0.causal.0.weight_v}. The last block's map is the only stage.
 */
public final class CausalConvNet implements EncoderPlugin<CausalConvNet.Config> {
  /** Positions of a window. */
  private static final int WINDOW = 3;

  /** What PyTorch's first norms of a filter are about. */
  private static final float FIRST_NORM = (float) Math.sqrt(1 / 3.0);

  /** The options. */
  public record Config(
      @Option(help = "Channels of all blocks but the last", value = "40", min = 1, max = 65_536)
          int width,
      @Option(
              help =
                  "Blocks before the last; the last looks 2^depth positions back and further, so a short series needs few",
              value = "10",
              min = 0,
              max = 20)
          int depth,
      @Option(help = "Channels of the last block", value = "160", min = 1, max = 65_536)
          int reduced,
      @Option(help = "The length of a feature vector", value = "320", min = 1, max = 65_536)
          int dim) {}

  @Override
  public String name() {
    return "causal-convnet";
  }

  @Override
  public String summary() {
    return "T-Loss's causal dilated convolutions for series";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Encoder create(Config config) {
    return new Network(config);
  }

  private record Network(Config config) implements Encoder {
    @Override
    public int dim() {
      return config.dim;
    }

    @Override
    public boolean causal() {
      return true;
    }

    @Override
    public Features encode(Net net, Input input) {
      return build(net, net.activations(input.floats(Series.VALUES)), input.mask());
    }

    private <T extends TFloating> Features build(
        Net net, Operand<T> values, Optional<Operand<TFloat32>> mask) {
      Operand<T> x = Sequences.clear(net, values, mask);
      for (int i = 0; i <= config.depth; i++) {
        int filters = i == config.depth ? config.reduced : config.width;
        Net block = net.scope("network.0.network." + i);
        Operand<T> y = causal(block, "causal.0", x, filters, 1 << i);
        y = Sequences.clear(block, Layers.leakyRelu(block, y), mask);
        y = Layers.leakyRelu(block, causal(block, "causal.3", y, filters, 1 << i));
        Operand<T> skip =
            x.shape().get(2) == filters ? x : point(block, "upordownsample", x, filters);
        x = Sequences.clear(block, block.tf().math.add(y, skip), mask);
      }
      Operand<TFloat32> greatest = Sequences.maxPool(net, x, mask);
      Initializer bias = Initializer.uniformBias(config.reduced);
      Operand<TFloat32> pooled =
          Layers.dense(net, "network.3", greatest, config.dim, Initializer.uniformFanIn(), bias);
      return new Features(pooled, List.of(new FeatureMap(x, mask)));
    }

    private static <T extends TFloating> Operand<T> causal(
        Net net, String name, Operand<T> x, int filters, int dilation) {
      Ops tf = net.tf();
      Net scope = net.scope(name);
      Shape shape = Shape.of(WINDOW, x.shape().get(2), filters);
      Operand<TFloat32> direction =
          scope.variable("weight_v", shape, Role.WEIGHT, Initializer.uniformFanIn());
      Operand<TFloat32> norm =
          scope.variable(
              "weight_g", Shape.of(1, 1, filters), Role.NORM, Initializer.constant(FIRST_NORM));
      // The gradient of Square crashes on a variable.
      Operand<TFloat32> squares = tf.sum(tf.math.mul(direction, direction), tf.array(0, 1));
      Operand<TFloat32> kernel = tf.math.mul(direction, tf.math.mul(norm, tf.math.rsqrt(squares)));
      Operand<T> y = Sequences.causalConv1d(net, x, kernel, dilation);
      return Layers.bias(net, name, y, Initializer.uniformBias(WINDOW * x.shape().get(2)));
    }

    private static <T extends TFloating> Operand<T> point(
        Net net, String name, Operand<T> x, int filters) {
      Window1d window = new Window1d(1, 1, 1);
      Initializer bias = Initializer.uniformBias(x.shape().get(2));
      return Sequences.conv1d(net, name, x, filters, window, Initializer.uniformFanIn(), bias);
    }
  }
}
