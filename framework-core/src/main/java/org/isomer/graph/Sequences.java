package org.isomer.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Max;
import org.tensorflow.op.core.Squeeze;
import org.tensorflow.op.core.Sum;
import org.tensorflow.op.math.Cumsum;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TFloating;

/**
 * Layers on sequences, which have the shape (batch, positions, channels). A mask of the shape
 * (batch, positions) says what is real: 1 at a position of the sequence, 0 where it is padded.
 *
 * <p>What padding holds changes neither a result of a masked layer nor a gradient, as long as it is
 * finite. An encoder {@linkplain #clear clears} what it reads, and again before each convolution,
 * to which padding then looks like what lies beyond the ends.
 */
public final class Sequences {
  private Sequences() {}

  /**
   * A one-dimensional convolution without a bias, with zeros beyond both ends: PyTorch's with
   * {@code padding = (size − 1) / 2 · dilation}, or of an even size {@code padding='same'}. The
   * variable {@code weight} has the shape (window, input channels, filters).
   *
   * @param x shape (batch, positions, channels)
   * @return shape (batch, ⌈positions / stride⌉, filters)
   */
  public static <T extends TFloating> Operand<T> conv1d(
      Net net, String name, Operand<T> x, int filters, Window1d window, Initializer weight) {
    Ops tf = net.tf();
    Shape shape = Shape.of(window.size(), x.shape().get(2), filters);
    Operand<TFloat32> variable = net.scope(name).variable("weight", shape, Role.WEIGHT, weight);
    Operand<T> kernel = tf.expandDims(net.cast(variable, x.type()), tf.constant(0));
    if (window.size() == 1 && window.stride() > 1) {
      // A strided convolution of one position has a gradient in bfloat16 that is not safe.
      return filter(net, Layers.subsample(net, x, 1, window.stride(), 1), kernel, 1, "VALID");
    }
    if (window.dilation() > 1) {
      return dilated(net, x, kernel, window.dilation(), window.reach());
    }
    if (window.stride() == 1) {
      return filter(net, x, kernel, 1, "SAME");
    }
    int[][] paddings = {{0, 0}, {window.reach(), window.reach()}, {0, 0}};
    Operand<T> zero = tf.dtypes.cast(tf.constant(0f), x.type());
    Operand<T> padded = tf.pad(x, tf.constant(paddings), zero);
    return filter(net, padded, kernel, window.stride(), "VALID");
  }

  /** A {@linkplain #conv1d convolution} followed by a {@linkplain Layers#bias bias}. */
  public static <T extends TFloating> Operand<T> conv1d(
      Net net,
      String name,
      Operand<T> x,
      int filters,
      Window1d window,
      Initializer weight,
      Initializer bias) {
    return Layers.bias(net, name, conv1d(net, name, x, filters, window, weight), bias);
  }

  /**
   * A convolution that gives each position what follows from it and earlier ones alone, with zeros
   * before the first (van den Oord et al., "WaveNet: a generative model for raw audio", 2016).
   *
   * @param x shape (batch, positions, channels)
   * @param kernel shape (window, channels, filters)
   * @return shape (batch, positions, filters)
   */
  public static <T extends TFloating> Operand<T> causalConv1d(
      Net net, Operand<T> x, Operand<TFloat32> kernel, int dilation) {
    int before = Math.toIntExact((kernel.shape().get(0) - 1) * dilation);
    Operand<T> image = net.tf().expandDims(net.cast(kernel, x.type()), net.tf().constant(0));
    return dilated(net, x, image, dilation, before);
  }

  /**
   * Puts what each window sees beside each other and multiplies it by the kernel. The gradient of a
   * convolution's own dilations is wrong; and what of a wide window lies beyond both ends wherever
   * it stands costs nothing here.
   *
   * @param kernel shape (1, window, channels, filters)
   * @param before positions from a window's first to the one it stands at
   */
  private static <T extends TFloating> Operand<T> dilated(
      Net net, Operand<T> x, Operand<T> kernel, int dilation, int before) {
    Ops tf = net.tf();
    int positions = Math.toIntExact(x.shape().get(1));
    List<Operand<T>> seen = new ArrayList<>();
    int first = -1;
    for (int tap = 0; tap < kernel.shape().get(1); tap++) {
      int offset = tap * dilation - before;
      if (Math.abs(offset) < positions) {
        first = first < 0 ? tap : first;
        seen.add(shifted(net, x, offset));
      }
    }
    int channels = Math.toIntExact(x.shape().get(2));
    int filters = Math.toIntExact(kernel.shape().get(3));
    Operand<T> taps =
        tf.slice(kernel, tf.array(0, first, 0, 0), tf.array(1, seen.size(), channels, filters));
    Operand<T> beside = seen.size() == 1 ? seen.get(0) : tf.concat(seen, tf.constant(2));
    Operand<T> rows = tf.reshape(beside, tf.array(-1, seen.size() * channels));
    Operand<T> filtered =
        tf.linalg.matMul(rows, tf.reshape(taps, tf.array(seen.size() * channels, filters)));
    return tf.reshape(filtered, tf.array(-1, positions, filters));
  }

