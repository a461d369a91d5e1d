package org.isomer.graph;

import java.util.List;
import org.isomer.graph.gradient.KernelByProduct;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.StridedSlice;
import org.tensorflow.op.image.ResizeBilinear;
import org.tensorflow.op.nn.LeakyRelu;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TFloating;

/**
 * The layers that encoders and projectors are made of. Images have the shape (batch, height, width,
 * channels), sequences (batch, positions, channels); the batch may be unknown while the graph is
 * built, everything else is known. Weights are float32 variables, cast to the type of the
 * activations; names follow PyTorch: a layer {@code conv1} has the variables {@code conv1.weight}
 * and, if it has one, {@code conv1.bias}.
 */
public final class Layers {
  private Layers() {}

  /**
   * A two-dimensional convolution without a bias. The variable {@code weight} has the shape (window
   * rows, window columns, input channels, filters).
   *
   * @param x shape (batch, height, width, channels)
   * @return shape (batch, new height, new width, filters)
   */
  public static <T extends TFloating> Operand<T> conv2d(
      Net net, String name, Operand<T> x, int filters, Window window, Initializer weight) {
    int size = window.size();
    Operand<TFloat32> kernel =
        net.scope(name)
            .variable(
                "weight", Shape.of(size, size, x.shape().get(3), filters), Role.WEIGHT, weight);
    if (ByProduct.pays(x, filters, window)) {
      return KernelByProduct.convolve(net.tf(), x, net.cast(kernel, x.type()));
    }
    return SideBySide.pays(x, filters, window)
        ? SideBySide.apply(net, x, window, rows -> convolve(net, rows, kernel, window))
        : convolve(net, x, kernel, window);
  }

  /** Pads an image and convolves it as it is. */
  static <T extends TFloating> Operand<T> convolve(
      Net net, Operand<T> x, Operand<TFloat32> kernel, Window window) {
    boolean same = samePads(window, x.shape().get(1)) && samePads(window, x.shape().get(2));
    Operand<T> padded = same ? x : pad(net, x, window.padding(), 0);
    // oneDNN's bfloat16 gradient of a strided 1×1 convolution writes out of bounds on AVX-512.
    boolean thin = window.size() == 1 && window.stride() > 1;
    long stride = thin ? 1 : window.stride();
    return net.tf()
        .nn
        .conv2d(
            thin ? everyPixel(net, padded, window.stride()) : padded,
            net.cast(kernel, x.type()),
            List.of(1L, stride, stride, 1L),
            same ? "SAME" : "VALID");
  }

  /** Every stride-th row and column: a mean of one pixel, ten times as fast as a strided slice. */
  private static <T extends TFloating> Operand<T> everyPixel(Net net, Operand<T> x, long stride) {
    List<Long> strides = List.of(1L, stride, stride, 1L);
    return net.tf().nn.avgPool(x, List.of(1L, 1L, 1L, 1L), strides, "VALID");
  }

  /** A {@linkplain #conv2d convolution} followed by a {@linkplain #bias bias} for each filter. */
  public static <T extends TFloating> Operand<T> conv2d(
      Net net,
      String name,
      Operand<T> x,
      int filters,
      Window window,
      Initializer weight,
      Initializer bias) {
    return bias(net, name, conv2d(net, name, x, filters, window, weight), bias);
  }

  /**
   * A convolution of each channel with a filter of its own, without a bias: with a {@linkplain
   * #conv2d convolution} of size 1 behind it, a depthwise separable one (Howard et al. 2017). The
   * variable {@code weight} has the shape (window rows, window columns, 1, channels).
   *
   * @param x shape (batch, height, width, channels)
   * @return shape (batch, new height, new width, channels)
   */
  public static <T extends TFloating> Operand<T> depthwiseConv2d(
      Net net, String name, Operand<T> x, Window window, Initializer weight) {
    int size = window.size();
    long channels = x.shape().get(3);
    Operand<TFloat32> kernel =
        net.scope(name).variable("weight", Shape.of(size, size, 1, channels), Role.WEIGHT, weight);
    long stride = window.stride();
    return net.tf()
        .nn
        .depthwiseConv2dNative(
            pad(net, x, window.padding(), 0),
            reshape(net, net.cast(kernel, x.type()), Shape.of(size, size, channels, 1)),
            List.of(1L, stride, stride, 1L),
            "VALID");
  }

