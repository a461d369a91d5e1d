package org.isomer.encoder.series;

import java.util.List;
import java.util.Optional;
import org.isomer.graph.Net;
import org.isomer.graph.Sequences;
import org.isomer.modality.series.Series;
import org.isomer.spi.BadInputException;
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
 * The fully convolutional network of Wang, Yan and Oates ("Time series classification from scratch
 * with deep neural networks: a strong baseline", 2017): convolutions, each with batch normalisation
 * and ReLU, and the mean over all positions. The last one's map is the only stage.
 */
public final class Fcn implements EncoderPlugin<Fcn.Config> {
  /** The options. */
  public record Config(
      @Option(
              help = "Filters of each convolution; the last is the length of a feature vector",
              value = "[128, 256, 128]",
              min = 1,
              max = 65_536)
          List<Integer> filters,
      @Option(
              help = "Positions that the windows of each convolution span",
              value = "[8, 5, 3]",
              min = 1,
              max = 1023)
          List<Integer> windows) {
    /** Copies the lists. */
    public Config {
      filters = List.copyOf(filters);
      windows = List.copyOf(windows);
    }
  }

  @Override
  public String name() {
    return "fcn";
  }

  @Override
  public String summary() {
    return "Fully convolutional network for series (Wang et al. 2017)";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Encoder create(Config config) {
    if (config.filters.isEmpty() || config.filters.size() != config.windows.size()) {
      throw new BadInputException(
          "encoder fcn: filters has %d numbers and windows %d. Give one of both for each convolution."
              .formatted(config.filters.size(), config.windows.size()));
    }
    return new Network(config);
  }

  private record Network(Config config) implements Encoder {
    @Override
    public int dim() {
      return config.filters.get(config.filters.size() - 1);
    }

    @Override
    public Features encode(Net net, Input input) {
      return build(net, net.activations(input.floats(Series.VALUES)), input.mask());
    }

    private <T extends TFloating> Features build(
        Net net, Operand<T> values, Optional<Operand<TFloat32>> mask) {
      ConvolutionUnit unit = new ConvolutionUnit(mask);
      Operand<T> x = Sequences.clear(net, values, mask);
      for (int i = 0; i < config.filters.size(); i++) {
        x = unit.active(net.scope("layers." + i), x, config.filters.get(i), config.windows.get(i));
      }
      return new Features(Sequences.meanPool(net, x, mask), List.of(new FeatureMap(x, mask)));
    }
  }
}