  /** The sequence as seen from a distance: position t holds what was at t + offset, or zeros. */
  private static <T extends TFloating> Operand<T> shifted(Net net, Operand<T> x, int offset) {
    if (offset == 0) {
      return x;
    }
    Ops tf = net.tf();
    int kept = Math.toIntExact(x.shape().get(1)) - Math.abs(offset);
    Operand<T> rest = tf.slice(x, tf.array(0, Math.max(0, offset), 0), tf.array(-1, kept, -1));
    int[][] paddings = {{0, 0}, {Math.max(0, -offset), Math.max(0, offset)}, {0, 0}};
    Operand<T> zero = tf.dtypes.cast(tf.constant(0f), x.type());
    return tf.pad(rest, tf.constant(paddings), zero);
  }

  /**
   * Vectors of patches, which begin at every stride-th position from the first and are filled up
   * with zeros at the end: a matrix {@code weight} of the shape (patch, channels, filters).
   *
   * @param x shape (batch, positions, channels)
   * @param patch positions of a patch
   * @return shape (batch, ⌈positions / stride⌉, filters)
   */
  public static <T extends TFloating> Operand<T> patches(
      Net net, String name, Operand<T> x, int filters, int patch, int stride, Initializer weight) {
    Ops tf = net.tf();
    Shape shape = Shape.of(patch, x.shape().get(2), filters);
    Operand<TFloat32> variable = net.scope(name).variable("weight", shape, Role.WEIGHT, weight);
    Operand<T> kernel = tf.expandDims(net.cast(variable, x.type()), tf.constant(0));
    int[][] paddings = {{0, 0}, {0, spare(x, patch, stride)}, {0, 0}};
    Operand<T> zero = tf.dtypes.cast(tf.constant(0f), x.type());
    return filter(net, tf.pad(x, tf.constant(paddings), zero), kernel, stride, "VALID");
  }

  /**
   * The mask of {@link #patches}: a patch is real where one of its positions is.
   *
   * @param mask shape (batch, positions)
   * @return shape (batch, ⌈positions / stride⌉)
   */
  public static Operand<TFloat32> patchMask(
      Net net, Operand<TFloat32> mask, int patch, int stride) {
    Ops tf = net.tf();
    int[][] paddings = {{0, 0}, {0, spare(mask, patch, stride)}};
    Operand<TFloat32> padded = tf.pad(mask, tf.constant(paddings), tf.constant(0f));
    Operand<TFloat32> image = tf.expandDims(tf.expandDims(padded, tf.constant(1)), tf.constant(3));
    Operand<TFloat32> greatest =
        tf.nn.maxPool(
            image,
            tf.constant(new int[] {1, 1, patch, 1}),
            tf.constant(new int[] {1, 1, stride, 1}),
            "VALID");
    return tf.squeeze(greatest, Squeeze.axis(List.of(1L, 3L)));
  }

  /** Zeros behind the end, so that there is a patch at every stride-th position. */
  private static int spare(Operand<?> x, int patch, int stride) {
    long last = (x.shape().get(1) - 1) / stride * stride;
    return Math.toIntExact(Math.max(0, last + patch - x.shape().get(1)));
  }

  /**
   * The greatest value of each channel in a window around each position; neither padding nor what
   * lies beyond the ends is looked at.
   *
   * @param x shape (batch, positions, channels)
   * @param mask shape (batch, positions), if there is padding
   * @param size positions of a window, odd
   * @return shape (batch, positions, channels), 0 where there is padding
   */
  public static <T extends TFloating> Operand<T> slidingMax(
      Net net, Operand<T> x, Optional<Operand<TFloat32>> mask, int size) {
    Ops tf = net.tf();
    Operand<T> values = mask.map(real -> select(net, real, x, -Float.MAX_VALUE / 2)).orElse(x);
    Operand<T> greatest =
        tf.nn.maxPool(
            tf.expandDims(values, tf.constant(1)),
            tf.constant(new int[] {1, 1, size, 1}),
            tf.constant(new int[] {1, 1, 1, 1}),
            "SAME");
    Operand<T> sequence = tf.squeeze(greatest, Squeeze.axis(List.of(1L)));
    return clear(net, sequence, mask);
  }

