package org.isomer.contract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.isomer.feature.Inlet;
import org.isomer.graph.Net;
import org.isomer.graph.Phase;
import org.isomer.graph.Precision;
import org.isomer.graph.Variable;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Encoder;
import org.isomer.spi.EncoderPlugin;
import org.isomer.spi.FeatureMap;
import org.isomer.spi.Features;
import org.isomer.spi.Input;
import org.isomer.tensor.InputSpec;
import org.isomer.tensor.TensorSpec;
import org.tensorflow.Graph;
import org.tensorflow.ndarray.Shape;

/** What encoders keep to. */
public final class EncoderContract implements Contract<Encoder> {
  private static final InputSpec STRANGE =
      InputSpec.of("nobody's", TensorSpec.floats("nobody-reads-this", 3));

  @Override
  public Class<?> kind() {
    return EncoderPlugin.class;
  }

  @Override
  public List<Rule> rules(Tested<Encoder> tested) {
    return List.of(
        Bounds.rule(tested),
        new Rule("gives features of the promised shapes", () -> hasShapes(tested)),
        new Rule(
            "encodes an example in inference whatever else is in the batch", () -> hasRows(tested)),
        new Rule(
            "gives sequences the same features without their padding, if it says so",
            () -> isAnyLength(tested)),
        new Rule("has gradients for all it trains", () -> hasGradients(tested)),
        new Rule("shares variables when it is built again", () -> shares(tested)),
        new Rule("names layers that hold variables, each in one", () -> hasLayers(tested)),
        new Rule("refuses examples that it cannot read, with a message", () -> refuses(tested)));
  }

  private static void hasShapes(Tested<Encoder> tested) {
    Encoder encoder = tested.make();
    try (Graph graph = new Graph()) {
      Net net = Net.of(graph, Phase.INFERENCE, Precision.FLOAT32);
      try (Inlet inlet = Inlet.of(net, sample(tested, encoder).spec(), Inlet.ANY)) {
        Features features = encoder.encode(net, inlet.input());
        Shape pooled = features.pooled().shape();
        Breach.unless(
            pooled.numDimensions() == 2 && pooled.get(1) == encoder.dim(),
            "features have the shape %s; make it (batch, %d), as dim() says"
                .formatted(pooled, encoder.dim()));
        for (FeatureMap stage : features.stages()) {
          Shape shape = stage.values().shape();
          Breach.unless(
              shape.numDimensions() >= 3 && !shape.tail().hasUnknownDimension(),
              "a stage has the shape %s; keep the places of the input apart: (batch, height, width, channels) or (batch, positions, channels)"
                  .formatted(shape));
        }
      }
    }
  }

  private static void hasRows(Tested<Encoder> tested) {
    Encoder encoder = tested.make();
    Sample sample = sample(tested, encoder);
    try (NetworkTrial trial = new NetworkTrial(network(encoder), Phase.INFERENCE, sample.spec())) {
      trial.requireRows(sample.rows());
    }
  }

  private static void isAnyLength(Tested<Encoder> tested) {
    Encoder encoder = tested.make();
    if (!encoder.anyLength()) {
      return;
    }
    List<PaddingTrial> trials =
        tested.samples().encodable().stream()
            .filter(sample -> refusal(encoder, sample).isEmpty())
            .map(PaddingTrial::of)
            .filter(PaddingTrial::isPadded)
            .toList();
    if (trials.isEmpty()) {
      throw new NotExaminedException(
          "there are no examples with padding that it can read; put a data set that holds some beside it");
    }
    trials.forEach(trial -> trial.require(encoder));
  }

  private static void hasGradients(Tested<Encoder> tested) {
    Encoder encoder = tested.make();
    Sample sample = sample(tested, encoder);
    try (NetworkTrial trial = new NetworkTrial(network(encoder), Phase.TRAINING, sample.spec())) {
      trial.requireGradients(sample.rows());
    }
  }

  private static void shares(Tested<Encoder> tested) {
    Encoder encoder = tested.make();
    NetworkTrial.requireSharing(network(encoder), sample(tested, encoder).spec());
  }

  private static void hasLayers(Tested<Encoder> tested) {
    Encoder encoder = tested.make();
    List<String> variables = build(encoder, sample(tested, encoder).spec());
    List<String> held = new ArrayList<>();
    for (List<String> layer : encoder.layers()) {
      List<String> own =
          variables.stream()
              .filter(
                  each ->
                      layer.stream()
                          .anyMatch(name -> each.equals(name) || each.startsWith(name + ".")))
              .toList();
      Breach.unless(
          !own.isEmpty() && Collections.disjoint(held, own),
          "layers() names %s, which holds %s; let each layer hold variables that no other one does"
              .formatted(layer, own.isEmpty() ? "no variable" : "those of another layer"));
      held.addAll(own);
    }
  }

  private static void refuses(Tested<Encoder> tested) {
    try {
      build(tested.make(), STRANGE);
    } catch (BadInputException e) {
      Breach.unlessSentence("the message", String.valueOf(e.getMessage()));
      return;
    } catch (RuntimeException e) {
      throw new Breach(
          "examples of another kind make it fail with %s; ask for tensors by Input.floats and Input.ints, which refuse them"
              .formatted(e));
    }
    throw new Breach(
        "it encodes examples of a kind that it does not know; ask for tensors by their names, by Input.floats and Input.ints");
  }

  private static NetworkTrial.Network network(Encoder encoder) {
    return (net, input) -> encoder.encode(net, input).pooled();
  }

  /** Builds the encoder, and gives the names of its variables. */
  private static List<String> build(Encoder encoder, InputSpec spec) {
    try (Graph graph = new Graph()) {
      Net net = Net.of(graph, Phase.INFERENCE, Precision.FLOAT32);
      try (Inlet inlet = Inlet.of(net, spec, Inlet.ANY)) {
        Input input = inlet.input();
        encoder.encode(net, input);
        return net.variables().stream().map(Variable::name).toList();
      }
    }
  }

  /** The first sort of examples that it does not refuse. */
  private static Sample sample(Tested<Encoder> tested, Encoder encoder) {
    String refusal = "";
    for (Sample sample : tested.samples().encodable()) {
      Optional<String> refused = refusal(encoder, sample);
      if (refused.isEmpty()) {
        return sample;
      }
      refusal = refused.get();
    }
    throw new NotExaminedException(
        "it refuses all examples that there are (%s); put a data set that holds some beside it"
            .formatted(refusal));
  }

  /** What it says of examples that it refuses; empty if it reads them. */
  private static Optional<String> refusal(Encoder encoder, Sample sample) {
    try {
      build(encoder, sample.spec());
      return Optional.empty();
    } catch (BadInputException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
