package org.isomer.bench.train;

import java.util.Arrays;
import java.util.List;
import org.isomer.bench.scale.Link;
import org.isomer.graph.GraphSession;
import org.isomer.graph.Net;
import org.isomer.graph.Phase;
import org.isomer.graph.Precision;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TBfloat16;
import org.tensorflow.types.TFloat16;
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
  private static final double SECONDS = 1e-9;

  /** So that no chain overflows. */
  private static final float SMALL = 1e-3f;

  /** Measures; takes a second or two. */
  static Peaks measure(Precision precision, int threads) {
    return switch (precision) {
      case FLOAT32 -> measure(TFloat32.class, threads);
      case BFLOAT16 -> measure(TBfloat16.class, threads);
      case FLOAT16 -> measure(TFloat16.class, threads);
    };
  }

  private static <T extends TNumber> Peaks measure(Class<T> type, int threads) {
    double product = 2.0 * SIDE * SIDE * SIDE;
    double convolution = 2.0 * IMAGES * PIXELS * PIXELS * CHANNELS * CHANNELS * KERNEL * KERNEL;
    Shape matrix = Shape.of(SIDE, SIDE);
    return new Peaks(
        product * GIGA * rate(threads, type, matrix, matrix, (tf, a, b) -> tf.linalg.matMul(a, b)),
        convolution
            * GIGA
            * rate(
                threads,
                type,
                Shape.of(IMAGES, PIXELS, PIXELS, CHANNELS),
                Shape.of(KERNEL, KERNEL, CHANNELS, CHANNELS),
                (tf, a, b) -> tf.nn.conv2d(a, b, UNIT_STRIDES, "SAME")));
  }

  /** An operation on the result of the one before it, and the same second operand. */
  @FunctionalInterface
  private interface Link<T extends TNumber> {
    Operand<T> add(Ops tf, Operand<T> chain, Operand<T> second);
  }

  /**
   * How many operations of a chain the fastest of some calls does in a second. What they work on is
   * fed: TensorFlow would compute all that is known beforehand when it opens the graph.
   */
  private static <T extends TNumber> double rate(
      int threads, Class<T> type, Shape first, Shape second, Link<T> link) {
    try (Graph graph = new Graph();
        TFloat32 start = filled(first);
        TFloat32 operand = filled(second)) {
      Net net = Net.of(graph, Phase.INFERENCE, Precision.FLOAT32);
      Ops tf = net.tf();
      Operand<TFloat32> fed = tf.placeholder(TFloat32.class, Placeholder.shape(first));
      Operand<TFloat32> other = tf.placeholder(TFloat32.class, Placeholder.shape(second));
      Operand<T> chain = tf.dtypes.cast(fed, type);
      Operand<T> same = tf.dtypes.cast(other, type);
      for (int i = 0; i < REPEATS; i++) {
        chain = link.add(tf, chain, same);
      }
      int[] ones = new int[first.numDimensions()];
      Arrays.fill(ones, 1);
      Operand<T> end = tf.slice(chain, tf.constant(new int[ones.length]), tf.constant(ones));
      try (GraphSession session = new GraphSession(graph, net, threads)) {
        double fastest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < CALLS; i++) {
          Session.Runner call = session.runner().feed(fed, start).feed(other, operand).fetch(end);
          long began = System.nanoTime();
          GraphSession.run(call, result -> result.size());
          fastest = Math.min(fastest, (System.nanoTime() - began) * SECONDS);
        }
        return REPEATS / fastest;
      }
    }
  }

  private static TFloat32 filled(Shape shape) {
    float[] values = new float[Math.toIntExact(shape.size())];
    Arrays.fill(values, SMALL);
    return TFloat32.tensorOf(shape, DataBuffers.of(values, true, false));
  }
}
