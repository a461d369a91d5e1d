package org.isomer.graph.gradient;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.family.TFloating;

/**
 * A convolution whose kernel gets its gradient from one product of matrices: all that each place of
 * the kernel meets in the images, side by side, times the gradients of the results. That is the
 * gradient of TensorFlow's own convolution but for the order of the sums.
 *
 * <p>TensorFlow's gradient of a convolution cannot be replaced. So the convolution takes its kernel
 * behind a StopGradient, and an IdentityN hands the results on, for which TensorFlow has no
 * gradient: its inputs are the results, the images behind a StopGradient, and the kernel.
 */
public final class KernelByProduct {
  static final String TYPE = "IdentityN";

  /**
   * Batch, height, width, channels, the kernel's size, and filters, for which no gradient may
   * {@link CustomGradients#register ask}.
   */
  private static final String SHAPE = "_shape";

  private KernelByProduct() {}

  /**
   * Convolves with a stride of 1, and zeros around the images that keep their size.
   *
   * @param images shape (batch, height, width, channels), all of it known
   * @param kernel shape (size, size, channels, filters), the size odd, at least 3
   * @return shape (batch, height, width, filters)
   */
  public static <T extends TFloating> Operand<T> convolve(
      Ops tf, Operand<T> images, Operand<T> kernel) {
    Operand<T> results =
        tf.nn.conv2d(images, tf.stopGradient(kernel), List.of(1L, 1L, 1L, 1L), "SAME");
    Shape shape = images.shape();
    long[] numbers = {
      shape.get(0),
      shape.get(1),
      shape.get(2),
      shape.get(3),
      kernel.shape().get(0),
      kernel.shape().get(3)
    };
    return tf.scope()
        .opBuilder(TYPE, TYPE)
        .addInputList(
            new Output<?>[] {
              results.asOutput(), tf.stopGradient(images).asOutput(), kernel.asOutput()
            })
        .setAttr(SHAPE, numbers)
        .build()
        .output(0)
        .expect(images.asOutput().type());
  }

  /** Whether an operation is the IdentityN of a convolution. */
  static boolean is(GraphOperation operation) {
    return operation.type().equals(TYPE)
        && operation.numInputs() == 3
        && operation.input(0).op().type().equals("Conv2D")
        && operation.input(1).op().type().equals("StopGradient");
  }

  /** Those of the results, of the images, which have none here, and of the kernel. */
  static List<Operand<?>> gradients(Ops tf, GraphOperation operation, List<Output<?>> outputs) {
    if (!is(operation)) {
      throw new IllegalStateException(operation.name() + " has no gradient");
    }
    return List.of(
        tf.identity(outputs.get(0)),
        tf.constant(0),
        ofKernel(
            tf,
            operation.attributes().getAttrIntList(SHAPE),
            CustomGradients.floating(operation.input(1)),
            CustomGradients.floating(outputs.get(0))));
  }

  private static Operand<TFloating> ofKernel(
      Ops tf, long[] numbers, Operand<TFloating> images, Operand<TFloating> results) {
    long channels = numbers[3];
    int size = Math.toIntExact(numbers[4]);
    long filters = numbers[5];
    int margin = size / 2;
    Operand<TFloating> zero = tf.dtypes.cast(tf.constant(0f), images.asOutput().type());
    Operand<TFloating> padded =
        tf.pad(
            images,
            tf.constant(new int[][] {{0, 0}, {margin, margin}, {margin, margin}, {0, 0}}),
            zero);
    long[] shape = Arrays.copyOf(numbers, 4);
    List<Operand<TFloating>> met = new ArrayList<>();
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < size; column++) {
        met.add(tf.slice(padded, tf.constant(new long[] {0, row, column, 0}), tf.constant(shape)));
      }
    }
    long positions = shape[0] * shape[1] * shape[2];
    long places = channels * size * size;
    Operand<TFloating> products =
        tf.linalg.matMul(
            tf.reshape(tf.concat(met, tf.constant(3)), tf.constant(Shape.of(positions, places))),
            tf.reshape(results, tf.constant(Shape.of(positions, filters))),
            MatMul.transposeA(true));
    return tf.reshape(products, tf.constant(Shape.of(size, size, channels, filters)));
  }
}
