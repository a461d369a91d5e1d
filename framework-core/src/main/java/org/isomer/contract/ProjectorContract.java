package org.isomer.contract;

import java.util.List;
import org.isomer.graph.Phase;
import org.isomer.spi.Projector;
import org.isomer.spi.ProjectorPlugin;
import org.isomer.tensor.InputSpec;
import org.isomer.tensor.Rows;
import org.isomer.tensor.TensorSpec;
import org.tensorflow.ndarray.Shape;

/** What projection heads keep to. */
public final class ProjectorContract implements Contract<Projector> {
  private static final String FEATURES = "features";
  private static final int ROWS = 8;
  private static final int DIM = 20;
  private static final InputSpec SPEC = InputSpec.of(FEATURES, TensorSpec.floats(FEATURES, DIM));

  @Override
  public Class<?> kind() {
    return ProjectorPlugin.class;
  }

  @Override
  public List<Rule> rules(Tested<Projector> tested) {
    return List.of(
        Bounds.rule(tested),
        new Rule("gives an embedding for each row of features", () -> inference(tested)),
        new Rule("has gradients for all it trains", () -> training(tested)),
        new Rule(
            "shares variables when it is built again",
            () -> NetworkTrial.requireSharing(network(tested.make()), SPEC)));
  }

  private static void inference(Tested<Projector> tested) {
    try (NetworkTrial trial = new NetworkTrial(network(tested.make()), Phase.INFERENCE, SPEC)) {
      Shape shape = trial.shape();
      Breach.unless(
          shape.numDimensions() == 2,
          "embeddings have the shape %s; make it (batch, embedding)".formatted(shape));
      trial.requireRows(features());
    }
  }

  private static void training(Tested<Projector> tested) {
    try (NetworkTrial trial = new NetworkTrial(network(tested.make()), Phase.TRAINING, SPEC)) {
      trial.requireGradients(features());
    }
  }

  private static NetworkTrial.Network network(Projector projector) {
    return (net, input) -> projector.project(net, input.floats(FEATURES));
  }

  private static Rows features() {
    return Rows.of(SPEC, Numbers.noise(FEATURES, ROWS * DIM));
  }
}
