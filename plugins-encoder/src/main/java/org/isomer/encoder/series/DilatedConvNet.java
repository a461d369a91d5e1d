package org.isomer.encoder.series;

import java.util.List;
import java.util.Optional;
import org.isomer.graph.Initializer;
import org.isomer.graph.Layers;
import org.isomer.graph.Net;
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
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TFloating;

/**
 * The encoder of TS2Vec (Yue et al., "TS2Vec: towards universal representation of time series",
 * 2022): a linear map of each position to {@code width} channels, then blocks
 *
 * <pre>
 * y = skip(x) + conv(gelu(conv(gelu(x))))
 * </pre>
 *
 * where both convolutions of block i have a window of 3 positions that lie 2^i apart and zeros
 * beyond the ends. The last block, number {@code depth}, widens to {@code dim} channels, and its
 * skip is a map of each position; the others are the identity. Variables are named as in TS2Vec's
 * code, {@code feature_extractor.net.0.conv1.conv.weight}.
 *
 * <p>Padding is cleared before each convolution, so that it is what lies beyond the ends. Two
 * things of TS2Vec belong to its training, not to this encoder: the random mask behind the linear
 * map, and the dropout of the output. The last block's map is the only stage, at full resolution.
 */
public final class DilatedConvNet implements EncoderPlugin<DilatedConvNet.Config> {
  /** The options. */
  public record Config(
      @Option(help = "Channels of all blocks but the last", value = "64", min = 1, max = 65_536)
          int width,
      @Option(
              help =
                  "Blocks before the last; the last looks 2^depth positions to each side and further, so a short series needs few",
              value = "10",
              min = 0,
              max = 20)
          int depth,
      @Option(help = "The length of a feature vector", value = "320", min = 1, max = 65_536)
          int dim,
      @Option(help = "How positions become one vector: max or mean", value = "max")
          PositionPooling pooling) {}

  @Override
  public String name() {
    return "dilated-convnet";
  }

  @Override
  public String summary() {
    return "TS2Vec's dilated convolutions for series";
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
      return config.dim();
    }

    @Override
    public Features encode(Net net, Input input) {
      return build(net, net.activations(input.floats(Series.VALUES)), input.mask());
    }

    private <T extends TFloating> Features build(
        Net net, Operand<T> values, Optional<Operand<TFloat32>> mask) {
      Initializer initial = Initializer.uniformFanIn();
      Initializer bias = bias(values.shape().get(2));
      Operand<T> x =
          Layers.dense(net, "input_fc", cleared(net, values, mask), config.width(), initial, bias);
      for (int i = 0; i <= config.depth(); i++) {
        boolean last = i == config.depth();
        Net block = net.scope("feature_extractor.net." + i);
        int filters = last ? config.dim() : config.width();
        Operand<T> skip = last ? conv(block, "projector", x, filters, new Window1d(1, 1, 1)) : x;
        Window1d window = new Window1d(3, 1, 1 << i);
        Operand<T> y = cleared(block, Layers.gelu(block, x), mask);
        y = conv(block, "conv1.conv", y, filters, window);
        y = cleared(block, Layers.gelu(block, y), mask);
        y = conv(block, "conv2.conv", y, filters, window);
        x = block.tf().math.add(skip, y);
      }
      return new Features(config.pooling().over(net, x, mask), List.of(new FeatureMap(x, mask)));
    }

    private static <T extends TFloating> Operand<T> conv(
        Net net, String name, Operand<T> x, int filters, Window1d window) {
      Initializer bias = bias(window.size() * x.shape().get(2));
      return Sequences.conv1d(net, name, x, filters, window, Initializer.uniformFanIn(), bias);
    }

    /** PyTorch's default for a bias, which depends on how many numbers a unit reads. */
    private static Initializer bias(long fanIn) {
      return Initializer.uniform(1 / Math.sqrt((double) fanIn));
    }

    private static <T extends TFloating> Operand<T> cleared(
        Net net, Operand<T> x, Optional<Operand<TFloat32>> mask) {
      return mask.isPresent() ? Sequences.clear(net, x, mask.get()) : x;
    }
  }
}
