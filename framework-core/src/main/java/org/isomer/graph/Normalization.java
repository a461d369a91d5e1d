package org.isomer.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.math.Mean;
import org.tensorflow.op.nn.FusedBatchNorm;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.family.TFloating;

/**
 * Layers that normalise their input and scale it again by a gain {@code weight} and an offset
 * {@code bias}, both of the shape (channels). Statistics are float32 whatever the type of the
 * activations.
 */
public final class Normalization {
  static final float BATCH_EPSILON = 1e-5f;
  private static final float BATCH_MOMENTUM = 0.1f;
  private static final float GROUP_EPSILON = 1e-5f;

  private Normalization() {}

  /**
   * Batch normalisation (Ioffe and Szegedy 2015): (x − mean) / √(variance + 10⁻⁵) · gain + offset,
   * for each channel over all other dimensions.
   *
   * <p>In training, mean and (biased) variance are those of the batch, and the variables {@code
   * running_mean} and {@code running_var} move by a tenth towards the batch's mean and its unbiased
   * variance {@linkplain Net#update after each step}; with {@linkplain Net#batchGroups groups},
   * each group is a batch of its own. On several {@linkplain GlobalBatch replicas} the batch is the
   * whole one, and so are its groups. In inference the running ones are used.
   *
   * @param x shape (batch, channels), (batch, positions, channels) or (batch, height, width,
   *     channels)
   */
  public static <T extends TFloating> Operand<T> batchNorm(Net net, String name, Operand<T> x) {
    return batchNorm(net, name, x, 1);
  }

  /** {@linkplain #batchNorm Batch normalisation} whose gain starts at the given value. */
  public static <T extends TFloating> Operand<T> batchNorm(
      Net net, String name, Operand<T> x, float initialGain) {
    Net scope = net.scope(name);
    Shape channels = Shape.of(x.shape().get(-1));
    return batchNorm(scope, x, gain(scope, channels, initialGain), offset(scope, channels));
  }

  /** {@linkplain #batchNorm Batch normalisation} without gain and offset. */
  public static <T extends TFloating> Operand<T> plainBatchNorm(
      Net net, String name, Operand<T> x) {
    Ops tf = net.tf();
    Operand<TInt64> channels = tf.constant(Shape.of(x.shape().get(-1)));
    return batchNorm(
        net.scope(name), x, tf.fill(channels, tf.constant(1f)), tf.fill(channels, tf.constant(0f)));
  }

  /**
   * {@linkplain #batchNorm Batch normalisation} of sequences: statistics are those of the real
   * positions, in the batch and in training's running ones.
   *
   * @param x shape (batch, positions, channels)
   * @param mask shape (batch, positions), if there is padding
   * @return with 0 where there is padding
   */
  public static <T extends TFloating> Operand<T> batchNorm(
      Net net, String name, Operand<T> x, Optional<Operand<TFloat32>> mask) {
    if (mask.isEmpty()) {
      return batchNorm(net, name, x);
    }
    Operand<T> clear = Sequences.clear(net, x, mask.get());
    Net scope = net.scope(name);
    Operand<T> normal =
        scope.training() ? ofBatch(scope, clear, mask.get()) : batchNorm(net, name, clear);
    return Sequences.clear(net, normal, mask.get());
  }

