package org.isomer.eval.contract;

import java.util.List;
import org.isomer.contract.Breach;
import org.isomer.contract.Contract;
import org.isomer.contract.NetworkTrial;
import org.isomer.contract.Rule;
import org.isomer.contract.Sample;
import org.isomer.contract.Tested;
import org.isomer.eval.spi.SegmentationHead;
import org.isomer.eval.spi.SegmentationHeadPlugin;
import org.isomer.graph.Layers;
import org.isomer.graph.Net;
import org.isomer.graph.Phase;
import org.isomer.spi.FeatureMap;
import org.isomer.spi.Features;
import org.isomer.spi.Image;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

/** What heads for segmentation keep to, on two small feature maps. */
public final class SegmentationHeadContract implements Contract<SegmentationHead> {
  private static final int CLASSES = 3;

  @Override
  public Class<?> kind() {
    return SegmentationHeadPlugin.class;
  }

  @Override
  public List<Rule> rules(Tested<SegmentationHead> tested) {
    return List.of(
        new Rule("gives a logit for each class at each place", () -> hasShape(tested)),
        new Rule("has gradients for all it trains", () -> hasGradients(tested)),
        new Rule(
            "shares variables when it is built again",
            () -> NetworkTrial.requireSharing(network(tested.make()), sample(tested).spec())));
  }

  private static void hasShape(Tested<SegmentationHead> tested) {
    Sample sample = sample(tested);
    try (NetworkTrial trial =
        new NetworkTrial(network(tested.make()), Phase.INFERENCE, sample.spec())) {
      Shape shape = trial.shape();
      Breach.unless(
          shape.numDimensions() == 4 && shape.get(3) == CLASSES,
          "for %d classes the logits have the shape %s; make it (batch, rows, columns, classes)"
              .formatted(CLASSES, shape));
      trial.requireRows(sample.rows());
    }
  }

  private static void hasGradients(Tested<SegmentationHead> tested) {
    Sample sample = sample(tested);
    try (NetworkTrial trial =
        new NetworkTrial(network(tested.make()), Phase.TRAINING, sample.spec())) {
      trial.requireGradients(sample.rows());
    }
  }

  /** On top of the image itself, in two sizes. */
  private static NetworkTrial.Network network(SegmentationHead head) {
    return (net, input) -> {
      Operand<TFloat32> image = input.floats(Image.PIXELS);
      Features features =
          new Features(
              Layers.globalAveragePool(net, image),
              List.of(
                  FeatureMap.of(smaller(net, image, 2)), FeatureMap.of(smaller(net, image, 4))));
      return head.logits(net, features, CLASSES);
    };
  }

  private static Operand<TFloat32> smaller(Net net, Operand<TFloat32> image, long factor) {
    List<Long> window = List.of(1L, factor, factor, 1L);
    return net.tf().nn.avgPool(image, window, window, "VALID");
  }

  private static Sample sample(Tested<SegmentationHead> tested) {
    return tested.samples().of(Image.class).get(0);
  }
}
