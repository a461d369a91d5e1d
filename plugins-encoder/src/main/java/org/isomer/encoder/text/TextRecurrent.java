package org.isomer.encoder.text;

import java.util.List;
import java.util.Optional;
import org.isomer.graph.Initializer;
import org.isomer.graph.Net;
import org.isomer.graph.Recurrent;
import org.isomer.graph.Sequences;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Encoder;
import org.isomer.spi.EncoderPlugin;
import org.isomer.spi.FeatureMap;
import org.isomer.spi.Features;
import org.isomer.spi.Input;
import org.isomer.spi.Option;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TFloating;

/**
 * Two recurrent layers at each depth, one of which reads the tokens from the first on and the other
 * from the last back; their states are joined. With an LSTM and the maximum over tokens this is the
 * encoder of InferSent (Conneau et al., "Supervised learning of universal sentence
 * representations", 2017). Equations and first values are PyTorch's, as are the names of variables
 * but for {@code forward} and {@code backward}.
 */
public final class TextRecurrent implements EncoderPlugin<TextRecurrent.Config> {
  /** Each position is a part of the graph, which grows with the length. */
  private static final int MOST_POSITIONS = 512;

  /** What a layer is made of. */
  public enum Cell {
    /** Long short-term memory. */
    LSTM,
    /** Gated recurrent units. */
    GRU
  }

  /** How states become one vector. */
  public enum StatePooling {
    /** The greatest value of each channel over all tokens. */
    MAX,
    /** The mean over all tokens. */
    MEAN,
    /** The state of each direction after its last token. */
    LAST
  }

  /** The options. */
  public record Config(
      @Option(help = "lstm or gru", value = "lstm") Cell cell,
      @Option(help = "Length of a token's vector", value = "128", min = 1, max = 65_536)
          int embedding,
      @Option(
              help = "Units of each direction; a feature vector is twice as long",
              value = "128",
              min = 1,
              max = 32_768)
          int units,
      @Option(help = "Layers of both directions", value = "1", min = 1, max = 16) int layers,
      @Option(
              help =
                  "What becomes the feature vector: the maximum or mean over the tokens, or the last states",
              value = "max")
          StatePooling pooling) {}

  @Override
  public String name() {
    return "text-recurrent";
  }

  @Override
  public String summary() {
    return "Bidirectional LSTM or GRU over tokens";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Encoder create(Config config) {
    return new Network(config);
  }

  /**
   * Without their padding texts would have the same features, but each length is an unrolled graph
   * of its own: with a GRU the first batches of 64 positions then take 17 s in place of 6, which
   * only the shorter work on some ten thousand texts makes up for. So {@code anyLength} is false.
   */
  private record Network(Config config) implements Encoder {
    @Override
    public int dim() {
      return 2 * config.units();
    }

    @Override
    public Features encode(Net net, Input input) {
      Operand<TFloat32> tokens =
          TokenEmbedding.of(net, input, config.embedding(), Initializer.normal(1));
      long positions = tokens.shape().get(1);
      if (positions > MOST_POSITIONS) {
        throw new BadInputException(
            "encoder text-recurrent: texts have %d tokens, and at most %d are read one after the other. Cut texts to fewer tokens (length), or take text-transformer or text-convnet."
                .formatted(positions, MOST_POSITIONS));
      }
      return build(net, net.activations(tokens), input.mask());
    }

    private <T extends TFloating> Features build(
        Net net, Operand<T> tokens, Optional<Operand<TFloat32>> mask) {
      Ops tf = net.tf();
      Optional<Operand<TFloat32>> backwardMask = mask.map(each -> reversed(net, each));
      Operand<T> x = Sequences.clear(net, tokens, mask);
      Operand<T> last = x;
      for (int i = 0; i < config.layers(); i++) {
        Net layer = net.scope("layers." + i);
        Recurrent.States<T> forward = states(layer, "forward", x, mask);
        // Padding comes first then, and leaves the state at its start.
        Recurrent.States<T> backward = states(layer, "backward", reversed(net, x), backwardMask);
        x = tf.concat(List.of(forward.all(), reversed(net, backward.all())), tf.constant(2));
        last = tf.concat(List.of(forward.last(), backward.last()), tf.constant(1));
      }
      Operand<TFloat32> pooled =
          switch (config.pooling()) {
            case MAX -> Sequences.maxPool(net, x, mask);
            case MEAN -> Sequences.meanPool(net, x, mask);
            case LAST -> net.cast(last, TFloat32.class);
          };
      return new Features(pooled, List.of(new FeatureMap(x, mask)));
    }

    private <T extends TFloating> Recurrent.States<T> states(
        Net net, String name, Operand<T> x, Optional<Operand<TFloat32>> mask) {
      Initializer initial = Initializer.uniform(1 / Math.sqrt(config.units()));
      return switch (config.cell()) {
        case LSTM -> Recurrent.lstm(net, name, x, mask, config.units(), initial);
        case GRU -> Recurrent.gru(net, name, x, mask, config.units(), initial);
      };
    }

    private static <T extends TFloating> Operand<T> reversed(Net net, Operand<T> x) {
      return net.tf().reverse(x, net.tf().array(1));
    }
  }
}
