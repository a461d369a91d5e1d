package org.isomer.encoder;

import java.util.ArrayList;
import java.util.List;
import org.isomer.graph.Initializer;
import org.isomer.graph.Layers;
import org.isomer.graph.Net;
import org.isomer.graph.Normalization;
import org.isomer.graph.Window;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Encoder;
import org.isomer.spi.EncoderPlugin;
import org.isomer.spi.FeatureMap;
import org.isomer.spi.Features;
import org.isomer.spi.Image;
import org.isomer.spi.Input;
import org.isomer.spi.Option;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TFloating;

/**
 * Makes a small plain network for small images: blocks of a 3 × 3 convolution, batch normalisation
 * and ReLU, then the means of a grid of cells. Each block is a stage.
 */
public final class ConvNet implements EncoderPlugin<ConvNet.Config> {
  /** The options. */
  public record Config(
      @Option(help = "Channels of each block", value = "[32, 64, 128]", min = 1, max = 65_536)
          List<Integer> widths,
      @Option(help = "Stride of each block's convolution", value = "[1, 2, 2]", min = 1, max = 1024)
          List<Integer> strides,
      @Option(
              help =
                  "Cells on each side of the grid into which the last feature map is averaged;"
                      + " features are the cells, row by row, each with all its channels",
              value = "1",
              min = 1,
              max = 2)
          int pool) {
    /** Copies the lists. */
    public Config {
      widths = List.copyOf(widths);
      strides = List.copyOf(strides);
    }
  }

  @Override
  public String name() {
    return "convnet";
  }

  @Override
  public String summary() {
    return "Small plain convolutional network, fast on a processor";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Encoder create(Config config) {
    if (config.widths().isEmpty() || config.widths().size() != config.strides().size()) {
      throw new BadInputException(
          "encoder convnet: widths %s and strides %s must have one number for each block"
              .formatted(config.widths(), config.strides()));
    }
    return new Network(config);
  }

  private record Network(Config config) implements Encoder {
    @Override
    public int dim() {
      return config.pool() * config.pool() * config.widths().get(config.widths().size() - 1);
    }

    @Override
    public Features encode(Net net, Input input) {
      return build(net, net.activations(input.floats(Image.PIXELS)));
    }

    private <T extends TFloating> Features build(Net net, Operand<T> input) {
      Operand<T> x = input;
      List<FeatureMap> stages = new ArrayList<>();
      for (int i = 0; i < config.widths().size(); i++) {
        Net block = net.scope("blocks." + i);
        Window window = new Window(3, config.strides().get(i), 1);
        Initializer weight = Initializer.heNormalFanOut();
        x = Layers.conv2d(block, "conv", x, config.widths().get(i), window, weight);
        x = net.tf().nn.relu(Normalization.batchNorm(block, "bn", x));
        stages.add(FeatureMap.of(x));
      }
      return new Features(pooled(net, x), stages);
    }

    private Operand<TFloat32> pooled(Net net, Operand<? extends TFloating> x) {
      Shape shape = x.shape();
      if (Math.min(shape.get(1), shape.get(2)) < config.pool()) {
        throw new BadInputException(
            "encoder convnet: pool %d asks for more cells than the last feature map of %d × %d has;"
                    .formatted(config.pool(), shape.get(1), shape.get(2))
                + " use smaller strides");
      }
      Operand<TFloat32> cells = Layers.averagePool(net, x, config.pool());
      return net.tf().reshape(cells, net.tf().constant(new int[] {-1, dim()}));
    }
  }
}
