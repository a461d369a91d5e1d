package org.isomer.framework;

import org.isomer.graph.CrossEntropy;
import org.isomer.graph.GlobalBatch;
import org.isomer.graph.Initializer;
import org.isomer.graph.Layers;
import org.isomer.graph.Net;
import org.isomer.graph.Normalization;
import org.isomer.graph.Role;
import org.isomer.graph.Variable;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Input;
import org.isomer.spi.LossTerms;
import org.isomer.tensor.TensorSpec;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Entries of a vocabulary predicted from the vectors that an encoder has for positions: a network
 * in the scope {@code head} of a net, and the cross-entropy.
 *
 * @param net the root of the training graph, in whose scope {@code encoder} the encoder is
 * @param vocabulary how many entries there are
 * @param tied whether the encoder's embeddings of the entries are the weights of the output as well
 *     (Press and Wolf 2017)
 */
public record TokenPrediction(Net net, int vocabulary, boolean tied) {
  private static final Initializer WEIGHT = Initializer.normal(0.02);
  private static final Initializer ZERO = Initializer.constant(0);
  private static final double EPSILON = 1e-12;

  /**
   * How many entries the tokens of an input are numbers of.
   *
   * @param tensor the name of the tensor of tokens
   */
  public static int vocabulary(Input input, String tensor) {
    return input.spec().find(tensor).map(TensorSpec::below).orElseThrow().orElseThrow();
  }

  /** BERT's transform before the output: a layer as wide as the vectors, GELU, layer norm. */
  public Operand<TFloat32> transformed(Operand<TFloat32> vectors) {
    Net head = net.scope("head");
    int width = Math.toIntExact(vectors.shape().get(1));
    Operand<TFloat32> hidden = Layers.dense(head, "transform", vectors, width, WEIGHT, ZERO);
    return Normalization.layerNorm(head, "norm", Layers.gelu(net, hidden), EPSILON);
  }

  /**
   * The mean cross-entropy, with {@code token-accuracy}: the fraction of targets that are the most
   * likely entry.
   *
   * @param vectors shape (predicted, width)
   * @param targets shape (predicted)
   */
  public LossTerms<TFloat32> loss(Operand<TFloat32> vectors, Operand<TInt32> targets) {
    Ops tf = net.tf();
    Operand<TFloat32> products =
        tf.linalg.matMul(vectors, table(vectors.shape().get(1)), MatMul.transposeB(true));
    Operand<TFloat32> logits = Layers.bias(net.scope("head"), "decoder", products, ZERO);
    Operand<TInt32> found = tf.math.argMax(logits, tf.constant(1), TInt32.class);
    Operand<TFloat32> hits = tf.dtypes.cast(tf.math.equal(found, targets), TFloat32.class);
    GlobalBatch batch = GlobalBatch.of(net);
    return LossTerms.of(batch.mean(CrossEntropy.of(net, logits, targets)))
        .with("token-accuracy", batch.mean(hits));
  }

  /** The weights of the output, shape (vocabulary, width). */
  private Operand<TFloat32> table(long width) {
    Shape shape = Shape.of(vocabulary, width);
    if (!tied) {
      return net.scope("head").variable("decoder.weight", shape, Role.WEIGHT, WEIGHT);
    }
    return net.variables().stream()
        .filter(each -> each.name().startsWith("encoder.") && each.shape().equals(shape))
        .map(Variable::ref)
        .findFirst()
        .orElseThrow(
            () ->
                new BadInputException(
                    "framework: tied is true, but the encoder has no embeddings of the shape %s that could be the output's weights. Set tied: false."
                        .formatted(shape)));
  }
}