  /** Each group of the batch by its own real positions. */
  private static <T extends TFloating> Operand<T> ofBatch(
      Net scope, Operand<T> x, Operand<TFloat32> mask) {
    Ops tf = scope.tf();
    Shape channels = Shape.of(x.shape().get(-1));
    Operand<TFloat32> gain = gain(scope, channels, 1);
    Operand<TFloat32> offset = offset(scope, channels);
    Running running = Running.of(scope, channels);
    if (scope.replicas().count() > 1) {
      Operand<TFloat32> shared =
          new SharedStatistics(scope, running::towards)
              .normalize(scope.cast(x, TFloat32.class), Optional.of(mask));
      return scope.cast(tf.nn.biasAdd(tf.math.mul(shared, gain), offset), x.type());
    }
    List<Operand<TFloat32>> masks = scope.batchGroups().split(scope, mask);
    List<Operand<TFloat32>> groups =
        scope.batchGroups().split(scope, scope.cast(x, TFloat32.class));
    List<Operand<TFloat32>> normal = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      normal.add(ofGroup(scope, groups.get(i), masks.get(i), running));
    }
    Operand<TFloat32> whole = scope.batchGroups().join(scope, x.shape(), normal);
    return scope.cast(tf.nn.biasAdd(tf.math.mul(whole, gain), offset), x.type());
  }

  private static Operand<TFloat32> ofGroup(
      Net scope, Operand<TFloat32> x, Operand<TFloat32> mask, Running running) {
    Ops tf = scope.tf();
    Operand<TInt32> axes = tf.array(0, 1);
    Operand<TFloat32> one = tf.constant(1f);
    Operand<TFloat32> count = tf.math.maximum(tf.sum(mask, axes), one);
    Operand<TFloat32> mean = tf.math.div(tf.sum(x, axes), count);
    Operand<TFloat32> centred = Sequences.clear(scope, tf.math.sub(x, mean), mask);
    Operand<TFloat32> squares = tf.sum(tf.math.square(centred), axes);
    running.towards(
        scope, mean, tf.math.div(squares, tf.math.maximum(tf.math.sub(count, one), one)));
    Operand<TFloat32> variance = tf.math.div(squares, count);
    return tf.math.mul(centred, tf.math.rsqrt(tf.math.add(variance, tf.constant(BATCH_EPSILON))));
  }

  /** The running statistics of a layer. */
  private record Running(Operand<TFloat32> mean, Operand<TFloat32> variance) {
    static Running of(Net scope, Shape channels) {
      return new Running(
          scope.variable("running_mean", channels, Role.STATE, Initializer.constant(0)),
          scope.variable("running_var", channels, Role.STATE, Initializer.constant(1)));
    }

    void towards(Net net, Operand<TFloat32> batchMean, Operand<TFloat32> batchVariance) {
      move(net, mean, batchMean);
      move(net, variance, batchVariance);
    }

    private static void move(Net net, Operand<TFloat32> running, Operand<TFloat32> batch) {
      net.update(
          running,
          ordered -> {
            Ops tf = ordered.tf();
            Operand<TFloat32> distance = tf.math.sub(running, batch);
            return tf.assignSub(running, tf.math.mul(distance, tf.constant(BATCH_MOMENTUM)));
          });
    }
  }

  private static <T extends TFloating> Operand<T> batchNorm(
      Net scope, Operand<T> x, Operand<TFloat32> gain, Operand<TFloat32> offset) {
    Shape shape = x.shape();
    Running running = Running.of(scope, Shape.of(shape.get(-1)));
    if (scope.training() && scope.replicas().count() > 1) {
      Ops tf = scope.tf();
      Operand<TFloat32> rows =
          Layers.reshape(
              scope,
              scope.cast(x, TFloat32.class),
              Shape.of(shape.get(0), positions(shape), shape.get(-1)));
      Operand<TFloat32> shared =
          new SharedStatistics(scope, running::towards).normalize(rows, Optional.empty());
      Operand<TFloat32> scaled = tf.nn.biasAdd(tf.math.mul(shared, gain), offset);
      return Layers.reshape(scope, scope.cast(scaled, x.type()), Shape.of(-1).append(shape.tail()));
    }
    int rank = shape.numDimensions();
    long positions = rank == 3 ? shape.get(1) : 1;
    Operand<T> image =
        rank == 4 ? x : Layers.reshape(scope, x, Shape.of(-1, positions, 1, shape.get(-1)));
    Operand<T> normal;
    if (scope.training()) {
      normal =
          scope
              .batchGroups()
              .apply(
                  scope,
                  image,
                  group -> {
                    // The operation wants no statistics, and must not read what an update may
                    // write.
                    Operand<TFloat32> none = scope.tf().constant(new float[0]);
                    FusedBatchNorm<T, TFloat32> norm =
                        fused(scope, group, gain, offset, none, none);
                    running.towards(scope, norm.batchMean(), norm.batchVariance());
                    return norm.y();
                  });
    } else {
      normal = fused(scope, image, gain, offset, running.mean(), running.variance()).y();
    }
    return rank == 4 ? normal : Layers.reshape(scope, normal, Shape.of(-1).append(shape.tail()));
  }

  /** All that a channel has of one row. */
  private static long positions(Shape shape) {
    return shape.size() / shape.get(0) / shape.get(-1);
  }

  private static <T extends TFloating> FusedBatchNorm<T, TFloat32> fused(
      Net net,
      Operand<T> image,
      Operand<TFloat32> gain,
      Operand<TFloat32> offset,
      Operand<TFloat32> mean,
      Operand<TFloat32> variance) {
    return net.tf()
        .nn
        .fusedBatchNorm(
            image,
            gain,
            offset,
            mean,
            variance,
            FusedBatchNorm.epsilon(BATCH_EPSILON),
            FusedBatchNorm.isTraining(net.training()));
  }

  /**
   * Layer normalisation (Ba, Kiros and Hinton 2016): (x − mean) / √(variance + ε) · gain + offset,
   * with mean and (biased) variance over the last dimension, computed in float32.
   *
   * @param x shape (…, channels)
   */
  public static <T extends TFloating> Operand<T> layerNorm(
      Net net, String name, Operand<T> x, double epsilon) {
    Ops tf = net.tf();
    Net scope = net.scope(name);
    Shape channels = Shape.of(x.shape().get(-1));
    Operand<TFloat32> value = net.cast(x, TFloat32.class);
    Operand<TFloat32> centred = tf.math.sub(value, lastMean(tf, value));
    Operand<TFloat32> variance = lastMean(tf, tf.math.square(centred));
    Operand<TFloat32> scale = tf.math.rsqrt(tf.math.add(variance, tf.constant((float) epsilon)));
    Operand<TFloat32> normal = tf.math.mul(centred, scale);
    Operand<TFloat32> scaled = tf.math.mul(normal, gain(scope, channels, 1));
    return net.cast(tf.nn.biasAdd(scaled, offset(scope, channels)), x.type());
  }

  /**
   * Group normalisation (Wu and He 2018): (x − mean) / √(variance + 10⁻⁵) · gain + offset, with
   * mean and (biased) variance of each image over its positions and a group of neighbouring
   * channels, computed in float32. It does not depend on the batch.
   *
   * @param x shape (batch, height, width, channels)
   * @param groups divides the channels
   */
  public static <T extends TFloating> Operand<T> groupNorm(
      Net net, String name, Operand<T> x, int groups) {
    Ops tf = net.tf();
    Shape shape = x.shape();
    long channels = shape.get(3);
    if (channels % groups != 0) {
      throw new IllegalArgumentException(
          "%d channels do not make %d equal groups".formatted(channels, groups));
    }
    Net scope = net.scope(name);
    Operand<TFloat32> grouped =
        Layers.reshape(
            net,
            net.cast(x, TFloat32.class),
            Shape.of(-1, shape.get(1) * shape.get(2), groups, channels / groups));
    Operand<TInt32> axes = tf.array(1, 3);
    Operand<TFloat32> centred =
        tf.math.sub(grouped, tf.math.mean(grouped, axes, Mean.keepDims(true)));
    Operand<TFloat32> variance = tf.math.mean(tf.math.square(centred), axes, Mean.keepDims(true));
    Operand<TFloat32> scale = tf.math.rsqrt(tf.math.add(variance, tf.constant(GROUP_EPSILON)));
    Operand<TFloat32> normal =
        Layers.reshape(
            net, tf.math.mul(centred, scale), Shape.of(-1, shape.get(1), shape.get(2), channels));
    Shape vector = Shape.of(channels);
    Operand<TFloat32> scaled = tf.math.mul(normal, gain(scope, vector, 1));
    return net.cast(tf.nn.biasAdd(scaled, offset(scope, vector)), x.type());
  }

  private static Operand<TFloat32> gain(Net scope, Shape channels, float initial) {
    return scope.variable("weight", channels, Role.NORM, Initializer.constant(initial));
  }

  private static Operand<TFloat32> offset(Net scope, Shape channels) {
    return scope.variable("bias", channels, Role.NORM, Initializer.constant(0));
  }

  private static Operand<TFloat32> lastMean(Ops tf, Operand<TFloat32> x) {
    return tf.math.mean(x, tf.constant(-1), Mean.keepDims(true));
  }
}
