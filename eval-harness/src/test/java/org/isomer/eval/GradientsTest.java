package org.isomer.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.isomer.config.ConfigReader;
import org.isomer.feature.Inlet;
import org.isomer.graph.Net;
import org.isomer.graph.Phase;
import org.isomer.graph.Precision;
import org.isomer.graph.gradient.Gradients;
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
import org.isomer.spi.Instances;
import org.isomer.spi.Objective;
import org.isomer.tensor.InputSpec;
import org.isomer.tensor.TensorSpec;
import org.isomer.train.Plan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** The built-in plugins train on verified gradients only, whatever is combined. */
class GradientsTest {
  private static final Catalog CATALOG = PluginLoader.classPath();
  private static final ConfigReader READER = new ConfigReader(CATALOG);
  private static final int BATCH = 32;

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

  private static List<String> names(String kind) {
    return CATALOG.entries().stream()
        .filter(entry -> entry.kind().equals(kind))
        .map(Catalog.Entry::name)
        .toList();
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

  @Test
  void frameworksWithEveryLossAndProjector() {
    Set<String> covered = new HashSet<>();
    for (String framework : names("framework")) {
      List<String> losses = hasOption(framework, "loss") ? names("loss") : List.of("");
      List<String> projectors =
          hasOption(framework, "projector") ? names("projector") : List.of("");
      for (String loss : losses) {
        for (String projector : projectors) {
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
          Optional<Set<String>> unverified =
              unverified(Precision.FLOAT32, overrides)
                  .or(() -> unverified(Precision.FLOAT32, with(overrides, TEXT_ENCODER)))
                  .or(() -> unverified(Precision.FLOAT32, overrides, List.of(TEACHER)));
          if (unverified.isPresent()) {
            assertThat(unverified.get()).as("%s", overrides).isEmpty();
            covered.addAll(List.of(framework, loss, projector));
          }
        }
      }
    }
    assertThat(covered)
        .containsAll(names("framework"))
        .containsAll(names("loss"))
        .containsAll(names("projector"));
  }

  /** A loss with what it cannot do without. */
  private static String withOptions(String loss) {
    return loss.equals("matryoshka") ? "{name: matryoshka, dims: [8, 4]}" : loss;
  }

  private static List<String> with(List<String> overrides, String another) {
    List<String> all = new ArrayList<>(overrides);
    all.add(another);
    return all;
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void everyEncoder(Precision precision) {
    for (String encoder : names("encoder")) {
      assertThat(unverified(precision, List.of("encoder=" + encoder)))
          .as(encoder)
          .contains(Set.of());
    }
  }

  /** The unverified operations of a training graph; empty if the plugins refuse each other. */
  private static Optional<Set<String>> unverified(Precision precision, List<String> overrides) {
    return unverified(precision, overrides, List.of());
  }

  /**
   * The unverified operations of a training graph; empty if the plugins refuse each other.
   *
   * @param further what the views after the encoder's hold
   */
  private static Optional<Set<String>> unverified(
      Precision precision, List<String> overrides, List<InputSpec> further) {
    Plan plan = READER.bind(Plan.class, "tiny.yaml", TinyRun.PLAN, overrides);
    Framework framework;
    try {
      framework = plan.framework().create();
    } catch (BadInputException e) {
      return Optional.empty();
    }
    Encoder encoder = plan.encoder().create();
    InputSpec spec = whatItReads(encoder);
    try (Graph graph = new Graph()) {
      Net net = Net.of(graph, Phase.TRAINING, precision);
      List<Input> views = new ArrayList<>();
      int count = framework.acceptsViews(2) ? 2 : 1;
      for (int i = 0; i < count; i++) {
        views.add(input(net, i < count - further.size() ? spec : further.get(0)));
      }
      Operand<TInt32> labels =
          net.tf().placeholder(TInt32.class, Placeholder.shape(Shape.of(BATCH)));
      Operand<TFloat32> scores =
          net.tf().placeholder(TFloat32.class, Placeholder.shape(Shape.of(BATCH)));
      Objective objective =
          framework.build(net, encoder, new Instances(views, labels, 10, Optional.of(scores), 1));
      Map<String, Operand<TFloat32>> trained = new LinkedHashMap<>();
      net.variables().stream()
          .filter(variable -> variable.role().trained())
          .forEach(variable -> trained.put(variable.name(), variable.ref()));
      return Optional.of(Gradients.of(graph, objective.loss(), trained).unverified());
    } catch (BadInputException e) {
      return Optional.empty();
    }
  }

  /** The first kind of example that an encoder does not refuse. */
  private static InputSpec whatItReads(Encoder encoder) {
    for (InputSpec spec : KINDS) {
      try (Graph graph = new Graph()) {
        Net net = Net.of(graph, Phase.INFERENCE, Precision.FLOAT32);
        encoder.encode(net, input(net, spec));
        return spec;
      } catch (BadInputException e) {
        // It reads another kind.
      }
    }
    throw new AssertionError("give an input for " + encoder);
  }

  private static Input input(Net net, InputSpec spec) {
    try (Inlet inlet = Inlet.of(net, spec, BATCH)) {
      return inlet.input();
    }
  }
}
