package org.isomer.bench;

import java.util.List;
import java.util.function.Function;
import org.isomer.graph.GraphSession;
import org.isomer.graph.Net;
import org.isomer.graph.Phase;
import org.isomer.graph.Precision;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBfloat16;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TNumber;

/**
 * What the machine reaches at most, measured on one large operation of a kind alone, in GFLOP/s. No
 * step comes near it, as none is one large operation; a convolution may well reach more than a
 * matrix product.
 *
 * @param product of two matrices, {@value #SIDE} × {@value #SIDE}
 * @param convolution of 128 images, 3 × 3, 16 × 16 × 128 to as many
 */
record Peaks(double product, double convolution) {
  private static final int SIDE = 2048;
  private static final int IMAGES = 128;
  private static final int PIXELS = 16;
  private static final int CHANNELS = 128;
  private static final int KERNEL = 3;

  /** Operations that follow one another in a call, so that the call itself costs nothing. */
  private static final int REPEATS = 4;

  private static final List<Long> UNIT_STRIDES = List.of(1L, 1L, 1L, 1L);
  private static final int CALLS = 8;
  private static final double GIGA = 1e-9;

  /** Measures; takes a second or two. */
  static Peaks measure(Precision precision, int threads) {
    return precision == Precision.BFLOAT16
        ? measure(TBfloat16.class, threads)
        : measure(TFloat32.class, threads);
  }

  private static <T extends TNumber> Peaks measure(Class<T> type, int threads) {
    double product = 2.0 * SIDE * SIDE * SIDE;
    double convolution =
        2.0 * IMAGES * PIXELS * PIXELS * CHANNELS * CHANNELS * KERNEL * KERNEL;
    return new Peaks(
        product * rate(threads, tf -> chainOfProducts(tf, type)) * GIGA,
        convolution * rate(threads, tf -> chainOfConvolutions(tf, type)) * GIGA);
  }

  private static <T extends TNumber> Operand<T> chainOfProducts(Ops tf, Class<T> type) {
    Operand<T> matrix = filled(tf, type, SIDE, SIDE);
    Operand<T> chain = matrix;
    for (int i = 0; i < REPEATS; i++) {
      chain = tf.linalg.matMul(chain, matrix);
    }
    return tf.slice(chain, tf.constant(new int[2]), tf.constant(new int[] {1, 1}));
  }

  private static <T extends TNumber> Operand<T> chainOfConvolutions(Ops tf, Class<T> type) {
    Operand<T> kernel = filled(tf, type, KERNEL, KERNEL, CHANNELS, CHANNELS);
    Operand<T> chain = filled(tf, type, IMAGES, PIXELS, PIXELS, CHANNELS);
    for (int i = 0; i < REPEATS; i++) {
      chain = tf.nn.conv2d(chain, kernel, UNIT_STRIDES, "SAME");
    }
    return tf.slice(chain, tf.constant(new int[4]), tf.constant(new int[] {1, 1, 1, 1}));
  }

  /** Not known before the graph runs, or TensorFlow would compute all of it beforehand. */
  private static <T extends TNumber> Operand<T> filled(Ops tf, Class<T> type, int... shape) {
    Operand<TFloat32> drawn =
        tf.random.statelessRandomUniform(
            tf.constant(shape), tf.constant(new int[] {1, 2}), TFloat32.class);
    return tf.dtypes.cast(tf.math.sub(drawn, tf.constant(0.5f)), type);
  }

  /** How many of its operations the fastest of some calls does in a second. */
  private static double rate(int threads, Function<Ops, Operand<?>> building) {
    try (Graph graph = new Graph()) {
      Net net = Net.of(graph, Phase.INFERENCE, Precision.FLOAT32);
      Operand<?> end = building.apply(net.tf());
      try (GraphSession session = new GraphSession(graph, net, threads)) {
        double fastest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < CALLS; i++) {
          Session.Runner call = session.runner().fetch(end);
          long start = System.nanoTime();
          GraphSession.run(call, result -> result.size());
          fastest = Math.min(fastest, (System.nanoTime() - start) * GIGA);
        }
        return REPEATS / fastest;
      }
    }
  }
}
