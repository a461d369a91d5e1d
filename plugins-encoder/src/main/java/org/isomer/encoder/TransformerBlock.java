package org.isomer.encoder;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.isomer.graph.Attention;
import org.isomer.graph.Dropout;
import org.isomer.graph.Initializer;
import org.isomer.graph.Layers;
import org.isomer.graph.Net;
import org.isomer.graph.Normalization;
import org.isomer.spi.BadInputException;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TFloating;

/**
 * A block of a transformer (Vaswani et al. 2017): self-attention {@code attn}, then a perceptron of
 * two layers with GELU between, {@code mlp.fc1} and {@code mlp.fc2}; each is added to what it gets.
 * The layer normalisations are {@code norm1} and {@code norm2}.
 *
 * @param attention also says the first values of all matrices, whose offsets start at 0, and the
 *     share of what attention and perceptron give that is left out in training
 * @param factor how many times wider the perceptron's hidden layer is
 * @param epsilon that of the normalisations
 */
public record TransformerBlock(Attention attention, int factor, double epsilon) {
  private static final Initializer ZERO = Initializer.constant(0);

  /**
   * Goes on if heads can share a width.
   *
   * @param encoder what the message begins with
   * @throws BadInputException if the heads do not divide the width
   */
  public static void requireHeads(String encoder, int heads, int width) {
    if (width % heads != 0) {
      throw new BadInputException(
          "%s: %d heads do not divide the width %d. Choose a width that is a multiple of the heads."
              .formatted(encoder, heads, width));
    }
  }

  /**
   * The {@linkplain org.isomer.spi.Encoder#layers layers} of blocks in the scopes {@code blocks.0},
   * {@code blocks.1}, ….
   *
   * @param embedding what comes before them
   */
  public static List<List<String>> layers(List<String> embedding, int depth) {
    return Stream.concat(
            Stream.of(embedding), IntStream.range(0, depth).mapToObj(i -> List.of("blocks." + i)))
        .toList();
  }

  /**
   * Normalises what attention and perceptron get, as GPT-2 and vision transformers do.
   *
   * @param x shape (batch, tokens, width)
   * @param mask shape (batch, tokens), if tokens may be padding
   */
  public Operand<TFloat32> preNorm(Net net, Operand<TFloat32> x, Optional<Operand<TFloat32>> mask) {
    Operand<TFloat32> normal = Normalization.layerNorm(net, "norm1", x, epsilon);
    Operand<TFloat32> attended = add(net, x, attend(net, normal, mask));
    Operand<TFloat32> again = Normalization.layerNorm(net, "norm2", attended, epsilon);
    return add(net, attended, perceptron(net, again));
  }

  /**
   * Normalises the sums, as the first transformer and BERT do.
   *
   * @param x shape (batch, tokens, width)
   * @param mask shape (batch, tokens), if tokens may be padding
   */
  public Operand<TFloat32> postNorm(
      Net net, Operand<TFloat32> x, Optional<Operand<TFloat32>> mask) {
    Operand<TFloat32> attended =
        Normalization.layerNorm(net, "norm1", add(net, x, attend(net, x, mask)), epsilon);
    return Normalization.layerNorm(
        net, "norm2", add(net, attended, perceptron(net, attended)), epsilon);
  }

  private Operand<? extends TFloating> attend(
      Net net, Operand<TFloat32> x, Optional<Operand<TFloat32>> mask) {
    return attention.apply(net, "attn", net.activations(x), mask);
  }

  private Operand<? extends TFloating> perceptron(Net net, Operand<TFloat32> x) {
    return perceptron(net.scope("mlp"), net.activations(x), Math.toIntExact(x.shape().get(-1)));
  }

  private <T extends TFloating> Operand<T> perceptron(Net net, Operand<T> x, int width) {
    Operand<T> hidden = Layers.dense(net, "fc1", x, factor * width, attention.weight(), ZERO);
    return Layers.dense(net, "fc2", Layers.gelu(net, hidden), width, attention.weight(), ZERO);
  }

  /** Adds in float32, so that rounding does not pile up over the blocks. */
  private Operand<TFloat32> add(Net net, Operand<TFloat32> x, Operand<? extends TFloating> branch) {
    return net.tf()
        .math
        .add(x, Dropout.apply(net, net.cast(branch, TFloat32.class), attention.dropout()));
  }
}
