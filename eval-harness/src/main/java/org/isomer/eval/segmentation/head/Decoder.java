package org.isomer.eval.segmentation.head;

import java.util.List;
import java.util.Optional;
import org.isomer.graph.Initializer;
import org.isomer.graph.Layers;
import org.isomer.graph.Net;
import org.isomer.graph.Normalization;
import org.isomer.graph.Window;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Features;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/** What the heads are built from, all in float32. */
final class Decoder {
  private Decoder() {}

  /**
   * A feature map of the encoder.
   *
   * @param index counted from 0, the finest; a negative one from the end, −1 being the coarsest
   * @param option which option asks for it, for messages
   */
  static Operand<TFloat32> stage(Net net, Features features, int index, String option) {
    int stages = features.stages().size();
    int place = index < 0 ? stages + index : index;
    if (place < 0 || place >= stages) {
      throw new BadInputException(
          "The option %s is %d, but the encoder has %d feature maps. %s"
              .formatted(
                  option,
                  index,
                  stages,
                  stages == 0
                      ? "Choose an encoder with feature maps, such as a convolutional one."
                      : "Choose %d to %d.".formatted(-stages, stages - 1)));
    }
    return net.cast(features.stages().get(place).values(), TFloat32.class);
  }

  /** A convolution, batch normalisation and ReLU. */
  static Operand<TFloat32> block(
      Net net, String name, Operand<TFloat32> x, int channels, int size) {
    Window window = new Window(size, 1, size / 2);
    return activated(
        net,
        name,
        Layers.conv2d(net.scope(name), "conv", x, channels, window, Initializer.heNormalFanOut()));
  }

  /** A dilated convolution, batch normalisation and ReLU. */
  static Operand<TFloat32> dilatedBlock(
      Net net, String name, Operand<TFloat32> x, int channels, int dilation) {
    return activated(
        net,
        name,
        Layers.dilatedConv2d(
            net.scope(name), "conv", x, channels, dilation, Initializer.heNormalFanOut()));
  }

  private static Operand<TFloat32> activated(Net net, String name, Operand<TFloat32> x) {
    return net.tf().nn.relu(Normalization.batchNorm(net.scope(name), "bn", x));
  }

  /**
   * Adds the detail of a finer feature map, as DeepLab v3+ does (Chen et al. 2018,
   * arXiv:1802.02611): x is scaled up to it and stands beside it in a 3 × 3 block.
   *
   * @param fine the finer map; if empty, x is passed on
   * @param fineChannels to which a 1 × 1 block brings it first
   */
  static Operand<TFloat32> refined(
      Net net,
      Operand<TFloat32> x,
      Optional<Operand<TFloat32>> fine,
      int channels,
      int fineChannels) {
    if (fine.isEmpty()) {
      return x;
    }
    Operand<TFloat32> detail = block(net, "skip", fine.get(), fineChannels, 1);
    Shape shape = detail.shape();
    Operand<TFloat32> scaled = Layers.resize(net, x, shape.get(1), shape.get(2));
    Operand<TFloat32> both = net.tf().concat(List.of(scaled, detail), net.tf().constant(3));
    return block(net, "refine", both, channels, 3);
  }

  /** A linear classifier of every position. */
  static Operand<TFloat32> classifier(Net net, Operand<TFloat32> x, int classes) {
    return Layers.conv2d(
        net,
        "classifier",
        x,
        classes,
        new Window(1, 1, 0),
        Initializer.normal(0.01),
        Initializer.constant(0));
  }
}
