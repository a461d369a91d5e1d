package org.isomer.train.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.isomer.data.Batch;
import org.isomer.feature.Inlet;
import org.isomer.graph.GlobalBatch;
import org.isomer.graph.Net;
import org.isomer.spi.Framework;
import org.isomer.spi.Instances;
import org.isomer.spi.Mix;
import org.isomer.spi.Mixture;
import org.tensorflow.Operand;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Where batches enter a training graph: placeholders for all that a framework asks for. */
final class BatchInlet implements AutoCloseable {
  private final Net net;
  private final List<Inlet> views;
  private final int rows;
  private final int classes;
  private final Operand<TInt32> labels;
  private final Optional<Operand<TFloat32>> scores;
  private final List<Mixture> mixtures;

  BatchInlet(Net net, Feed feed, Framework framework) {
    Ops tf = net.tf();
    this.net = net;
    rows = feed.rows();
    Placeholder.Options perRow = Placeholder.shape(Shape.of(feed.rows()));
    views = feed.views().stream().map(spec -> Inlet.of(net, spec, feed.rows())).toList();
    classes = feed.classes();
    labels = tf.placeholder(TInt32.class, perRow);
    scores =
        framework.needsScores()
            ? Optional.of(tf.placeholder(TFloat32.class, perRow))
            : Optional.empty();
    Placeholder.Options perExample = Placeholder.shape(Shape.of(feed.batch()));
    mixtures =
        feed.mixed() && framework.weighsTargets()
            ? views.stream()
                .map(
                    view ->
                        new Mixture(
                            tf.placeholder(TInt32.class, perExample),
                            tf.placeholder(TFloat32.class, perExample)))
                .toList()
            : List.of();
  }

  /** What a framework is given. */
  Instances instances(int batchesPerStep) {
    GlobalBatch batch = GlobalBatch.of(net);
    return new Instances(
        views.stream().map(Inlet::input).toList(),
        batch.gatherConstants(labels),
        classes,
        scores.map(batch::gatherConstants),
        batchesPerStep,
        mixtures);
  }

  /**
   * Feeds a call of the graph, which has to run before the next is fed.
   *
   * @param call takes an operand and its tensor
   * @param first the first row of the batch that is fed
   * @param fed gets what is to be closed after the call
   */
  void feed(BiConsumer<Operand<?>, Tensor> call, Batch batch, int first, List<Tensor> fed) {
    int end = first + rows;
    for (int view = 0; view < views.size(); view++) {
      views.get(view).feed(call, batch.view(view), first, rows);
    }
    feed(call, fed, labels, TInt32.vectorOf(Arrays.copyOfRange(batch.labels(), first, end)));
    scores.ifPresent(
        each ->
            feed(
                call,
                fed,
                each,
                TFloat32.vectorOf(Arrays.copyOfRange(batch.scores(), first, end))));
    for (int view = 0; view < mixtures.size(); view++) {
      Mix mix = batch.mixes().get(view);
      feed(call, fed, mixtures.get(view).partners(), TInt32.vectorOf(mix.partners()));
      feed(call, fed, mixtures.get(view).shares(), TFloat32.vectorOf(mix.shares()));
    }
  }

  static void feed(
      BiConsumer<Operand<?>, Tensor> call, List<Tensor> fed, Operand<?> operand, Tensor tensor) {
    fed.add(tensor);
    call.accept(operand, tensor);
  }

  @Override
  public void close() {
    views.forEach(Inlet::close);
  }
}
