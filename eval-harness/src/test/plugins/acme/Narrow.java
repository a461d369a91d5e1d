package acme;

import org.isomer.graph.Initializer;
import org.isomer.graph.Layers;
import org.isomer.spi.Projector;
import org.isomer.spi.ProjectorPlugin;

/** A matrix to two numbers. */
public final class Narrow extends Part<Projector> implements ProjectorPlugin<Part.None> {
  public Narrow() {
    super("narrow");
  }

  @Override
  public Projector create(None none) {
    return (net, features) -> Layers.dense(net, "fc", features, 2, Initializer.uniformFanIn());
  }
}
