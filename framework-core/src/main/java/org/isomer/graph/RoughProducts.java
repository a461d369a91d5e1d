package org.isomer.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.FloatDataBuffer;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TFloating;

/**
 * Dot products of many vectors with the vectors of a bank, as fast as TensorFlow multiplies
 * matrices on this processor and only as exact as {@link #error()} says. They serve to pass over
 * most of a bank; whoever needs a number computes it anew.
 */
public final class RoughProducts implements AutoCloseable {
  /** Vectors of the bank in one matrix product. */
  private static final int CHUNK = 8192;

  /** Vectors whose products one thread takes at a time. */
  private static final int GROUP = 16;

  /**
   * The greatest relative error of a number that is rounded to the 8 significant bits of bfloat16;
   * float16 has more of them.
   */
  private static final double BFLOAT16 = 0x1p-8;

  /** More than two sums of products in float32 in any order can differ by, for each product. */
  private static final double FLOAT32 = 0x1p-22;

  private final Graph graph = new Graph();
  private final Session session;
  private final Operand<TFloat32> vectors;
  private final Operand<? extends TFloating> part;
  private final Operand<TFloat32> products;
  private final List<Result> parts = new ArrayList<>();
  private final double error;

  /** Given dot products of one vector with neighbouring vectors of the bank; for many threads. */
  @FunctionalInterface
  public interface Receiver {
    /**
     * Takes dot products; they are valid during the call only.
     *
     * @param vector which of the vectors
     * @param first the first of the bank's vectors that it was multiplied with
     * @param count how many
     * @param products as many, from the first place
     */
    void accept(int vector, int first, int count, float[] products);
  }

  /**
   * Copies the bank.
   *
   * @param bank vectors that are no longer than 1, up to rounding
   * @param precision what vectors and products are rounded to
   */
  public RoughProducts(float[][] bank, Precision precision) {
    int dim = bank[0].length;
    error =
        1.01 * (dim * FLOAT32 + (precision == Precision.FLOAT32 ? 0 : 3 * BFLOAT16))
            + Float.MIN_NORMAL * dim;
    Ops tf = Ops.create(graph);
    vectors = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, dim)));
    Operand<TFloat32> given = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, dim)));
    Operand<? extends TFloating> stored = tf.dtypes.cast(given, precision.type());
    part = tf.placeholder(precision.type(), Placeholder.shape(Shape.of(-1, dim)));
    products = products(tf, part);
    session =
        new Session(
            graph,
            SessionConfig.of(Runtime.getRuntime().availableProcessors()).toBuilder()
                // Of these the error is known.
                .putDeviceCount("GPU", 0)
                .build());
    for (int first = 0; first < bank.length; first += CHUNK) {
      try (TFloat32 rows = tensor(bank, first, Math.min(bank.length, first + CHUNK))) {
        parts.add(session.runner().feed(given, rows).fetch(stored).run());
      }
    }
  }

  /** By how much a product can differ from the exact one, or from its sum in float32. */
  public double error() {
    return error;
  }

  /**
   * Multiplies vectors with all of the bank. Each vector's products come in the order of the bank.
   *
   * @param vectors that are no longer than 1, up to rounding
   */
  public void multiply(float[][] vectors, Receiver receiver) {
    try (TFloat32 given = tensor(vectors, 0, vectors.length)) {
      for (int chunk = 0; chunk < parts.size(); chunk++) {
        try (Result result =
            session
                .runner()
                .feed(this.vectors, given)
                .feed(part, parts.get(chunk).get(0))
                .fetch(products)
                .run()) {
          hand((TFloat32) result.get(0), chunk * CHUNK, receiver);
        }
      }
    }
  }

  private static void hand(TFloat32 products, int first, Receiver receiver) {
    int vectors = (int) products.shape().get(0);
    int count = (int) products.shape().get(1);
    FloatDataBuffer values = products.asRawTensor().data().asFloats();
    IntStream.range(0, (vectors + GROUP - 1) / GROUP)
        .parallel()
        .forEach(
            group -> {
              float[] row = new float[count];
              for (int i = group * GROUP; i < Math.min(vectors, (group + 1) * GROUP); i++) {
                values.slice((long) i * count, count).read(row);
                receiver.accept(i, first, count, row);
              }
            });
  }

  private <T extends TFloating> Operand<TFloat32> products(Ops tf, Operand<T> bank) {
    Operand<T> rounded = tf.dtypes.cast(vectors, bank.type());
    return tf.dtypes.cast(Similarity.dots(tf, rounded, bank), TFloat32.class);
  }

  private static TFloat32 tensor(float[][] rows, int from, int to) {
    int dim = rows[0].length;
    TFloat32 tensor = TFloat32.tensorOf(Shape.of(to - from, dim));
    FloatDataBuffer values = tensor.asRawTensor().data().asFloats();
    for (int row = from; row < to; row++) {
      values.slice((long) (row - from) * dim, dim).write(rows[row]);
    }
    return tensor;
  }

  @Override
  public void close() {
    parts.forEach(Result::close);
    session.close();
    graph.close();
  }
}
