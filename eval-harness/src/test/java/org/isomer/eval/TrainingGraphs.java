package org.isomer.eval;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.isomer.config.ConfigReader;
import org.isomer.feature.Inlet;
import org.isomer.graph.Net;
import org.isomer.graph.Phase;
import org.isomer.graph.Precision;
import org.isomer.modality.series.Series;
import org.isomer.modality.text.MaskedTokens;
import org.isomer.modality.text.Tokens;
import org.isomer.plugin.Catalog;
import org.isomer.plugin.PluginLoader;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Encoder;
import org.isomer.spi.Framework;
import org.isomer.spi.Image;
import org.isomer.spi.Input;
import org.isomer.tensor.InputSpec;
import org.isomer.tensor.TensorSpec;
import org.isomer.train.Plan;
import org.isomer.train.engine.Descent;
import org.isomer.train.engine.Feed;
import org.isomer.train.engine.TrainingGraph;
import org.tensorflow.Graph;

/** The training graphs of the built-in plugins, in every combination that they allow. */
final class TrainingGraphs {
  /**
   * A combination of plugins.
   *
   * @param overrides what differs from the plan of {@link TinyRun}
   * @param further what the views after the encoder's hold
   */
  private record Combination(List<String> overrides, List<InputSpec> further) {
    Combination with(String override) {
      return new Combination(
          Stream.concat(overrides.stream(), Stream.of(override)).toList(), further);
    }
  }

  /** Looks at a graph that trains certain plugins. */
  @FunctionalInterface
  interface Visitor {
    /**
     * Looks at one.
     *
     * @param plugins what was chosen, as {@code --set} takes it
     */
    void visit(List<String> plugins, TrainingGraph graph);
  }

  private static final Catalog CATALOG = PluginLoader.classPath();
  private static final ConfigReader READER = new ConfigReader(CATALOG);
  private static final int BATCH = 32;
  private static final int CLASSES = 10;

  /** An input of every kind of example. */
  private static final List<InputSpec> KINDS =
      List.of(
          Image.spec(32, 32, 3),
          Series.spec(24, 3),
          new MaskedTokens(new Tokens(Collections.nCopies(50, "a"), 24)).spec());

  /** For frameworks that want a vector for each token, from earlier ones alone. */
  private static final String TEXT_ENCODER =
      "encoder={name: text-transformer, width: 8, heads: 2, depth: 1, causal: true}";

  /** For frameworks that learn from what a teacher has made. */
  private static final InputSpec TEACHER =
      InputSpec.of("vector", TensorSpec.floats(Input.VECTOR, 16));

  private TrainingGraphs() {}

  /** The names of the plugins of a kind. */
  static List<String> names(String kind) {
    return CATALOG.entries().stream()
        .filter(entry -> entry.kind().equals(kind))
        .map(Catalog.Entry::name)
        .toList();
  }

  /**
   * Visits every framework.
   *
   * @param each with every loss and projector that it takes, and not with the first ones only
   */
  static void frameworks(Precision precision, boolean each, Visitor visitor) {
    for (String framework : names("framework")) {
      boolean visited = false;
      List<String> losses = hasOption(framework, "loss") ? names("loss") : List.of("");
      List<String> projectors =
          hasOption(framework, "projector") ? names("projector") : List.of("");
      for (String loss : losses) {
        for (String projector : projectors) {
          if (visited && !each) {
            continue;
          }
          List<String> overrides = new ArrayList<>(List.of("framework=" + framework));
          if (!loss.isEmpty()) {
            overrides.add("framework.loss=" + withOptions(loss));
          }
          if (!projector.isEmpty()) {
            overrides.add("framework.projector={name: %s, dim: 16}".formatted(projector));
          }
          if (hasOption(framework, "predictor")) {
            overrides.add("framework.predictor={name: mlp, hidden: [16], dim: 16}");
          }
          Combination plain = new Combination(overrides, List.of());
          try (Opened graph =
              open(precision, plain)
                  .or(() -> open(precision, plain.with(TEXT_ENCODER)))
                  .or(() -> open(precision, new Combination(overrides, List.of(TEACHER))))
                  .orElse(Opened.NONE)) {
            graph.show(List.of(framework, loss, projector), visitor);
            visited |= graph.graph().isPresent();
          }
        }
      }
    }
  }

  /** Visits every plugin of a kind that a plan chooses one of, such as its encoder. */
  static void each(String kind, Precision precision, Visitor visitor) {
    for (String name : names(kind)) {
      try (Opened graph =
          open(precision, new Combination(List.of(kind + "=" + name), List.of()))
              .orElse(Opened.NONE)) {
        graph.show(List.of(name), visitor);
      }
    }
  }

  /** A graph to be closed, or none. */
  private record Opened(Optional<TrainingGraph> graph) implements AutoCloseable {
    static final Opened NONE = new Opened(Optional.empty());

    void show(List<String> plugins, Visitor visitor) {
      graph.ifPresent(each -> visitor.visit(plugins, each));
    }

    @Override
    public void close() {
      graph.ifPresent(TrainingGraph::close);
    }
  }

  private static boolean hasOption(String framework, String option) {
    return READER
        .describe(
            CATALOG.entries().stream()
                .filter(entry -> entry.kind().equals("framework") && entry.name().equals(framework))
                .findFirst()
                .orElseThrow()
                .plugin()
                .configType())
        .stream()
        .anyMatch(description -> description.name().equals(option));
  }

  /** A loss with what it cannot do without. */
  private static String withOptions(String loss) {
    return loss.equals("matryoshka") ? "{name: matryoshka, dims: [8, 4]}" : loss;
  }

  /** Empty if the plugins refuse each other. */
  private static Optional<Opened> open(Precision precision, Combination combination) {
    Plan plan = READER.bind(Plan.class, "tiny.yaml", TinyRun.PLAN, combination.overrides());
    try {
      Framework framework = plan.framework().create();
      Encoder encoder = plan.encoder().create();
      InputSpec spec = whatItReads(encoder);
      int count = framework.acceptsViews(2) ? 2 : 1;
      List<InputSpec> views = new ArrayList<>(combination.further());
      views.addAll(0, Collections.nCopies(count - views.size(), spec));
      return Optional.of(
          new Opened(
              Optional.of(
                  new TrainingGraph(
                      framework,
                      encoder,
                      new Descent(plan.optimizer().create(), Optional.of(1.0), 2),
                      precision,
                      1,
                      new Feed(views, BATCH, CLASSES, false),
                      0))));
    } catch (BadInputException e) {
      return Optional.empty();
    }
  }

  /** The first kind of example that an encoder does not refuse. */
  private static InputSpec whatItReads(Encoder encoder) {
    for (InputSpec spec : KINDS) {
      try (Graph graph = new Graph()) {
        Net net = Net.of(graph, Phase.INFERENCE, Precision.FLOAT32);
        try (Inlet inlet = Inlet.of(net, spec, BATCH)) {
          encoder.encode(net, inlet.input());
        }
        return spec;
      } catch (BadInputException e) {
        // It reads another kind.
      }
    }
    throw new AssertionError("give an input for " + encoder);
  }
}
