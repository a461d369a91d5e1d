package org.isomer.encoder.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.isomer.graph.Dropout;
import org.isomer.graph.Initializer;
import org.isomer.graph.Net;
import org.isomer.graph.Sequences;
import org.isomer.graph.Window1d;
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
 * Convolutions over tokens with windows of several sizes, side by side, then ReLU and the maximum
 * over all tokens (Kim, "Convolutional neural networks for sentence classification", 2014). Windows
 * are odd and centred on a token, with zeros beyond the ends, so that a text may be shorter than a
 * window; Kim's lie within the text.
 */
public final class TextConvNet implements EncoderPlugin<TextConvNet.Config> {
  /** The options. */
  public record Config(
      @Option(help = "Length of a token's vector", value = "128", min = 1, max = 65_536)
          int embedding,
      @Option(
              help = "Tokens that each kind of window spans, odd numbers",
              value = "[3, 5, 7]",
              min = 1,
              max = 63)
          List<Integer> windows,
      @Option(
              help = "Filters of each kind of window; a feature vector has those of all",
              value = "128",
              min = 1,
              max = 65_536)
          int filters,
      @Option(
              help =
                  "The share of the feature vector that is left out in training: .5 in the paper",
              value = "0",
              min = 0,
              max = 0.99)
          double dropout) {
    /** Copies the list. */
    public Config {
      windows = List.copyOf(windows);
    }
  }

  @Override
  public String name() {
    return "text-convnet";
  }

  @Override
  public String summary() {
    return "Convolutions over tokens with the maximum over all of them (Kim 2014)";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Encoder create(Config config) {
    if (config.windows.isEmpty()
        || config.windows.stream().anyMatch(each -> each % 2 == 0)
        || config.windows.stream().distinct().count() < config.windows.size()) {
      throw new BadInputException(
          "text-convnet: the windows %s are not what they have to be: at least one, odd, and each size once. Choose such as [3, 5, 7]."
              .formatted(config.windows));
    }
    return new Network(config);
  }

  private record Network(Config config) implements Encoder {
    @Override
    public int dim() {
      return config.filters() * config.windows().size();
    }

    @Override
    public boolean anyLength() {
      return true;
    }

    @Override
    public Features encode(Net net, Input input) {
      Operand<TFloat32> tokens =
          TokenEmbedding.of(net, input, config.embedding(), Initializer.normal(1));
      return build(net, net.activations(tokens), input.mask());
    }

    private <T extends TFloating> Features build(
        Net net, Operand<T> tokens, Optional<Operand<TFloat32>> mask) {
      Operand<T> x = Sequences.clear(net, tokens, mask);
      List<Operand<T>> maps = new ArrayList<>();
      for (int window : config.windows()) {
        Operand<T> map =
            Sequences.conv1d(
                net,
                "convs." + window,
                x,
                config.filters(),
                new Window1d(window, 1, 1),
                Initializer.uniformFanIn(),
                Initializer.uniformBias((long) window * config.embedding()));
        maps.add(net.tf().nn.relu(map));
      }
      Operand<T> joined =
          maps.size() == 1 ? maps.get(0) : net.tf().concat(maps, net.tf().constant(2));
      return new Features(
          Dropout.apply(net, Sequences.maxPool(net, joined, mask), config.dropout()),
          List.of(new FeatureMap(joined, mask)));
    }
  }
}
