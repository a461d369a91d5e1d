package org.isomer.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.types.TFloat32;

class NetTest {
  @Test
  void phasesAndScopesShareVariablesByName() {
    try (Graph graph = new Graph()) {
      Net net = Net.of(graph, Phase.TRAINING, Precision.FLOAT32);
      Operand<TFloat32> weight =
          net.scope("encoder")
              .variable("weight", Shape.of(2, 3), Role.WEIGHT, Initializer.constant(1));
      Operand<TFloat32> again =
          net.phase(Phase.INFERENCE)
              .scope("encoder")
              .variable("weight", Shape.of(2, 3), Role.WEIGHT, Initializer.constant(1));
      assertThat(again).isSameAs(weight);
      assertThat(net.variables()).extracting(Variable::name).containsExactly("encoder.weight");
    }
  }

  @Test
  void anotherShapeUnderTheSameNameIsRefused() {
    try (Graph graph = new Graph()) {
      Net net = Net.of(graph, Phase.TRAINING, Precision.FLOAT32);
      net.variable("weight", Shape.of(2), Role.WEIGHT, Initializer.constant(1));
      assertThatThrownBy(
              () -> net.variable("weight", Shape.of(3), Role.WEIGHT, Initializer.constant(1)))
          .hasMessageContaining("weight exists as WEIGHT [2], asked for as WEIGHT [3]");
    }
  }

  @Test
  void valuesGoInAndOutUnchanged() {
    try (Graph graph = new Graph()) {
      Net net = Net.of(graph, Phase.TRAINING, Precision.FLOAT32);
      net.variable("a", Shape.of(2, 2), Role.WEIGHT, Initializer.normal(1));
      net.variable("b", Shape.of(3), Role.BIAS, Initializer.constant(0.5f));
      net.variable("s", Shape.scalar(), Role.STATE, Initializer.constant(3));
      try (GraphSession session = new GraphSession(graph, net, 1)) {
        session.initialize(5);
        Map<String, float[]> first = session.values();
        assertThat(first.get("b")).containsExactly(0.5f, 0.5f, 0.5f);
        assertThat(first.get("s")).containsExactly(3f);
        session.assign(
            Map.of("a", new float[] {1, 2, 3, 4}, "b", new float[3], "s", new float[] {9}));
        assertThat(session.values().get("a")).containsExactly(1, 2, 3, 4);
        session.initialize(5);
        assertThat(session.values().get("a")).isEqualTo(first.get("a"));
      }
    }
  }

  @Test
  void nestedAfterKeepsTheOuterOperations() {
    try (Graph graph = new Graph()) {
      Net net = Net.of(graph, Phase.TRAINING, Precision.FLOAT32);
      Op first = net.tf().withName("first").noOp();
      Op second = net.tf().withName("second").noOp();
      net.after(List.of(first)).after(List.of(second)).tf().withName("last").noOp();
      assertThat(graph.toGraphDef().getNodeList())
          .filteredOn(node -> node.getName().equals("last"))
          .flatExtracting(node -> node.getInputList())
          .containsExactlyInAnyOrder("^first", "^second");
    }
  }

  @Test
  void manyOperationsAreWaitedForAtOnePlace() {
    try (Graph graph = new Graph()) {
      Net net = Net.of(graph, Phase.TRAINING, Precision.FLOAT32);
      Op first = net.tf().withName("first").noOp();
      Op second = net.tf().withName("second").noOp();
      Net after = net.after(List.of(first, second));
      after.tf().withName("a").noOp();
      after.tf().withName("b").noOp();
      Map<String, List<String>> inputs = new HashMap<>();
      graph
          .toGraphDef()
          .getNodeList()
          .forEach(node -> inputs.put(node.getName(), node.getInputList()));
      assertThat(inputs.get("a")).hasSize(1).isEqualTo(inputs.get("b"));
      assertThat(inputs.get(inputs.get("a").get(0).substring(1)))
          .containsExactlyInAnyOrder("^first", "^second");
    }
  }
}
