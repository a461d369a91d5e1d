package org.isomer.eval.segmentation.head;

import java.util.Optional;
import org.isomer.eval.spi.SegmentationHead;
import org.isomer.eval.spi.SegmentationHeadPlugin;
import org.isomer.graph.Net;
import org.isomer.spi.Features;
import org.isomer.spi.Option;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * A small fully convolutional head (Long, Shelhamer, Darrell 2015, arXiv:1411.4038): 3 × 3 blocks
 * of convolution, batch normalisation and ReLU on one feature map, a finer map beside them if
 * asked, and a linear classifier of every position.
 */
public final class Fcn implements SegmentationHeadPlugin<Fcn.Config> {
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
      @Option(help = "Channels of the blocks", value = "64", min = 1, max = 65_536) int channels,
      @Option(
              help = "Blocks on the feature map; 0 for a linear head",
              value = "1",
              min = 0,
              max = 100)
          int blocks,
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
          int skipChannels) {}

  @Override
  public String name() {
    return "fcn";
  }

  @Override
  public String summary() {
    return "Convolutions on one feature map, with a finer one beside it if asked";
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
    for (int i = 0; i < config.blocks(); i++) {
      x = Decoder.block(net, "blocks." + i, x, config.channels(), 3);
    }
    Optional<Operand<TFloat32>> fine =
        config.skip().map(skip -> Decoder.stage(net, features, skip, "skip"));
    x = Decoder.refined(net, x, fine, config.channels(), config.skipChannels());
    return Decoder.classifier(net, x, classes);
  }
}
