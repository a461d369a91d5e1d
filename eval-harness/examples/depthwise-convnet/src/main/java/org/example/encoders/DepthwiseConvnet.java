package org.example.encoders;

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
import org.tensorflow.types.family.TFloating;

/**
 * Depthwise separable convolutions (Howard et al. 2017, "MobileNets: efficient convolutional neural
 * networks for mobile vision applications") for small images. A plain 3 × 3 convolution makes the
 * first width; each block then convolves every channel by itself (3 × 3) and mixes channels (1 ×
 * 1), with batch normalisation and ReLU behind both. Each width but the first halves the image, and
 * is a stage.
 */
public final class DepthwiseConvnet implements EncoderPlugin<DepthwiseConvnet.Config> {
  /** Its options. */
  public record Config(
      @Option(help = "Channels of each stage", value = "[32, 64, 128]", min = 1, max = 4096)
          List<Integer> widths,
      @Option(help = "Blocks of each stage", value = "1", min = 1, max = 100) int blocks) {
    /** Copies the list. */
    public Config {
      widths = List.copyOf(widths);
    }
  }

  @Override
  public String name() {
    return "depthwise-convnet";
  }

  @Override
  public String summary() {
    return "Small network of depthwise separable convolutions (MobileNet)";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Encoder create(Config config) {
    if (config.widths().isEmpty()) {
      throw new BadInputException(
          "encoder depthwise-convnet: widths is empty. Name the channels of one stage at least.");
    }
    return new Network(config);
  }

  private record Network(Config config) implements Encoder {
    @Override
    public int dim() {
      return config.widths().get(config.widths().size() - 1);
    }

    @Override
    public Features encode(Net net, Input input) {
      return build(net, net.activations(input.floats(Image.PIXELS)));
    }

    private <T extends TFloating> Features build(Net net, Operand<T> pixels) {
      Operand<T> x = mixed(net.scope("stem"), pixels, config.widths().get(0), 3);
      List<FeatureMap> stages = new ArrayList<>();
      for (int stage = 0; stage < config.widths().size(); stage++) {
        for (int block = 0; block < config.blocks(); block++) {
          Net place = net.scope("stages.%d.%d".formatted(stage, block));
          x = filtered(place.scope("depthwise"), x, stage > 0 && block == 0 ? 2 : 1);
          x = mixed(place.scope("pointwise"), x, config.widths().get(stage), 1);
        }
        stages.add(FeatureMap.of(x));
      }
      return new Features(Layers.globalAveragePool(net, x), stages);
    }

    /** Every channel by itself: an output is made of 9 numbers. */
    private static <T extends TFloating> Operand<T> filtered(Net net, Operand<T> x, int stride) {
      Initializer he = Initializer.normal(Math.sqrt(2.0 / 9));
      return active(net, Layers.depthwiseConv2d(net, "conv", x, new Window(3, stride, 1), he));
    }

    /** All channels. */
    private static <T extends TFloating> Operand<T> mixed(
        Net net, Operand<T> x, int width, int size) {
      Window window = new Window(size, 1, size / 2);
      return active(
          net, Layers.conv2d(net, "conv", x, width, window, Initializer.heNormalFanOut()));
    }

    private static <T extends TFloating> Operand<T> active(Net net, Operand<T> x) {
      return net.tf().nn.relu(Normalization.batchNorm(net, "bn", x));
    }
  }
}
