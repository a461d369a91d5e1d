package org.isomer.graph.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.Conv2d;
import org.tensorflow.types.TBfloat16;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** What passes, what is named and what is refused. */
class GradientsTest {
  /** Operations without a gradient in TensorFlow, more than its native table has room for. */
  private static final List<String> LACKING =
      List.of(
          "BesselI0e",
          "BesselI1e",
          "BesselI0",
          "BesselI1",
          "BesselJ0",
          "BesselJ1",
          "BesselK0",
          "BesselK1",
          "Dawsn",
          "Expint",
          "Digamma",
          "Rint");

  private static Gradients gradients(
      Shape shape, BiFunction<Ops, Operand<TFloat32>, Operand<TFloat32>> function) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Operand<TFloat32> x = tf.variable(shape, TFloat32.class);
      return Gradients.of(graph, sum(tf, function.apply(tf, x)), Map.of("x", x));
    }
  }

  private static Operand<TFloat32> sum(Ops tf, Operand<TFloat32> value) {
    return tf.sum(tf.reshape(value, tf.constant(new int[] {-1})), tf.constant(0));
  }

  private static void assertRefused(
      Shape shape,
      BiFunction<Ops, Operand<TFloat32>, Operand<TFloat32>> function,
      String complaint) {
    assertThatThrownBy(() -> gradients(shape, function))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(complaint);
  }

  @Test
  void moreThanTenGradientsWorkInOneProcessAndWhenBuiltAgain() {
    for (int i = 0; i < LACKING.size(); i++) {
      float slope = i + 1;
      CustomGradients.register(
          LACKING.get(i),
          (tf, operation, outputs) ->
              List.of(tf.math.mul(outputs.get(0).expect(TFloat32.class), tf.constant(slope))));
    }
    for (int round = 0; round < 2; round++) {
      try (Graph graph = new Graph();
          Session session = new Session(graph)) {
        Ops tf = Ops.create(graph);
        Operand<TFloat32> x = tf.constant(0.5f);
        Operand<TFloat32> total = tf.constant(0f);
        for (String type : LACKING) {
          Operand<?> value = OperationCase.raw(graph, type, List.of(x));
          total = tf.math.add(total, value.asOutput().expect(TFloat32.class));
        }
        Gradients gradients = Gradients.of(graph, total, Map.of("x", x));
        assertThat(gradients.unverified()).containsExactlyInAnyOrderElementsOf(LACKING);
        try (Result result = session.runner().fetch(gradients.values().get("x")).run()) {
          assertThat(((TFloat32) result.get(0)).getFloat()).isEqualTo(78f);
        }
      }
    }
    assertThatThrownBy(
            () ->
                CustomGradients.register(
                    "Rint",
                    (tf, operation, outputs) -> outputs.stream().<Operand<?>>map(o -> o).toList()))
        .hasMessage("Rint has a gradient");
  }

  @Test
  void operationsThatNobodyHasVerifiedAreNamed() {
    assertThat(gradients(Shape.of(2), (tf, x) -> tf.math.sin(tf.math.tanh(x))).unverified())
        .containsExactly("Sin");
  }

  @Test
  void whatHasNoGradientByNatureIsNoConcern() {
    assertThat(
            gradients(
                    Shape.of(2),
                    (tf, x) -> {
                      Operand<TFloat32> mask =
                          tf.dtypes.cast(
                              tf.math.greater(tf.math.cos(x), tf.constant(0f)), TFloat32.class);
                      return tf.math.mul(x, tf.math.add(mask, tf.stopGradient(tf.math.sin(x))));
                    })
                .unverified())
        .isEmpty();
  }

  @Test
  void aVariableWithoutInfluenceIsRefused() {
    assertRefused(
        Shape.of(2),
        (tf, x) -> tf.stopGradient(x),
        "the loss does not depend on x, which would never be trained.");
  }

  @Test
  void missingGradientsAreRefused() {
    assertRefused(
        Shape.of(2),
        (tf, x) -> tf.math.xlogy(x, x),
        "Xlogy (Xlogy): it has no gradient. Use other operations, register one with"
            + " CustomGradients, or put what needs none behind stopGradient.");
  }

  @Test
  void identitiesOfSeveralAreRefusedButForThoseOfAConvolution() {
    assertRefused(
        Shape.of(2),
        (tf, x) -> tf.identityN(List.of(x, x)).output().get(1).expect(TFloat32.class),
        "IdentityN (IdentityN): it has no gradient. Take the identity of each input.");
  }

  @Test
  void dilatedAndExplicitlyPaddedConvolutionsAreRefused() {
    assertRefused(
        Shape.of(1, 5, 5, 1),
        (tf, x) -> convolution(tf, x, "SAME", Conv2d.dilations(List.of(1L, 2L, 2L, 1L))),
        "Conv2d (Conv2D): the gradient of a dilated convolution is wrong. Use spaceToBatchNd, a"
            + " plain convolution and batchToSpaceNd.");
    assertRefused(
        Shape.of(1, 5, 5, 1),
        (tf, x) ->
            convolution(
                tf,
                x,
                "EXPLICIT",
                Conv2d.explicitPaddings(List.of(0L, 0L, 1L, 1L, 1L, 1L, 0L, 0L))),
        "Conv2d (Conv2D): explicit padding has no gradient. Use pad and a VALID convolution.");
  }

  private static Operand<TFloat32> convolution(
      Ops tf, Operand<TFloat32> x, String padding, Conv2d.Options options) {
    Operand<TFloat32> kernel = tf.constant(new float[][][][] {{{{1}}}});
    return tf.nn.conv2d(x, kernel, List.of(1L, 1L, 1L, 1L), padding, options);
  }

  @Test
  void roundedPathsAreRefused() {
    assertRefused(
        Shape.of(2),
        (tf, x) -> tf.dtypes.cast(tf.dtypes.cast(x, TInt32.class), TFloat32.class),
        "Cast (Cast): the gradient would pass through rounded numbers. Put it behind"
            + " stopGradient.");
    assertRefused(
        Shape.of(2, 3),
        (tf, x) ->
            tf.dtypes.cast(tf.nn.softmax(tf.dtypes.cast(x, TBfloat16.class)), TFloat32.class),
        "Softmax (Softmax): its gradient in bfloat16 is a fifth off. Cast to float32 first.");
  }

  @Test
  void gradientsThatEndTheProcessOnAVariableAreRefused() {
    String complaint =
        "its gradient ends the process where an input is a variable itself. Use the variable's"
            + " identity.";
    assertRefused(Shape.of(2), (tf, x) -> tf.math.square(x), "Square (Square): " + complaint);
    assertRefused(Shape.of(2), (tf, x) -> tf.math.log1p(x), "Log1p (Log1p): " + complaint);
    assertRefused(
        Shape.of(2), (tf, x) -> tf.math.pow(tf.constant(2f), x), "Pow (Pow): " + complaint);
    assertThat(gradients(Shape.of(2), (tf, x) -> tf.math.square(tf.identity(x))).unverified())
        .isEmpty();
  }

  @Test
  void aLossOnTheStatisticsOfABatchIsRefused() {
    assertRefused(
        Shape.of(2, 3, 3, 1),
        (tf, x) -> {
          Operand<TFloat32> one = tf.constant(new float[] {1});
          Operand<TFloat32> none = tf.constant(new float[0]);
          return tf.nn.fusedBatchNorm(x, one, one, none, none).batchMean();
        },
        "FusedBatchNorm (FusedBatchNormV3): the gradient ignores that the loss depends on the"
            + " statistics. Compute them apart.");
  }
}
