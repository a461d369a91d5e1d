package org.isomer.graph.gradient;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.internal.c_api.TFJ_GradFuncAdapter;
import org.tensorflow.internal.c_api.global.tensorflow;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.RawCustomGradient;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.op.linalg.MatrixDiagV3;
import org.tensorflow.op.nn.BlockLSTMGrad;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.family.TFloating;

/**
 * Gradients of operations for which TensorFlow has none. Native code keeps room for ten gradient
 * functions in a process and crashes on the eleventh, so it is given one that looks the operation's
 * type up here.
 */
public final class CustomGradients {
  private static final Map<String, RawCustomGradient> TABLE = new ConcurrentHashMap<>();

  /** Kept for as long as the process lives: native code calls it. */
  private static final TFJ_GradFuncAdapter DISPATCHER =
      RawCustomGradient.adapter(CustomGradients::dispatch);

  static {
    register("BlockLSTMV2", CustomGradients::blockLstm);
    register("EnsureShape", CustomGradients::ensureShape);
    register("Erfc", CustomGradients::erfc);
    register("EuclideanNorm", CustomGradients::euclideanNorm);
    register(KernelByProduct.TYPE, KernelByProduct::gradients);
    register("MatrixDiagPartV3", CustomGradients::matrixDiagPart);
    register("SparseSoftmaxCrossEntropyWithLogits", CustomGradients::sparseCrossEntropy);
  }

  private CustomGradients() {}

  /** Makes sure that the built-in ones are registered. */
  static void install() {
    // Loading the class has done it.
  }

  /**
   * Gives an operation a gradient, for the life of the process.
   *
   * @param type the operation's type in TensorFlow, such as {@code Erfc}
   * @param gradient from the operation and the gradients of its outputs to those of its inputs,
   *     {@code tf.constant(0)} for an input that has none; only the gradients of outputs on which
   *     the loss depends are valid. It must not ask for the shape of anything: native code holds
   *     the graph's lock, and would wait for itself
   * @throws IllegalStateException if the operation has a gradient
   */
  public static synchronized void register(String type, RawCustomGradient gradient) {
    if (tensorflow.TFJ_HasGradient(type) || TABLE.containsKey(type)) {
      throw new IllegalStateException(type + " has a gradient");
    }
    TABLE.put(type, gradient);
    if (!tensorflow.TFJ_RegisterCustomGradient(type, DISPATCHER)) {
      throw new IllegalStateException("TensorFlow refuses a gradient for " + type);
    }
  }

  private static List<Operand<?>> dispatch(
      Ops tf, GraphOperation operation, List<Output<?>> outputs) {
    RawCustomGradient gradient = TABLE.get(operation.type());
    if (gradient == null) {
      throw new IllegalStateException("no gradient for " + operation.type());
    }
    return gradient.call(tf, operation, outputs);
  }

  /**
   * TensorFlow has this gradient as an operation, which it does not use. Of the outputs only the
   * last, the visible states, may have a gradient.
   */
  private static List<Operand<?>> blockLstm(
      Ops tf, GraphOperation operation, List<Output<?>> outputs) {
    List<Operand<TFloating>> x = new ArrayList<>();
    for (int i = 1; i < operation.numInputs(); i++) {
      x.add(floating(operation.input(i)));
    }
    List<Operand<TFloating>> y = new ArrayList<>();
    for (int i = 0; i < operation.numOutputs(); i++) {
      y.add(floating(operation.output(i)));
    }
    @SuppressWarnings("unchecked")
    Operand<TInt64> positions = (Operand<TInt64>) operation.input(0);
    BlockLSTMGrad<TFloating> found =
        tf.nn.blockLSTMGrad(
            positions,
            x.get(0),
            x.get(1),
            x.get(2),
            x.get(3),
            x.get(4),
            x.get(5),
            x.get(6),
            x.get(7),
            y.get(0),
            y.get(1),
            y.get(2),
            y.get(3),
            y.get(4),
            y.get(5),
            y.get(6),
            tf.zerosLike(y.get(1)),
            floating(outputs.get(6)),
            false);
    return List.of(
        tf.constant(0),
        found.xGrad(),
        found.csPrevGrad(),
        found.hPrevGrad(),
        found.wGrad(),
        found.wciGrad(),
        found.wcfGrad(),
        found.wcoGrad(),
        found.bGrad());
  }

  private static List<Operand<?>> ensureShape(
      Ops tf, GraphOperation operation, List<Output<?>> outputs) {
    return List.of(tf.identity(outputs.get(0)));
  }

  /** −2/√π · exp(−x²). */
  private static List<Operand<?>> erfc(Ops tf, GraphOperation operation, List<Output<?>> outputs) {
    Operand<TFloating> x = floating(operation.input(0));
    Operand<TFloating> factor =
        tf.dtypes.cast(tf.constant(-2 / Math.sqrt(Math.PI)), x.asOutput().type());
    Operand<TFloating> slope = tf.math.mul(factor, tf.math.exp(tf.math.neg(tf.math.square(x))));
    return List.of(tf.math.mul(floating(outputs.get(0)), slope));
  }

  /** x / ‖x‖, and 0 where the norm is 0. */
  private static List<Operand<?>> euclideanNorm(
      Ops tf, GraphOperation operation, List<Output<?>> outputs) {
    Operand<TFloating> x = floating(operation.input(0));
    @SuppressWarnings("unchecked")
    Operand<TInt32> axes = (Operand<TInt32>) operation.input(1);
    Operand<TFloating> norms =
        tf.math.sqrt(tf.reduceSum(tf.math.square(x), axes, ReduceSum.keepDims(true)));
    Operand<TFloating> scale =
        tf.math.divNoNan(tf.reshape(floating(outputs.get(0)), tf.shape(norms)), norms);
    return List.of(tf.math.mul(x, scale), tf.constant(0));
  }

  private static List<Operand<?>> matrixDiagPart(
      Ops tf, GraphOperation operation, List<Output<?>> outputs) {
    Operand<TFloating> matrix = floating(operation.input(0));
    @SuppressWarnings("unchecked")
    Operand<TInt32> diagonals = (Operand<TInt32>) operation.input(1);
    Operand<TInt32> shape = tf.shape(matrix);
    Operand<TFloating> zero = tf.dtypes.cast(tf.constant(0f), matrix.asOutput().type());
    Operand<TFloating> spread =
        tf.linalg.matrixDiagV3(
            floating(outputs.get(0)),
            diagonals,
            fromEnd(tf, shape, 2),
            fromEnd(tf, shape, 1),
            zero,
            MatrixDiagV3.align(operation.attributes().getAttrString("align")));
    return List.of(spread, tf.constant(0), zero);
  }

  private static Operand<TInt32> fromEnd(Ops tf, Operand<TInt32> shape, int place) {
    Operand<TInt32> index = tf.math.sub(tf.size(shape), tf.constant(place));
    return tf.reshape(tf.gather(shape, index, tf.constant(0)), tf.constant(Shape.scalar()));
  }

  /** The second output is softmax − one-hot, the gradient of each row. */
  private static List<Operand<?>> sparseCrossEntropy(
      Ops tf, GraphOperation operation, List<Output<?>> outputs) {
    Operand<TFloating> rows = floating(operation.output(1));
    Operand<TFloating> scale = tf.expandDims(floating(outputs.get(0)), tf.constant(-1));
    return List.of(tf.math.mul(rows, scale), tf.constant(0));
  }

  @SuppressWarnings("unchecked")
  static Operand<TFloating> floating(Output<?> output) {
    return (Operand<TFloating>) output;
  }
}
