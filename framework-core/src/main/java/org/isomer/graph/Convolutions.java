package org.isomer.graph;

import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TBfloat16;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TNumber;

/**
 * Whether convolutions come out right on this machine. TensorFlow 2.18 has them computed by oneDNN
 * 3.5, which takes the caches of an AMD processor for one byte large where a virtual machine hides
 * their sizes (CPUID, leaf 0x8000001D). Some kernels are wrong then: by 40 % of the length in
 * bfloat16 with three channels, by 14 % in a gradient of 1×1. Convolutions of ones show it, of
 * which every right kernel gives the exact result.
 */
public final class Convolutions {
  private static final int ROWS = 8;
  private static final int SIDE = 8;
  private static final int FEW = 3;
  private static final int MANY = 512;
  private static final int OUT = 64;
  private static final List<Long> STRIDES = List.of(1L, 1L, 1L, 1L);

  private static final class Checked {
    static final boolean RIGHT = SessionConfig.gpu().isPresent() || check();
  }

  private Convolutions() {}

  /** Whether kernels of oneDNN compute, which are faster, unless the user has them left out. */
  public static boolean byOneDnn() {
    return !"0".equals(System.getenv("TF_ENABLE_ONEDNN_OPTS"));
  }

  /** What is wrong and what to do, if anything is; looked at once in a process. */
  public static Optional<String> fault() {
    return Checked.RIGHT
        ? Optional.empty()
        : Optional.of(
            "TensorFlow computes wrong convolutions on this machine (%s), as oneDNN does where a virtual machine hides the processor's caches. Set the environment variable TF_ENABLE_ONEDNN_OPTS=0, so that it takes others, and start again; nothing was computed."
                .formatted(Processor.model()));
  }

  /**
   * Before anything is computed.
   *
   * @throws WrongConvolutionsException if there is a {@link #fault}
   */
  public static void requireRight() {
    fault()
        .ifPresent(
            what -> {
              throw new WrongConvolutionsException(what);
            });
  }

  private static boolean check() {
    try (Graph graph = new Graph();
        Session session = new Session(graph, SessionConfig.of(2))) {
      Ops tf = Ops.create(graph);
      // Fed, so that nothing is computed beforehand, by other kernels.
      Operand<TFloat32> one = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
      Operand<TFloat32> forward =
          tf.dtypes.cast(
              tf.nn.conv2d(
                  ones(tf, one, TBfloat16.class, ROWS, SIDE, SIDE, FEW),
                  ones(tf, one, TBfloat16.class, 3, 3, FEW, OUT),
                  STRIDES,
                  "SAME"),
              TFloat32.class);
      Operand<TFloat32> backward =
          tf.nn.conv2dBackpropInput(
              tf.constant(new int[] {ROWS, 4, 4, MANY}),
              ones(tf, one, TFloat32.class, 1, 1, MANY, OUT),
              ones(tf, one, TFloat32.class, ROWS, 4, 4, OUT),
              STRIDES,
              "SAME");
      return isRight(
              values(session, one, forward),
              OUT,
              place -> FEW * inside(place / SIDE) * inside(place % SIDE))
          && isRight(values(session, one, backward), MANY, place -> OUT);
    }
  }

  /** How many of three neighbours in a row of pixels are there. */
  private static int inside(int place) {
    return place % SIDE == 0 || place % SIDE == SIDE - 1 ? 2 : 3;
  }

  private static <T extends TNumber> Operand<T> ones(
      Ops tf, Operand<TFloat32> one, Class<T> type, int... shape) {
    return tf.dtypes.cast(tf.fill(tf.constant(shape), one), type);
  }

  private static float[] values(Session session, Operand<TFloat32> one, Operand<TFloat32> made) {
    try (TFloat32 fed = TFloat32.scalarOf(1)) {
      return GraphSession.run(
          session.runner().feed(one, fed).fetch(made),
          result -> GraphSession.scalars((TFloat32) result.get(0)));
    }
  }

  /** Whether all channels of each pixel have the value that belongs to its place. */
  static boolean isRight(float[] values, int channels, IntUnaryOperator expected) {
    return IntStream.range(0, values.length)
        .allMatch(i -> values[i] == expected.applyAsInt(i / channels));
  }
}