  /**
   * A convolution with a window of 3 × 3 pixels that lie {@code dilation} pixels apart (à trous;
   * Chen et al. 2017, arXiv:1706.05587), without a bias. It keeps the image's size: beyond its
   * borders there are zeros. The variable {@code weight} has the shape (3, 3, input channels,
   * filters).
   *
   * @param x shape (batch, height, width, channels)
   * @param dilation at least 1, which is a plain convolution
   * @return shape (batch, height, width, filters)
   */
  public static <T extends TFloating> Operand<T> dilatedConv2d(
      Net net, String name, Operand<T> x, int filters, int dilation, Initializer weight) {
    if (dilation == 1) {
      return conv2d(net, name, x, filters, new Window(3, 1, 1), weight);
    }
    Operand<TFloat32> kernel =
        net.scope(name)
            .variable("weight", Shape.of(3, 3, x.shape().get(3), filters), Role.WEIGHT, weight);
    Ops tf = net.tf();
    // The gradient of Conv2D's own dilations is wrong, so the image is dealt out into dilation²
    // images whose neighbours lie dilation pixels apart.
    int spareRows = Math.floorMod(-x.shape().get(1), dilation);
    int spareColumns = Math.floorMod(-x.shape().get(2), dilation);
    Operand<TInt32> block = tf.constant(new int[] {dilation, dilation});
    int[][] paddings = {{dilation, dilation + spareRows}, {dilation, dilation + spareColumns}};
    Operand<T> dealt = tf.spaceToBatchNd(x, block, tf.constant(paddings));
    Operand<T> filtered =
        tf.nn.conv2d(dealt, net.cast(kernel, x.type()), List.of(1L, 1L, 1L, 1L), "VALID");
    return tf.batchToSpaceNd(
        filtered, block, tf.constant(new int[][] {{0, spareRows}, {0, spareColumns}}));
  }

  /**
   * Scales an image by bilinear interpolation between the centres of pixels; beyond the outermost
   * centres values stay the same.
   *
   * @param x shape (batch, height, width, channels)
   * @return shape (batch, rows, columns, channels), float32
   */
  public static Operand<TFloat32> resize(
      Net net, Operand<? extends TFloating> x, long rows, long columns) {
    Operand<TFloat32> image = net.cast(x, TFloat32.class);
    if (x.shape().get(1) == rows && x.shape().get(2) == columns) {
      return image;
    }
    Operand<TInt32> size = net.tf().constant(new int[] {(int) rows, (int) columns});
    return net.tf().image.resizeBilinear(image, size, ResizeBilinear.halfPixelCenters(true));
  }

  /**
   * Multiplies vectors by a matrix, without a bias. The variable {@code weight} has the shape
   * (input width, units).
   *
   * @param x shape (…, input width); of the dimensions before the last, only the first may be
   *     unknown
   * @return shape (…, units)
   */
  public static <T extends TFloating> Operand<T> dense(
      Net net, String name, Operand<T> x, int units, Initializer weight) {
    Ops tf = net.tf();
    Shape shape = x.shape();
    long inputs = shape.get(-1);
    Operand<TFloat32> matrix =
        net.scope(name).variable("weight", Shape.of(inputs, units), Role.WEIGHT, weight);
    Operand<T> rows = shape.numDimensions() == 2 ? x : reshape(net, x, Shape.of(-1, inputs));
    Operand<T> product = tf.linalg.matMul(rows, net.cast(matrix, x.type()));
    return shape.numDimensions() == 2
        ? product
        : reshape(net, product, shape.take(shape.numDimensions() - 1).append(units));
  }

  /** A {@linkplain #dense matrix} followed by a {@linkplain #bias bias} for each unit. */
  public static <T extends TFloating> Operand<T> dense(
      Net net, String name, Operand<T> x, int units, Initializer weight, Initializer bias) {
    return bias(net, name, dense(net, name, x, units, weight), bias);
  }

  /**
   * Looks up a vector for each id. The variable {@code weight} has the shape (vocabulary, width).
   *
   * @param ids shape (batch, positions), each in [0, vocabulary): another one ends the step with an
   *     error on a processor, and gives zeros on a GPU
   * @return shape (batch, positions, width), float32
   */
  public static Operand<TFloat32> embedding(
      Net net, String name, Operand<TInt32> ids, int vocabulary, int width, Initializer weight) {
    Operand<TFloat32> table =
        net.scope(name).variable("weight", Shape.of(vocabulary, width), Role.WEIGHT, weight);
    return net.tf().gather(table, ids, net.tf().constant(0));
  }

  /** Adds a variable {@code bias} of the shape (channels). */
  public static <T extends TFloating> Operand<T> bias(
      Net net, String name, Operand<T> x, Initializer bias) {
    Operand<TFloat32> vector =
        net.scope(name).variable("bias", Shape.of(x.shape().get(-1)), Role.BIAS, bias);
    return net.tf().nn.biasAdd(x, net.cast(vector, x.type()));
  }

