package org.isomer.encoder;

import java.util.List;
import java.util.Optional;
import org.isomer.graph.Attention;
import org.isomer.graph.Initializer;
import org.isomer.graph.Layers;
import org.isomer.graph.Net;
import org.isomer.graph.Normalization;
import org.isomer.graph.PositionGrid;
import org.isomer.graph.Role;
import org.isomer.graph.Window;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Encoder;
import org.isomer.spi.FeatureMap;
import org.isomer.spi.Features;
import org.isomer.spi.Image;
import org.isomer.spi.Input;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * A vision transformer (Dosovitskiy et al. 2021) as timm defines it. There is one learned position
 * embedding for each patch, so the weights fit one image size, that of the input. The single stage
 * is the grid of patches, normalised where the class token is the feature vector.
 *
 * @param width the length of a token
 * @param depth transformer blocks
 * @param heads attention heads in each block
 */
record Vit(int width, int depth, int heads, VitConfig config) implements Encoder {
  private static final double EPSILON = 1e-6;
  private static final int MLP_RATIO = 4;

  /** As timm truncates: at two units, not at two standard deviations. */
  private static final Initializer WEIGHT = Initializer.truncatedNormal(0.02, 2);

  @Override
  public int dim() {
    return width;
  }

  /** As timm and MAE count: what embeds, the blocks; the last normalisation is the head's. */
  @Override
  public List<List<String>> layers() {
    return TransformerBlock.layers(List.of("cls_token", "pos_embed", "patch_embed"), depth);
  }

  @Override
  public Features encode(Net net, Input input) {
    Operand<TFloat32> images = input.floats(Image.PIXELS);
    Shape shape = images.shape();
    int patch = config.patchSize();
    if (shape.get(1) % patch != 0 || shape.get(2) % patch != 0) {
      throw new BadInputException(
          ("Images of %d × %d pixels cannot be cut into patches of %d × %d. Choose a patch-size"
                  + " that divides both sides, or another size of images.")
              .formatted(shape.get(1), shape.get(2), patch, patch));
    }
    return build(net, images);
  }

  private Features build(Net net, Operand<TFloat32> input) {
    Ops tf = net.tf();
    int patch = config.patchSize();
    int rows = Math.toIntExact(input.shape().get(1) / patch);
    int columns = Math.toIntExact(input.shape().get(2) / patch);
    Operand<TFloat32> x = embed(net, input, new PositionGrid(1, rows, columns));
    TransformerBlock block = new TransformerBlock(new Attention(heads, WEIGHT), MLP_RATIO, EPSILON);
    for (int i = 0; i < depth; i++) {
      x = block.preNorm(net.scope("blocks." + i), x, Optional.empty());
    }
    if (config.pooling() == Pooling.CLS) {
      x = Normalization.layerNorm(net, "norm", x, EPSILON);
    }
    Operand<TFloat32> patches = tf.slice(x, tf.array(0, 1, 0), tf.array(-1, -1, -1));
    Operand<TFloat32> grid = tf.reshape(patches, tf.array(-1, rows, columns, width));
    return new Features(
        config.pooling() == Pooling.CLS ? classToken(net, x) : mean(net, patches),
        List.of(FeatureMap.of(grid)));
  }

  /** Tokens of the patches behind the class token, with positions added. */
  private Operand<TFloat32> embed(Net net, Operand<TFloat32> input, PositionGrid grid) {
    int patches = grid.rows() * grid.columns();
    Ops tf = net.tf();
    Window window = new Window(config.patchSize(), config.patchSize(), 0);
    Operand<TFloat32> embedded =
        net.cast(
            Layers.conv2d(
                net.scope("patch_embed"),
                "proj",
                net.activations(input),
                width,
                window,
                Initializer.uniformFanIn(),
                Initializer.uniformBias(
                    (long) window.size() * window.size() * input.shape().get(3))),
            TFloat32.class);
    Operand<TFloat32> tokens = tf.reshape(embedded, tf.array(-1, patches, width));
    // Biases, because timm decays neither of the two.
    Operand<TFloat32> token =
        net.variable("cls_token", Shape.of(1, 1, width), Role.BIAS, Initializer.normal(1e-6));
    Operand<TFloat32> positions = net.positions("pos_embed", grid, width, Role.BIAS, WEIGHT);
    return tf.math.add(
        padTokens(tf, tokens, 1, 0), tf.math.add(positions, padTokens(tf, token, 0, patches)));
  }

  /** Adds tokens of zeros. */
  private static Operand<TFloat32> padTokens(
      Ops tf, Operand<TFloat32> tokens, int before, int after) {
    Operand<TInt32> paddings = tf.constant(new int[][] {{0, 0}, {before, after}, {0, 0}});
    return tf.pad(tokens, paddings, tf.constant(0f));
  }

  private Operand<TFloat32> classToken(Net net, Operand<TFloat32> tokens) {
    Ops tf = net.tf();
    Operand<TFloat32> first = tf.slice(tokens, tf.array(0, 0, 0), tf.array(-1, 1, -1));
    return tf.reshape(first, tf.array(-1, width));
  }

  private static Operand<TFloat32> mean(Net net, Operand<TFloat32> patches) {
    Operand<TFloat32> mean = net.tf().math.mean(patches, net.tf().constant(1));
    return Normalization.layerNorm(net, "fc_norm", mean, EPSILON);
  }
}