  /** A convolution as one of images that are a row high. */
  private static <T extends TFloating> Operand<T> filter(
      Net net, Operand<T> x, Operand<T> kernel, long stride, String padding) {
    Ops tf = net.tf();
    Operand<T> image = tf.expandDims(x, tf.constant(1));
    Operand<T> y = tf.nn.conv2d(image, kernel, List.of(1L, stride, stride, 1L), padding);
    return tf.squeeze(y, Squeeze.axis(List.of(1L)));
  }

  /**
   * Sets padding to 0, whatever it holds.
   *
   * @param x shape (batch, positions, channels)
   * @param mask shape (batch, positions)
   */
  public static <T extends TFloating> Operand<T> clear(
      Net net, Operand<T> x, Operand<TFloat32> mask) {
    return select(net, mask, x, 0);
  }

  /** Sets padding to 0, if there is any. */
  public static <T extends TFloating> Operand<T> clear(
      Net net, Operand<T> x, Optional<Operand<TFloat32>> mask) {
    return mask.isPresent() ? clear(net, x, mask.get()) : x;
  }

  /**
   * The positions from the first real one to the last, those between that are not real included.
   *
   * @param mask shape (batch, positions)
   * @return 1 for these and 0 for others, of the same shape
   */
  public static Operand<TFloat32> span(Net net, Operand<TFloat32> mask) {
    Ops tf = net.tf();
    Operand<TInt32> axis = tf.constant(1);
    Operand<TFloat32> upTo = tf.math.cumsum(mask, axis);
    Operand<TFloat32> from = tf.math.cumsum(mask, axis, Cumsum.reverse(true));
    return tf.math.minimum(tf.math.minimum(upTo, from), tf.constant(1f));
  }

  /**
   * The mean over all real positions; 0 where there is none.
   *
   * @param x shape (batch, positions, channels)
   * @param mask shape (batch, positions), if there is padding
   * @return shape (batch, channels), float32
   */
  public static Operand<TFloat32> meanPool(
      Net net, Operand<? extends TFloating> x, Optional<Operand<TFloat32>> mask) {
    Ops tf = net.tf();
    Operand<TFloat32> values = net.cast(x, TFloat32.class);
    if (mask.isEmpty()) {
      return tf.math.mean(values, tf.constant(1));
    }
    Operand<TFloat32> sum = tf.sum(clear(net, values, mask.get()), tf.constant(1));
    Operand<TFloat32> count = tf.sum(mask.get(), tf.constant(1), Sum.keepDims(true));
    return tf.math.div(sum, tf.math.maximum(count, tf.constant(1f)));
  }

  /**
   * The greatest value of each channel at all real positions; 0 where there is none.
   *
   * @param x shape (batch, positions, channels)
   * @param mask shape (batch, positions), if there is padding
   * @return shape (batch, channels), float32
   */
  public static Operand<TFloat32> maxPool(
      Net net, Operand<? extends TFloating> x, Optional<Operand<TFloat32>> mask) {
    Ops tf = net.tf();
    Operand<TFloat32> values = net.cast(x, TFloat32.class);
    if (mask.isEmpty()) {
      return tf.max(values, tf.constant(1));
    }
    Operand<TFloat32> greatest =
        tf.max(select(net, mask.get(), values, -Float.MAX_VALUE), tf.constant(1));
    Operand<TFloat32> some = tf.max(mask.get(), tf.constant(1), Max.keepDims(true));
    return tf.select(real(net, some), greatest, tf.constant(0f));
  }

  private static <T extends TFloating> Operand<T> select(
      Net net, Operand<TFloat32> mask, Operand<T> x, float padding) {
    Ops tf = net.tf();
    Operand<T> filling = tf.dtypes.cast(tf.constant(padding), x.type());
    return tf.select(real(net, tf.expandDims(mask, tf.constant(2))), x, filling);
  }

  /** What a mask, of any shape, calls real. */
  static Operand<TBool> real(Net net, Operand<TFloat32> mask) {
    return net.tf().math.greater(mask, net.tf().constant(0f));
  }
}
