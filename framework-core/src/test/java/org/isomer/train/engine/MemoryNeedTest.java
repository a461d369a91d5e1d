package org.isomer.train.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalLong;
import org.isomer.graph.Initializer;
import org.isomer.graph.Net;
import org.isomer.graph.Phase;
import org.isomer.graph.Precision;
import org.isomer.graph.Role;
import org.isomer.graph.Similarity;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

class MemoryNeedTest {
  private static final OptionalLong UNKNOWN = OptionalLong.empty();

  /** A layer of 8 × 5 weights on a batch of 16, with a state that is not trained. */
  private static MemoryNeed layer(Graph graph) {
    Net net = Net.of(graph, Phase.TRAINING, Precision.FLOAT32);
    Operand<TFloat32> input =
        net.tf().placeholder(TFloat32.class, Placeholder.shape(Shape.of(16, 8)));
    Operand<TFloat32> weight =
        net.variable("weight", Shape.of(8, 5), Role.WEIGHT, Initializer.constant(0));
    net.variable("queue", Shape.of(100, 5), Role.STATE, Initializer.constant(0));
    net.tf().nn.relu(net.tf().linalg.matMul(input, weight));
    return MemoryNeed.of(net.variables(), MemoryNeed.activations(graph), 0);
  }

  private static MemoryNeed of(Shape... shapes) {
    Net net = Net.of(new Graph(), Phase.TRAINING, Precision.FLOAT32);
    for (int i = 0; i < shapes.length; i++) {
      net.variable("v" + i, shapes[i], Role.WEIGHT, Initializer.constant(0));
    }
    return MemoryNeed.of(net.variables(), 0, 0);
  }

  @Test
  void countsVariablesGradientsAndActivations() {
    try (Graph graph = new Graph()) {
      MemoryNeed need = layer(graph);

      assertThat(need.parameters()).isEqualTo(40);
      assertThat(need.variables()).isEqualTo(4 * (40 + 500));
      assertThat(need.gradients()).isEqualTo(4 * 40);
      assertThat(need.activations()).isEqualTo(4 * 2 * 16 * 5);
      assertThat(need.largest().orElseThrow().name()).isEqualTo("queue");
    }
  }

  @Test
  void countsBlocksThatAreComputedInTurnOnce() {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Operand<TFloat32> block =
          tf.nn.relu(tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(16, 8))));
      for (int i = 0; i < 3; i++) {
        block = Similarity.inTurn(tf, List.of(block)).nn.relu(block);
      }

      assertThat(MemoryNeed.activations(graph)).isEqualTo(4 * 16 * 8);
    }
  }

  @Test
  void warnsWhereItIsOpenWhetherMemorySuffices() {
    MemoryNeed need = layer(new Graph());
    long all = need.variables() + need.gradients() + need.activations();

    assertThat(need.doubt(OptionalLong.of(all))).isEmpty();
    assertThat(need.doubt(UNKNOWN)).isEmpty();
    assertThat(need.doubt(OptionalLong.of(all - 1)))
        .hasValueSatisfying(
            warning ->
                assertThat(warning)
                    .startsWith("training may need up to 0.0 GB of memory")
                    .contains("lower batch-size"));
  }

  @Test
  void refusesWhatCannotFit() {
    MemoryNeed need = of(Shape.of(1 << 15, 1 << 15), Shape.of(3));
    long variables = 4L * ((1L << 30) + 3);

    need.require(OptionalLong.of(2 * variables), variables);
    assertThatThrownBy(() -> need.require(OptionalLong.of(2 * variables - 1), variables))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "The 1,073,741,827 parameters, what the optimizer keeps for them and their gradients need 8.6 GB, and this machine has 8.6 GB of memory. The largest variable is v0 of shape [32768, 32768]. Lower the option that makes it so large.");
    assertThatThrownBy(() -> need.require(UNKNOWN, variables - 1))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("their values pass through Java's memory, which is 4.3 GB")
        .hasMessageEndingWith("or give Java more with ISOMER_JAVA_OPTS=-Xmx6g.");
  }

  /** What the machine has not, Java cannot be given. */
  @Test
  void theMachineIsAskedBeforeJava() {
    long variables = 4L << 30;
    MemoryNeed need = of(Shape.of(1 << 15, 1 << 15));

    assertThatThrownBy(() -> need.require(OptionalLong.of(variables), 1 << 30))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("this machine has 4.3 GB of memory")
        .hasMessageNotContaining("-Xmx");
    assertThatThrownBy(() -> need.require(OptionalLong.of(3 * variables), 1 << 30))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("Java's memory, which is 1.1 GB")
        .hasMessageEndingWith("Lower the option that makes it so large.");
    assertThatThrownBy(() -> need.require(OptionalLong.of(4 * variables), 1 << 30))
        .isInstanceOf(BadInputException.class)
        .hasMessageEndingWith("or give Java more with ISOMER_JAVA_OPTS=-Xmx6g.");
  }

  @Test
  void countsTheExamplesThatAreKept() {
    MemoryNeed small = of(Shape.of(1000));
    MemoryNeed need = new MemoryNeed(1000, 4000, 4000, 0, 3_000_000_000L, small.largest());

    need.require(OptionalLong.of(3_000_008_000L), 3_000_004_000L);
    assertThatThrownBy(() -> need.require(OptionalLong.of(3_000_007_999L), Long.MAX_VALUE))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("need 0.0 GB (and the examples that are kept 3.0 GB), and this")
        .hasMessageEndingWith(
            "Keep fewer examples in memory (of image folders: the option cache).");
    assertThatThrownBy(() -> need.require(UNKNOWN, 3_000_003_999L))
        .isInstanceOf(BadInputException.class)
        .hasMessageEndingWith("cache), or give Java more with ISOMER_JAVA_OPTS=-Xmx5g.");
    assertThat(need.doubt(OptionalLong.of(3_000_007_999L)))
        .hasValueSatisfying(
            warning -> assertThat(warning).contains("(and the examples that are kept 3.0 GB)"));
  }

  @Test
  void refusesAVariableThatCannotBe() {
    assertThatThrownBy(() -> of(Shape.of(1 << 16, 1 << 16)).require(UNKNOWN, Long.MAX_VALUE))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "The variable v0 of shape [65536, 65536] has 4,294,967,296 numbers, and one variable can have 2,147,483,639. Lower the option that makes it so large.");
  }
}
