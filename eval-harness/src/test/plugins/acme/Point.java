package acme;

import org.isomer.eval.spi.SegmentationHead;
import org.isomer.eval.spi.SegmentationHeadPlugin;
import org.isomer.graph.Initializer;
import org.isomer.graph.Layers;
import org.isomer.graph.Window;
import org.isomer.spi.FeatureMap;
import org.tensorflow.types.TFloat32;

/** A matrix at each place of the finest map. */
public final class Point extends Part<SegmentationHead>
    implements SegmentationHeadPlugin<Part.None> {
  public Point() {
    super("point");
  }

  @Override
  public SegmentationHead create(None none) {
    return (net, features, classes) -> {
      FeatureMap finest = features.stages().get(0);
      return Layers.conv2d(
          net,
          "class",
          net.cast(finest.values(), TFloat32.class),
          classes,
          new Window(1, 1, 0),
          Initializer.uniformFanIn());
    };
  }
}
