package org.isomer.bench.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.isomer.graph.gradient.Gradients;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;

/** Counts by hand. */
class FlopsTest {
  private final Graph graph = new Graph();
  private final Ops tf = Ops.create(graph);

  @AfterEach
  void close() {
    graph.close();
  }

  private Operand<TFloat32> input(long... shape) {
    return tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(shape)));
  }

  /** The counts of all operations of a type. */
  private List<Double> counts(String type) {
    List<Double> counts = new ArrayList<>();
    for (Iterator<GraphOperation> all = graph.operations(); all.hasNext(); ) {
      GraphOperation operation = all.next();
      if (operation.type().equals(type)) {
        counts.add(Flops.of(operation).orElse(Double.NaN));
      }
    }
    return counts;
  }

  @Test
  void aConvolutionAndItsGradients() {
    Operand<TFloat32> images = input(2, 8, 8, 3);
    Operand<TFloat32> filter = input(3, 3, 3, 5);
    Operand<TFloat32> convolved = tf.nn.conv2d(images, filter, List.of(1L, 2L, 2L, 1L), "SAME");
    Gradients.of(
        graph,
        tf.sum(convolved, tf.constant(new int[] {0, 1, 2, 3})),
        Map.of("images", images, "filter", filter));

    double byHand = 2.0 * (2 * 4 * 4 * 5) * (3 * 3 * 3);
    assertThat(counts("Conv2D")).containsExactly(byHand);
    assertThat(counts("Conv2DBackpropInput")).containsExactly(byHand);
    assertThat(counts("Conv2DBackpropFilter")).containsExactly(byHand);
  }

  @Test
  void aDepthwiseConvolution() {
    tf.nn.depthwiseConv2dNative(
        input(2, 8, 8, 4), input(3, 3, 4, 2), List.of(1L, 1L, 1L, 1L), "VALID");

    assertThat(counts("DepthwiseConv2dNative")).containsExactly(2.0 * (2 * 6 * 6 * 8) * 9);
  }

  @Test
  void productsWhateverIsTransposed() {
    tf.linalg.matMul(input(2, 3), input(3, 5));
    tf.linalg.matMul(input(3, 2), input(5, 3), MatMul.transposeA(true), MatMul.transposeB(true));
    tf.train.batchMatMul(input(7, 2, 3), input(7, 3, 5), TFloat32.class);
    tf.train.batchMatMul(input(7, 2, 3), input(1, 3, 5), TFloat32.class);

    double byHand = 2.0 * 2 * 3 * 5;
    assertThat(counts("MatMul"))
        .allSatisfy(count -> assertThat(count).isEqualTo(byHand))
        .hasSize(2);
    assertThat(counts("BatchMatMulV3")).containsExactly(7 * byHand, 7 * byHand);
  }

  @Test
  void anEinsum() {
    tf.linalg.einsum(List.of(input(2, 3, 4, 5), input(2, 6, 4, 5)), "bqhd,bkhd->bhqk");

    assertThat(counts("Einsum")).containsExactly(2.0 * 2 * 3 * 6 * 4 * 5);
  }

  @Test
  void nothingForTheRestAndNoGuessForOpenShapes() {
    tf.math.add(input(2, 3), input(2, 3));
    tf.linalg.matMul(input(-1, 3), input(3, 5));

    assertThat(counts("AddV2")).allSatisfy(count -> assertThat(count).isZero());
    assertThat(counts("MatMul")).containsExactly(Double.NaN);
  }
}