  /**
   * The greatest value in each window; padding never is the greatest.
   *
   * @param x shape (batch, height, width, channels)
   * @param window its padding is at most half its size
   */
  public static <T extends TFloating> Operand<T> maxPool(Net net, Operand<T> x, Window window) {
    Ops tf = net.tf();
    Operand<TInt32> size = tf.constant(new int[] {1, window.size(), window.size(), 1});
    Operand<TInt32> stride = tf.constant(new int[] {1, window.stride(), window.stride(), 1});
    Operand<T> padded = pad(net, x, window.padding(), Float.NEGATIVE_INFINITY);
    return tf.nn.maxPool(padded, size, stride, "VALID");
  }

  /**
   * The means of a grid of equal, possibly overlapping windows that cover an image, as PyTorch's
   * adaptive pooling gives them for grids of one or two cells a side.
   *
   * @param x shape (batch, height, width, channels)
   * @param cells cells on each side of the grid, 1 or 2
   * @return shape (batch, cells, cells, channels), float32
   */
  public static Operand<TFloat32> averagePool(Net net, Operand<? extends TFloating> x, int cells) {
    long height = x.shape().get(1);
    long width = x.shape().get(2);
    if (cells > 2 || cells > Math.min(height, width)) {
      throw new IllegalArgumentException(
          "no grid of %d × %d cells on an image of shape %s".formatted(cells, cells, x.shape()));
    }
    return net.tf()
        .nn
        .avgPool(
            net.cast(x, TFloat32.class),
            List.of(1L, (height + cells - 1) / cells, (width + cells - 1) / cells, 1L),
            List.of(1L, height / cells, width / cells, 1L),
            "VALID");
  }

  /**
   * The mean over all positions.
   *
   * @param x shape (batch, height, width, channels)
   * @return shape (batch, channels), float32
   */
  public static Operand<TFloat32> globalAveragePool(Net net, Operand<? extends TFloating> x) {
    return net.tf().math.mean(net.cast(x, TFloat32.class), net.tf().array(1, 2));
  }

  /**
   * The Gaussian error linear unit, x · Φ(x) with the exact normal distribution function Φ
   * (Hendrycks and Gimpel 2016), computed in float32.
   */
  public static <T extends TFloating> Operand<T> gelu(Net net, Operand<T> x) {
    Ops tf = net.tf();
    Operand<TFloat32> value = net.cast(x, TFloat32.class);
    Operand<TFloat32> erf = tf.math.erf(tf.math.mul(value, tf.constant((float) Math.sqrt(0.5))));
    Operand<TFloat32> twice = tf.math.mul(value, tf.math.add(erf, tf.constant(1f)));
    return net.cast(tf.math.mul(twice, tf.constant(0.5f)), x.type());
  }

  /** x where it is positive, and a hundredth of it elsewhere (Maas, Hannun and Ng 2013). */
  public static <T extends TFloating> Operand<T> leakyRelu(Net net, Operand<T> x) {
    return net.tf().nn.leakyRelu(x, LeakyRelu.alpha(0.01f));
  }

  /**
   * The rows of one or more operands, one after the other.
   *
   * @param parts shape (rows, …), which may differ in the number of rows
   */
  public static <T extends TFloating> Operand<T> rows(Net net, List<Operand<T>> parts) {
    // TensorFlow's concatenation wants two parts at least.
    return parts.size() == 1 ? parts.get(0) : net.tf().concat(parts, net.tf().constant(0));
  }

  /** Gives an operand another shape, in which one dimension may be unknown (−1). */
  static <T extends TFloating> Operand<T> reshape(Net net, Operand<T> x, Shape shape) {
    return net.tf().reshape(x, net.tf().constant(shape));
  }

  /** Every stride-th place of each dimension, from the first. */
  static <T extends TFloating> Operand<T> subsample(Net net, Operand<T> x, int... strides) {
    Ops tf = net.tf();
    int[] none = new int[strides.length];
    long every = (1L << strides.length) - 1;
    return tf.stridedSlice(
        x,
        tf.constant(none),
        tf.constant(none),
        tf.constant(strides),
        StridedSlice.beginMask(every),
        StridedSlice.endMask(every));
  }

  /** Whether TensorFlow's SAME padding is what the window asks for: equal on both sides. */
  private static boolean samePads(Window window, long length) {
    long windows = (length + window.stride() - 1) / window.stride();
    long padding = (windows - 1) * window.stride() + window.size() - length;
    return Math.max(0, padding) == 2L * window.padding();
  }

  private static <T extends TFloating> Operand<T> pad(
      Net net, Operand<T> x, int padding, float value) {
    if (padding == 0) {
      return x;
    }
    Ops tf = net.tf();
    int[] side = {padding, padding};
    Operand<TInt32> paddings = tf.constant(new int[][] {{0, 0}, side, side, {0, 0}});
    return tf.pad(x, paddings, tf.dtypes.cast(tf.constant(value), x.type()));
  }
}
