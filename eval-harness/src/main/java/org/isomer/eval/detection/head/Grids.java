package org.isomer.eval.detection.head;

import java.util.List;
import org.isomer.eval.spi.DetectionSetting.Grid;
import org.isomer.feature.Inlet;
import org.isomer.graph.Net;
import org.isomer.graph.Phase;
import org.isomer.graph.Precision;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Encoder;
import org.isomer.spi.Features;
import org.isomer.tensor.InputSpec;
import org.tensorflow.Graph;
import org.tensorflow.ndarray.Shape;

/** The sizes of an encoder's feature maps. */
public final class Grids {
  private Grids() {}

  /**
   * From fine to coarse.
   *
   * @param input images as the encoder gets them
   * @throws BadInputException if the encoder has no feature maps
   */
  public static List<Grid> of(Encoder encoder, InputSpec input) {
    try (Graph graph = new Graph()) {
      Net net = Net.of(graph, Phase.INFERENCE, Precision.FLOAT32);
      Inlet images = Inlet.of(net, input, Inlet.ANY);
      return of(encoder.encode(net.scope("encoder"), images.input()));
    }
  }

  static List<Grid> of(Features features) {
    if (features.stages().isEmpty()) {
      throw new BadInputException(
          "The encoder has no feature maps, so it cannot do detection. Choose a convolutional network or a vision transformer.");
    }
    return features.stages().stream().map(stage -> grid(stage.values().shape())).toList();
  }

  private static Grid grid(Shape shape) {
    return new Grid(Math.toIntExact(shape.get(1)), Math.toIntExact(shape.get(2)));
  }
}
