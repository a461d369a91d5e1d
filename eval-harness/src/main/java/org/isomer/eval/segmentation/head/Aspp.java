package org.isomer.eval.segmentation.head;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.isomer.eval.spi.SegmentationHead;
import org.isomer.eval.spi.SegmentationHeadPlugin;
import org.isomer.graph.Layers;
import org.isomer.graph.Net;
import org.isomer.spi.Features;
import org.isomer.spi.Option;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;

/**
 * Atrous spatial pyramid pooling, the head of DeepLab v3 (Chen et al. 2017, arXiv:1706.05587) with
 * fewer channels: a 1 × 1 block, dilated 3 × 3 blocks and the mean of the image, side by side on
 * one feature map, then a 1 × 1 block over all of them; a finer map is added as in v3+, if asked.
 */
public final class Aspp implements SegmentationHeadPlugin<Aspp.Config> {
  /** The options. */
  public record Config(
      @Option(
              help =
                  "The encoder's feature map to read, 0 for the finest; a negative number counts"
                      + " from the coarsest, −1",
              value = "-1",
              min = -100,
              max = 100)
          int stage,
      @Option(help = "Channels of each branch", value = "64", min = 1, max = 65_536) int channels,
      @Option(
              help = "Dilation of each dilated branch, in positions of the feature map",
              value = "[2, 4, 8]",
              min = 1,
              max = 1024)
          List<Integer> rates,
      @Option(
              help = "A finer feature map to add detail from, counted as stage; by default none",
              min = -100,
              max = 100)
          Optional<Integer> skip,
      @Option(
              help = "Channels that the finer map is brought to",
              value = "32",
              min = 1,
              max = 65_536)
          int skipChannels) {
    /** Copies the list. */
    public Config {
      rates = List.copyOf(rates);
    }
  }

  @Override
  public String name() {
    return "aspp";
  }

  @Override
  public String summary() {
    return "A light DeepLab v3: convolutions of several dilations and the image's mean, side by side";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public SegmentationHead create(Config config) {
    return (net, features, classes) -> logits(config, net, features, classes);
  }

  private static Operand<TFloat32> logits(Config config, Net net, Features features, int classes) {
    Operand<TFloat32> x = Decoder.stage(net, features, config.stage(), "stage");
    int channels = config.channels();
    List<Operand<TFloat32>> branches = new ArrayList<>();
    branches.add(Decoder.block(net, "point", x, channels, 1));
    for (int rate : config.rates()) {
      branches.add(Decoder.dilatedBlock(net, "rate-" + rate, x, channels, rate));
    }
    branches.add(mean(net, x, channels));
    Operand<TFloat32> all = net.tf().concat(branches, net.tf().constant(3));
    Optional<Operand<TFloat32>> fine =
        config.skip().map(skip -> Decoder.stage(net, features, skip, "skip"));
    Operand<TFloat32> projected = Decoder.block(net, "project", all, channels, 1);
    return Decoder.classifier(
        net, Decoder.refined(net, projected, fine, channels, config.skipChannels()), classes);
  }

  /** The image's mean, at every position. */
  private static Operand<TFloat32> mean(Net net, Operand<TFloat32> x, int channels) {
    Shape shape = x.shape();
    Operand<TFloat32> mean = net.tf().math.mean(x, net.tf().array(1, 2), Mean.keepDims(true));
    return Layers.resize(
        net, Decoder.block(net, "mean", mean, channels, 1), shape.get(1), shape.get(2));
  }
}
