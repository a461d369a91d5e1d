package org.isomer.encoder.text;

import java.util.List;
import java.util.Optional;
import org.isomer.encoder.TransformerBlock;
import org.isomer.encoder.text.TextTransformer.Norm;
import org.isomer.graph.Attention;
import org.isomer.graph.Dropout;
import org.isomer.graph.Initializer;
import org.isomer.graph.Layers;
import org.isomer.graph.Net;
import org.isomer.graph.Normalization;
import org.isomer.graph.Role;
import org.isomer.modality.text.Tokens;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Encoder;
import org.isomer.spi.FeatureMap;
import org.isomer.spi.Features;
import org.isomer.spi.Input;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * A transformer over tokens: the sum of learned embeddings of token, position and, where there are
 * segments, segment, then blocks. The single stage is the sequence of token vectors. The weights
 * fit one vocabulary, and texts of at most as many tokens as there are positions.
 */
record TokenEncoder(TextTransformer.Config config) implements Encoder {
  private static final double EPSILON = 1e-12;

  /** As BERT starts. */
  private static final Initializer WEIGHT = Initializer.normal(0.02);

  @Override
  public int dim() {
    return config.width();
  }

  @Override
  public boolean causal() {
    return config.causal();
  }

  @Override
  public boolean anyLength() {
    return true;
  }

  /** What embeds, then the blocks. */
  @Override
  public List<List<String>> layers() {
    return TransformerBlock.layers(
        List.of("token_embed", "pos_embed", "segment_embed", "embed_norm"), config.depth());
  }

  @Override
  public Features encode(Net net, Input input) {
    Optional<Operand<TFloat32>> mask = input.mask();
    Operand<TFloat32> x = embed(net, input);
    TransformerBlock block =
        new TransformerBlock(
            new Attention(config.heads(), WEIGHT, config.dropout(), config.causal()),
            config.feedForward(),
            EPSILON);
    for (int i = 0; i < config.depth(); i++) {
      Net scope = net.scope("blocks." + i);
      x =
          config.norm() == Norm.PRE
              ? block.preNorm(scope, x, mask)
              : block.postNorm(scope, x, mask);
    }
    if (config.norm() == Norm.PRE) {
      x = Normalization.layerNorm(net, "norm", x, EPSILON);
    }
    return new Features(config.pooling().of(net, x, mask), List.of(new FeatureMap(x, mask)));
  }

  private Operand<TFloat32> embed(Net net, Input input) {
    Ops tf = net.tf();
    Operand<TFloat32> tokens = TokenEmbedding.of(net, input, config.width(), WEIGHT);
    Operand<TFloat32> sum = tf.math.add(tokens, positions(net, input, tokens.shape().get(1)));
    if (config.segments() > 0) {
      sum = tf.math.add(sum, segments(net, input));
    }
    Operand<TFloat32> normal =
        config.norm() == Norm.PRE ? sum : Normalization.layerNorm(net, "embed_norm", sum, EPSILON);
    return Dropout.apply(net, normal, config.dropout());
  }

  /** The embeddings of the first positions, shape (1, tokens, width). */
  private Operand<TFloat32> positions(Net net, Input input, long tokens) {
    long positions = config.positions().orElseGet(() -> TokenEmbedding.places(input));
    if (positions < tokens) {
      throw new BadInputException(
          "encoder text-transformer: texts have %d tokens, but the encoder has %d positions. Cut texts to %d tokens (length), or give it more positions and train it anew."
              .formatted(tokens, positions, positions));
    }
    // A bias, as in vision transformers: decaying positions would draw them together.
    Operand<TFloat32> all =
        net.variable("pos_embed", Shape.of(1, positions, config.width()), Role.BIAS, WEIGHT);
    Ops tf = net.tf();
    return positions == tokens
        ? all
        : tf.slice(all, tf.array(0, 0, 0), tf.array(1, Math.toIntExact(tokens), config.width()));
  }

  /** Those that the tokens name, or the first for all of them. */
  private Operand<TFloat32> segments(Net net, Input input) {
    boolean named = input.spec().find(Tokens.SEGMENTS).isPresent();
    Operand<TInt32> segments =
        named ? input.ints(Tokens.SEGMENTS) : net.tf().constant(new int[][] {{0}});
    return Layers.embedding(
        net, "segment_embed", segments, config.segments(), config.width(), WEIGHT);
  }
}
