package org.isomer.encoder;

import java.util.ArrayList;
import java.util.List;
import org.isomer.graph.Initializer;
import org.isomer.graph.Layers;
import org.isomer.graph.Net;
import org.isomer.graph.Normalization;
import org.isomer.graph.Window;
import org.isomer.spi.Encoder;
import org.isomer.spi.FeatureMap;
import org.isomer.spi.Features;
import org.isomer.spi.Image;
import org.isomer.spi.Input;
import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/**
 * A residual network (He et al. 2016) as torchvision defines it: version 1.5, in which the 3 × 3
 * convolution of a bottleneck has the stride. Its stages are the outputs of {@code layer1} to
 * {@code layer4}.
 *
 * @param block the kind of residual block
 * @param depths residual blocks in each of the stages
 */
record ResNet(Block block, List<Integer> depths, ResNetConfig config) implements Encoder {
  private static final Initializer WEIGHT = Initializer.heNormalFanOut();

  /** A kind of residual block, with its ratio of output channels to inner channels. */
  enum Block {
    /** Two 3 × 3 convolutions. */
    BASIC(1),
    /** A 3 × 3 convolution between two 1 × 1 convolutions. */
    BOTTLENECK(4);

    final int expansion;

    Block(int expansion) {
      this.expansion = expansion;
    }
  }

  @Override
  public int dim() {
    return channels(depths.size() - 1) * block.expansion;
  }

  /** As timm counts: the stem, then the blocks. */
  @Override
  public List<List<String>> layers() {
    List<List<String>> layers = new ArrayList<>();
    layers.add(List.of("conv1", "bn1"));
    for (int stage = 0; stage < depths.size(); stage++) {
      for (int i = 0; i < depths.get(stage); i++) {
        layers.add(List.of("layer%d.%d".formatted(stage + 1, i)));
      }
    }
    return layers;
  }

  @Override
  public Features encode(Net net, Input input) {
    return build(net, net.activations(input.floats(Image.PIXELS)));
  }

  private <T extends TFloating> Features build(Net net, Operand<T> input) {
    Operand<T> x = stem(net, input);
    List<FeatureMap> stages = new ArrayList<>();
    for (int stage = 0; stage < depths.size(); stage++) {
      Net layer = net.scope("layer" + (stage + 1));
      for (int i = 0; i < depths.get(stage); i++) {
        int stride = i == 0 && stage > 0 ? 2 : 1;
        x = residual(layer.scope("" + i), x, channels(stage), stride);
      }
      stages.add(FeatureMap.of(x));
    }
    return new Features(Layers.globalAveragePool(net, x), stages);
  }

  private <T extends TFloating> Operand<T> stem(Net net, Operand<T> input) {
    boolean large = config.stem() == Stem.IMAGENET;
    Window window = large ? new Window(7, 2, 3) : new Window(3, 1, 1);
    Operand<T> x = Layers.conv2d(net, "conv1", input, channels(0), window, WEIGHT);
    x = net.tf().nn.relu(Normalization.batchNorm(net, "bn1", x));
    return large ? Layers.maxPool(net, x, new Window(3, 2, 1)) : x;
  }

  private <T extends TFloating> Operand<T> residual(
      Net net, Operand<T> x, int channels, int stride) {
    int outputs = channels * block.expansion;
    Operand<T> branch =
        block == Block.BASIC
            ? basic(net, x, channels, stride)
            : bottleneck(net, x, channels, stride);
    Operand<T> shortcut = x;
    if (stride != 1 || x.shape().get(3) != outputs) {
      Net downsample = net.scope("downsample");
      shortcut = Layers.conv2d(downsample, "0", x, outputs, new Window(1, stride, 0), WEIGHT);
      shortcut = Normalization.batchNorm(downsample, "1", shortcut);
    }
    return net.tf().nn.relu(net.tf().math.add(branch, shortcut));
  }

  private <T extends TFloating> Operand<T> basic(Net net, Operand<T> x, int channels, int stride) {
    Operand<T> inner = Layers.conv2d(net, "conv1", x, channels, new Window(3, stride, 1), WEIGHT);
    inner = net.tf().nn.relu(Normalization.batchNorm(net, "bn1", inner));
    inner = Layers.conv2d(net, "conv2", inner, channels, new Window(3, 1, 1), WEIGHT);
    return Normalization.batchNorm(net, "bn2", inner, lastGain());
  }

  private <T extends TFloating> Operand<T> bottleneck(
      Net net, Operand<T> x, int channels, int stride) {
    Window point = new Window(1, 1, 0);
    Operand<T> inner = Layers.conv2d(net, "conv1", x, channels, point, WEIGHT);
    inner = net.tf().nn.relu(Normalization.batchNorm(net, "bn1", inner));
    inner = Layers.conv2d(net, "conv2", inner, channels, new Window(3, stride, 1), WEIGHT);
    inner = net.tf().nn.relu(Normalization.batchNorm(net, "bn2", inner));
    inner = Layers.conv2d(net, "conv3", inner, channels * block.expansion, point, WEIGHT);
    return Normalization.batchNorm(net, "bn3", inner, lastGain());
  }

  private float lastGain() {
    return config.zeroInit() ? 0 : 1;
  }

  /** Channels inside the blocks of a stage. */
  private int channels(int stage) {
    return Math.toIntExact(Math.round(64 * config.width())) << stage;
  }
}
