package org.isomer.encoder.text;

import java.util.List;
import java.util.Optional;
import org.isomer.encoder.TransformerBlock;
import org.isomer.encoder.text.TextTransformer.Norm;
import org.isomer.encoder.text.TextTransformer.Pooling;
import org.isomer.graph.Initializer;
import org.isomer.graph.Layers;
import org.isomer.graph.Net;
import org.isomer.graph.Normalization;
import org.isomer.graph.Role;
import org.isomer.graph.Sequences;
import org.isomer.modality.text.Tokens;
import org.isomer.spi.Encoder;
import org.isomer.spi.FeatureMap;
import org.isomer.spi.Features;
import org.isomer.spi.Input;
import org.isomer.tensor.TensorSpec;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * A transformer over tokens: the sum of learned embeddings of token and position, then blocks. The
 * single stage is the sequence of token vectors. The weights fit one vocabulary and one length,
 * those of the input.
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
  public Features encode(Net net, Input input) {
    Operand<TInt32> ids = input.ints(Tokens.IDS);
    int vocabulary =
        input.spec().find(Tokens.IDS).map(TensorSpec::below).orElseThrow().orElseThrow();
    Optional<Operand<TFloat32>> mask = input.mask();
    Operand<TFloat32> x = embed(net, ids, vocabulary);
    TransformerBlock block =
        new TransformerBlock(config.heads(), config.feedForward(), EPSILON, WEIGHT);
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
    return new Features(
        config.pooling() == Pooling.CLS ? first(net, x) : Sequences.meanPool(net, x, mask),
        List.of(new FeatureMap(x, mask)));
  }

  private Operand<TFloat32> embed(Net net, Operand<TInt32> ids, int vocabulary) {
    Operand<TFloat32> tokens =
        Layers.embedding(net, "token_embed", ids, vocabulary, config.width(), WEIGHT);
    // A bias, as in vision transformers: decaying positions would draw them together.
    Operand<TFloat32> positions =
        net.variable(
            "pos_embed", Shape.of(1, ids.shape().get(1), config.width()), Role.BIAS, WEIGHT);
    Operand<TFloat32> sum = net.tf().math.add(tokens, positions);
    return config.norm() == Norm.PRE
        ? sum
        : Normalization.layerNorm(net, "embed_norm", sum, EPSILON);
  }

  private Operand<TFloat32> first(Net net, Operand<TFloat32> x) {
    Ops tf = net.tf();
    Operand<TFloat32> first = tf.slice(x, tf.array(0, 0, 0), tf.array(-1, 1, -1));
    return tf.reshape(first, tf.array(-1, config.width()));
  }
}
