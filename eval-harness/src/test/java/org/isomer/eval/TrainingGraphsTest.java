package org.isomer.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.isomer.graph.Precision;
import org.isomer.train.engine.TrainingGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

/**
 * The built-in plugins train on verified gradients only, whatever is combined, and a GPU runs every
 * operation of theirs: none falls back to the processor, which would move what it takes and gives
 * between two memories in each step.
 */
class TrainingGraphsTest {
  private final Set<String> covered = new HashSet<>();

  /** Operations with their types, each with plugins that it was seen in; empty if a GPU runs it. */
  private final Map<String, List<String>> seen = new TreeMap<>();

  private void examine(Kernels kernels, List<String> plugins, TrainingGraph graph) {
    assertThat(graph.unverifiedGradients()).as("%s", plugins).isEmpty();
    nodes(graph)
        .forEach(
            node ->
                seen.computeIfAbsent(
                    signature(node), key -> kernels.on(node).isPresent() ? List.of() : plugins));
    covered.addAll(plugins);
  }

  private void requireNoneFallsBack() {
    seen.values().removeIf(List::isEmpty);
    assertThat(seen).as("operations that GPUs leave to the processor").isEmpty();
  }

  @Test
  void frameworksWithEveryLossAndProjector() throws IOException {
    Kernels kernels = Kernels.recorded();
    TrainingGraphs.frameworks(
        Precision.FLOAT32, true, (plugins, graph) -> examine(kernels, plugins, graph));
    assertThat(covered)
        .containsAll(TrainingGraphs.names("framework"))
        .containsAll(TrainingGraphs.names("loss"))
        .containsAll(TrainingGraphs.names("projector"));
    requireNoneFallsBack();
  }

  @ParameterizedTest
  @EnumSource(value = Precision.class, mode = EnumSource.Mode.EXCLUDE, names = "FLOAT32")
  void everyFramework(Precision precision) throws IOException {
    Kernels kernels = Kernels.recorded();
    TrainingGraphs.frameworks(
        precision, false, (plugins, graph) -> examine(kernels, plugins, graph));
    assertThat(covered).containsAll(TrainingGraphs.names("framework"));
    requireNoneFallsBack();
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void everyEncoder(Precision precision) throws IOException {
    Kernels kernels = Kernels.recorded();
    TrainingGraphs.each("encoder", precision, (plugins, graph) -> examine(kernels, plugins, graph));
    assertThat(covered).containsAll(TrainingGraphs.names("encoder"));
    requireNoneFallsBack();
  }

  @Test
  void everyOptimizer() throws IOException {
    Kernels kernels = Kernels.recorded();
    TrainingGraphs.each(
        "optimizer", Precision.FLOAT32, (plugins, graph) -> examine(kernels, plugins, graph));
    assertThat(covered).containsAll(TrainingGraphs.names("optimizer"));
    requireNoneFallsBack();
  }

  private static Stream<NodeDef> nodes(TrainingGraph graph) {
    GraphDef definition = graph.definition();
    return Stream.concat(
        definition.getNodeList().stream(),
        definition.getLibrary().getFunctionList().stream()
            .flatMap(function -> function.getNodeDefList().stream()));
  }

  /** An operation with the types that it computes with. */
  private static String signature(NodeDef node) {
    Map<String, String> types = new TreeMap<>();
    node.getAttrMap()
        .forEach(
            (name, value) -> {
              if (value.getType().getNumber() != 0) {
                types.put(name, value.getType().name());
              }
            });
    return node.getOp() + types;
  }
}
