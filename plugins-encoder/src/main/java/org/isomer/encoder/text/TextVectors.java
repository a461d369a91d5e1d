package org.isomer.encoder.text;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.isomer.graph.Initializer;
import org.isomer.graph.Net;
import org.isomer.graph.Role;
import org.isomer.graph.Sequences;
import org.isomer.modality.text.Tokens;
import org.isomer.spi.Encoder;
import org.isomer.spi.EncoderPlugin;
import org.isomer.spi.FeatureMap;
import org.isomer.spi.Features;
import org.isomer.spi.Input;
import org.isomer.spi.Option;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Squeeze;
import org.tensorflow.op.core.Sum;
import org.tensorflow.types.TFloat32;

/**
 * Vectors of words: a text is the mean of its tokens' vectors, whatever their order, each weighted
 * by how rare the token is where frequencies are given. With w the weights and e the vectors:
 *
 * <pre>
 * feature = Σ w(token) · e(token) / Σ w(token)
 * </pre>
 *
 * <p>The weights are a variable that is not trained, {@code idf.weight}, so that checkpoints hold
 * them; the file is read when a run begins.
 */
public final class TextVectors implements EncoderPlugin<TextVectors.Config> {
  /** The options. */
  public record Config(
      @Option(
              help = "Length of a token's vector and of the feature vector",
              value = "256",
              min = 1,
              max = 65_536)
          int width,
      @Option(
              help =
                  "In how many texts each token occurs, as isomer vocabulary --frequencies writes it: tokens then weigh ln((1 + texts) / (1 + frequency)) + 1; all weigh the same if not given")
          Optional<Path> frequencies) {}

  @Override
  public String name() {
    return "text-vectors";
  }

  @Override
  public String summary() {
    return "Mean of word vectors, plain or weighted by how rare words are (idf)";
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
      return config.width();
    }

    @Override
    public Features encode(Net net, Input input) {
      Optional<Operand<TFloat32>> mask = input.mask();
      Operand<TFloat32> x =
          TokenEmbedding.of(
              net, input, config.width(), Initializer.normal(1 / Math.sqrt(config.width())));
      Operand<TFloat32> pooled =
          config.frequencies().isEmpty()
              ? Sequences.meanPool(net, x, mask)
              : weighted(net, input, x, mask);
      return new Features(pooled, List.of(new FeatureMap(x, mask)));
    }

    private Operand<TFloat32> weighted(
        Net net, Input input, Operand<TFloat32> x, Optional<Operand<TFloat32>> mask) {
      Ops tf = net.tf();
      Operand<TFloat32> table =
          net.scope("idf")
              .variable(
                  "weight",
                  Shape.of(TokenEmbedding.vocabulary(input), 1),
                  Role.STATE,
                  new InverseFrequencies(config.frequencies().orElseThrow()));
      Operand<TFloat32> weights = tf.gather(table, input.ints(Tokens.IDS), tf.constant(0));
      Operand<TFloat32> real = Sequences.clear(net, weights, mask);
      Operand<TFloat32> sum = tf.sum(tf.math.mul(x, real), tf.constant(1));
      Operand<TFloat32> whole =
          tf.squeeze(tf.sum(real, tf.constant(1), Sum.keepDims(true)), Squeeze.axis(List.of(2L)));
      return tf.math.div(sum, tf.math.maximum(whole, tf.constant(Float.MIN_NORMAL)));
    }
  }
}
