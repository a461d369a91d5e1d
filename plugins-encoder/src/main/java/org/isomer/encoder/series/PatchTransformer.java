package org.isomer.encoder.series;

import java.util.List;
import java.util.Optional;
import org.isomer.encoder.TransformerBlock;
import org.isomer.graph.Attention;
import org.isomer.graph.Initializer;
import org.isomer.graph.Layers;
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
 * A transformer on patches of a series, after PatchTST (Nie et al., "A time series is worth 64
 * words: long-term forecasting with transformers", 2023). A patch of {@code patch} positions begins
 * at every {@code stride}-th one, filled up with zeros at the end; it is mapped to a vector, to
 * which waves of its number are added (Vaswani et al. 2017). Blocks normalise what they get. The
 * features are those of all patches with a real position, normalised, as their mean or greatest
 * values; the patches are the only stage.
 *
 * <p>Unlike PatchTST's, a patch holds all channels, a series is not normalised here, and positions
 * are not learned, so that weights fit series of any length.
 */
public final class PatchTransformer implements EncoderPlugin<PatchTransformer.Config> {
  private static final double EPSILON = 1e-5;
  private static final Initializer WEIGHT = Initializer.truncatedNormal(0.02, 2);

  /** The options. */
  public record Config(
      @Option(help = "Positions of a patch", value = "16", min = 1, max = 4096) int patch,
      @Option(
              help = "Positions from the beginning of a patch to that of the next, at most patch",
              value = "8",
              min = 1,
              max = 4096)
          int stride,
      @Option(
              help = "The length of a patch's vector and of a feature vector",
              value = "128",
              min = 1,
              max = 8192)
          int width,
      @Option(help = "Transformer blocks", value = "3", min = 1, max = 128) int depth,
      @Option(
              help = "Attention heads in each block; they divide the width",
              value = "16",
              min = 1,
              max = 256)
          int heads,
      @Option(
              help = "How many times wider than a vector a block's hidden layer is",
              value = "2",
              min = 1,
              max = 64)
          int feedForward,
      @Option(help = "How patches become one vector: max or mean", value = "mean")
          PositionPooling pooling) {}

  @Override
  public String name() {
    return "patch-transformer";
  }

  @Override
  public String summary() {
    return "Transformer on patches of series, after PatchTST (Nie et al. 2023)";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Encoder create(Config config) {
    TransformerBlock.requireHeads("encoder patch-transformer", config.heads, config.width);
    if (config.stride > config.patch) {
      throw new BadInputException(
          "encoder patch-transformer: the stride %d is greater than the patch %d, so positions would be left out. Choose a stride that is not."
              .formatted(config.stride, config.patch));
    }
    return new Network(config);
  }

  private record Network(Config config) implements Encoder {
    @Override
    public int dim() {
      return config.width;
    }

    @Override
    public Features encode(Net net, Input input) {
      Optional<Operand<TFloat32>> mask =
          input.mask().map(real -> Sequences.patchMask(net, real, config.patch, config.stride));
      Operand<TFloat32> x = embed(net, net.activations(input.floats(Series.VALUES)), input.mask());
      TransformerBlock block =
          new TransformerBlock(new Attention(config.heads, WEIGHT), config.feedForward, EPSILON);
      for (int i = 0; i < config.depth; i++) {
        x = block.preNorm(net.scope("blocks." + i), x, mask);
      }
      x = Normalization.layerNorm(net, "norm", x, EPSILON);
      return new Features(config.pooling.apply(net, x, mask), List.of(new FeatureMap(x, mask)));
    }

    private <T extends TFloating> Operand<TFloat32> embed(
        Net net, Operand<T> values, Optional<Operand<TFloat32>> mask) {
      Operand<T> x = Sequences.clear(net, values, mask);
      Operand<T> patches =
          Sequences.patches(
              net, "patch_embed", x, config.width, config.patch, config.stride, WEIGHT);
      Operand<T> embedded = Layers.bias(net, "patch_embed", patches, Initializer.constant(0));
      Operand<TFloat32> waves = net.tf().constant(waves(embedded.shape().get(1), config.width));
      return net.tf().math.add(net.cast(embedded, TFloat32.class), waves);
    }

    /** sin(p / 10000^(2i / width)) and its cosine for place p, side by side. */
    private static float[][] waves(long places, int width) {
      float[][] waves = new float[Math.toIntExact(places)][width];
      for (int place = 0; place < places; place++) {
        for (int j = 0; j < width; j++) {
          double angle = place / StrictMath.pow(10_000, (double) (j / 2 * 2) / width);
          waves[place][j] = (float) (j % 2 == 0 ? StrictMath.sin(angle) : StrictMath.cos(angle));
        }
      }
      return waves;
    }
  }
}
