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
 * One network of InceptionTime (Ismail Fawaz et al., "InceptionTime: finding AlexNet for time
 * series classification", 2020). A module has convolutions with windows of several lengths side by
 * side, behind a {@code bottleneck} that maps each position to fewer channels, and a map of the
 * greatest values around each position; all together are normalised, and then comes a ReLU. Behind
 * every third module the input of the three is added, mapped and normalised. The features are the
 * mean over all positions; the last map is the only stage.
 */
public final class InceptionTime implements EncoderPlugin<InceptionTime.Config> {
  /** Positions of the window of greatest values. */
  private static final int AROUND = 3;

  /** Modules between two residual connections. */
  private static final int RESIDUAL = 3;

  /** The options. */
  public record Config(
      @Option(help = "Filters of each kind of window", value = "32", min = 1, max = 16_384)
          int filters,
      @Option(
              help = "Positions that the windows span, one for each kind",
              value = "[40, 20, 10]",
              min = 1,
              max = 1023)
          List<Integer> windows,
      @Option(help = "Modules", value = "6", min = 1, max = 64) int depth,
      @Option(
              help = "Channels in front of the windows, where there is more than one; 0 for all",
              value = "32",
              min = 0,
              max = 16_384)
          int bottleneck) {
    /** Copies the list. */
    public Config {
      windows = List.copyOf(windows);
    }
  }

  @Override
  public String name() {
    return "inception-time";
  }

  @Override
  public String summary() {
    return "One network of InceptionTime for series (Ismail Fawaz et al. 2020)";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Encoder create(Config config) {
    if (config.windows.isEmpty()) {
      throw new BadInputException("encoder inception-time: windows is empty. Give at least one.");
    }
    return new Network(config);
  }

  private record Network(Config config) implements Encoder {
    @Override
    public int dim() {
      return config.filters * (config.windows.size() + 1);
    }

    @Override
    public Features encode(Net net, Input input) {
      return build(net, net.activations(input.floats(Series.VALUES)), input.mask());
    }

    private <T extends TFloating> Features build(
        Net net, Operand<T> values, Optional<Operand<TFloat32>> mask) {
      ConvolutionUnit unit = new ConvolutionUnit(mask);
      Operand<T> x = Sequences.clear(net, values, mask);
      Operand<T> before = x;
      for (int i = 0; i < config.depth; i++) {
        x = module(net.scope("modules." + i), unit, x);
        if (i % RESIDUAL == RESIDUAL - 1) {
          Operand<T> shortcut =
              unit.linear(net.scope("shortcuts." + i / RESIDUAL), before, dim(), 1);
          x = net.tf().nn.relu(net.tf().math.add(x, shortcut));
          before = x;
        }
      }
      return new Features(Sequences.meanPool(net, x, mask), List.of(new FeatureMap(x, mask)));
    }

    private <T extends TFloating> Operand<T> module(Net net, ConvolutionUnit unit, Operand<T> x) {
      boolean narrow = config.bottleneck > 0 && x.shape().get(2) > 1;
      Operand<T> inner =
          narrow ? ConvolutionUnit.conv(net, "bottleneck", x, config.bottleneck, 1) : x;
      List<Operand<T>> parts = new ArrayList<>();
      for (int i = 0; i < config.windows.size(); i++) {
        parts.add(
            ConvolutionUnit.conv(net, "convs." + i, inner, config.filters, config.windows.get(i)));
      }
      Operand<T> greatest = Sequences.slidingMax(net, x, unit.mask(), AROUND);
      parts.add(ConvolutionUnit.conv(net, "pool", greatest, config.filters, 1));
      Operand<T> joined = net.tf().concat(parts, net.tf().constant(2));
      return net.tf().nn.relu(Normalization.batchNorm(net, "bn", joined, unit.mask()));
    }
  }
}
