package org.isomer.encoder.series;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.isomer.graph.Net;
import org.isomer.graph.Normalization;
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
 * The residual network of Wang, Yan and Oates ("Time series classification from scratch with deep
 * neural networks: a strong baseline", 2017): blocks of convolutions with batch normalisation, ReLU
 * behind all but the last; the block's input is added, through a map of each position where the
 * number of channels changes, normalised in any case, and then comes a ReLU. The features are the
 * mean over all positions; the blocks' maps are the stages.
 */
public final class ResNet1d implements EncoderPlugin<ResNet1d.Config> {
  /** The options. */
  public record Config(
      @Option(
              help = "Filters of each block; the last is the length of a feature vector",
              value = "[64, 128, 128]",
              min = 1,
              max = 65_536)
          List<Integer> filters,
      @Option(
              help = "Positions that the windows of a block's convolutions span",
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
    return "resnet-1d";
  }

  @Override
  public String summary() {
    return "Residual network for series (Wang et al. 2017)";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Encoder create(Config config) {
    if (config.filters.isEmpty() || config.windows.isEmpty()) {
      throw new BadInputException(
          "encoder resnet-1d: filters or windows is empty. Give at least one of both.");
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
      List<FeatureMap> stages = new ArrayList<>();
      Operand<T> x = Sequences.clear(net, values, mask);
      for (int i = 0; i < config.filters.size(); i++) {
        x = block(net.scope("blocks." + i), unit, x, config.filters.get(i));
        stages.add(new FeatureMap(x, mask));
      }
      return new Features(Sequences.meanPool(net, x, mask), stages);
    }

    private <T extends TFloating> Operand<T> block(
        Net net, ConvolutionUnit unit, Operand<T> x, int filters) {
      Net side = net.scope("shortcut");
      Operand<T> shortcut =
          x.shape().get(2) == filters
              ? Normalization.batchNorm(side, "bn", x, unit.mask())
              : unit.linear(side, x, filters, 1);
      Operand<T> y = x;
      int last = config.windows.size() - 1;
      for (int i = 0; i < last; i++) {
        y = unit.active(net.scope("layers." + i), y, filters, config.windows.get(i));
      }
      y = unit.linear(net.scope("layers." + last), y, filters, config.windows.get(last));
      return net.tf().nn.relu(net.tf().math.add(y, shortcut));
    }
  }
}
