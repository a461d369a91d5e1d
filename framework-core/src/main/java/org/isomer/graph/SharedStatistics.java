package org.isomer.graph;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Batch normalisation of a batch that lies on several replicas. Each sends the number, mean and sum
 * of squared deviations of its part of each group, in one exchange; those of the whole are combined
 * from them (Chan, Golub and LeVeque 1983), which loses no digits where a mean is large.
 *
 * @param net the layer's scope, which says how the batch is grouped
 * @param running is told the mean and the unbiased variance of each group in turn, shape (channels)
 */
record SharedStatistics(Net net, Running running) {
  /** What keeps running statistics. */
  @FunctionalInterface
  interface Running {
    void towards(Net net, Operand<TFloat32> mean, Operand<TFloat32> variance);
  }

  /**
   * Statistics of groups.
   *
   * @param counts how many numbers of each channel there are, shape (…, groups, 1)
   * @param means shape (…, groups, channels)
   * @param squares sums of squared deviations from the mean, of the same shape
   */
  private record Statistics(
      Operand<TFloat32> counts, Operand<TFloat32> means, Operand<TFloat32> squares) {}

  /**
   * (x − mean) / √(variance + 10⁻⁵) of each group.
   *
   * @param x shape (rows, positions, channels), all known
   * @param mask shape (rows, positions), if there is padding, at which x is 0
   * @return with 0 at padding
   */
  Operand<TFloat32> normalize(Operand<TFloat32> x, Optional<Operand<TFloat32>> mask) {
    Ops tf = net.tf();
    Statistics whole = combined(ofAll(ofReplica(x, mask)));
    Operand<TFloat32> number = atLeastOne(whole.counts());
    Operand<TFloat32> variances = tf.math.div(whole.squares(), number);
    Operand<TFloat32> unbiased =
        tf.math.div(whole.squares(), atLeastOne(tf.math.sub(whole.counts(), tf.constant(1f))));
    for (int group = 0; group < net.batchGroups().count(); group++) {
      running.towards(net, vector(whole.means(), group), vector(unbiased, group));
    }
    Operand<TFloat32> scales =
        tf.math.rsqrt(tf.math.add(variances, tf.constant(Normalization.BATCH_EPSILON)));
    Operand<TFloat32> centred = clear(tf.math.sub(x, ofRows(x, whole.means())), mask);
    return tf.math.mul(centred, ofRows(x, scales));
  }

  private Statistics ofReplica(Operand<TFloat32> x, Optional<Operand<TFloat32>> mask) {
    Ops tf = net.tf();
    Operand<TFloat32> there =
        mask.<Operand<TFloat32>>map(each -> tf.expandDims(each, tf.constant(-1)))
            .orElseGet(
                () ->
                    tf.fill(
                        tf.constant(Shape.of(x.shape().get(0), x.shape().get(1), 1)),
                        tf.constant(1f)));
    Operand<TFloat32> counts = ofGroups(there);
    Operand<TFloat32> means = tf.math.div(ofGroups(x), atLeastOne(counts));
    Operand<TFloat32> centred = clear(tf.math.sub(x, ofRows(x, means)), mask);
    return new Statistics(counts, means, ofGroups(tf.math.square(centred)));
  }

  /** Those of each replica, by rank. The gradient goes back to each. */
  private Statistics ofAll(Statistics own) {
    Ops tf = net.tf();
    int rank = net.replicas().rank();
    int others = net.replicas().count() - 1 - rank;
    Operand<TFloat32> packed =
        tf.concat(List.of(own.counts(), own.means(), own.squares()), tf.constant(1));
    Operand<TFloat32> all =
        net.replicas()
            .sum(
                net,
                tf.pad(
                    tf.expandDims(packed, tf.constant(0)),
                    tf.constant(new int[][] {{rank, others}, {0, 0}, {0, 0}}),
                    tf.constant(0f)));
    int channels = Math.toIntExact(own.means().shape().get(1));
    return new Statistics(
        columns(all, 0, 1), columns(all, 1, channels), columns(all, 1 + channels, channels));
  }

  private Statistics combined(Statistics parts) {
    Ops tf = net.tf();
    Operand<TInt32> replicas = tf.constant(0);
    Operand<TFloat32> counts = tf.sum(parts.counts(), replicas);
    Operand<TFloat32> means =
        tf.math.div(
            tf.sum(tf.math.mul(parts.means(), parts.counts()), replicas), atLeastOne(counts));
    Operand<TFloat32> between =
        tf.math.mul(tf.math.square(tf.math.sub(parts.means(), means)), parts.counts());
    return new Statistics(counts, means, tf.sum(tf.math.add(parts.squares(), between), replicas));
  }

  /** Sums over the rows of each group and all positions, shape (groups, channels). */
  private Operand<TFloat32> ofGroups(Operand<TFloat32> x) {
    Ops tf = net.tf();
    int groups = net.batchGroups().count();
    if (groups == 1) {
      return tf.expandDims(tf.sum(x, tf.array(0, 1)), tf.constant(0));
    }
    Operand<TFloat32> members =
        tf.oneHot(tf.constant(groups(x)), tf.constant(groups), tf.constant(1f), tf.constant(0f));
    return tf.linalg.matMul(members, tf.sum(x, tf.constant(1)), MatMul.transposeA(true));
  }

  /** What each row's group has, shape (rows, 1, channels); one for all where there is one group. */
  private Operand<TFloat32> ofRows(Operand<TFloat32> x, Operand<TFloat32> ofGroups) {
    Ops tf = net.tf();
    return net.batchGroups().count() == 1
        ? ofGroups
        : tf.expandDims(
            tf.gather(ofGroups, tf.constant(groups(x)), tf.constant(0)), tf.constant(1));
  }

  /** The group of each row, which is one of a slice of one or of several batches. */
  private int[] groups(Operand<TFloat32> x) {
    int rows = Math.toIntExact(x.shape().get(0));
    int slice = net.rows();
    int batch = slice * net.replicas().count();
    int first = slice * net.replicas().rank();
    int all = rows * net.replicas().count();
    return IntStream.range(0, rows)
        .map(row -> row / slice * batch + first + row % slice)
        .map(row -> net.batchGroups().of(row, all))
        .toArray();
  }

  private Operand<TFloat32> clear(Operand<TFloat32> x, Optional<Operand<TFloat32>> mask) {
    return mask.<Operand<TFloat32>>map(each -> Sequences.clear(net, x, each)).orElse(x);
  }

  private Operand<TFloat32> atLeastOne(Operand<TFloat32> counts) {
    return net.tf().math.maximum(counts, net.tf().constant(1f));
  }

  private Operand<TFloat32> columns(Operand<TFloat32> all, int first, int count) {
    return net.tf().slice(all, net.tf().array(0, 0, first), net.tf().array(-1, -1, count));
  }

  private Operand<TFloat32> vector(Operand<TFloat32> ofGroups, int group) {
    Ops tf = net.tf();
    return tf.sum(tf.slice(ofGroups, tf.array(group, 0), tf.array(1, -1)), tf.constant(0));
  }
}
