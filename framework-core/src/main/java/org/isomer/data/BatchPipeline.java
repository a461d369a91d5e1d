package org.isomer.data;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.isomer.graph.Machine;
import org.isomer.random.CounterRandom;
import org.isomer.spi.AnnotatedExamples;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Examples;
import org.isomer.spi.Order;
import org.isomer.spi.Step;
import org.isomer.spi.Views;
import org.isomer.tensor.InputSpec;
import org.jspecify.annotations.Nullable;

/**
 * Makes batches of views in worker threads, ahead of the caller and in the order of steps. For one
 * caller at a time.
 *
 * <pre>{@code
 * try (BatchPipeline batches =
 *     BatchPipeline.training(train, views, batching, order, seed, firstBatch)) {
 *   for (long batch = firstBatch; batch < last; batch++) {
 *     try (Batch batch = batches.take()) { ... }
 *   }
 * }
 * }</pre>
 *
 * <p>Where a slice of each batch is wanted, only its rows are made, unless something is done to
 * batches as a whole. A batch is a function of the examples, the views, the order, the seed, the
 * batch size and its step; the number of threads, the depth of prefetching and the first step have
 * no influence. The buffers of a closed batch are filled again: no views are allocated once all
 * buffers are in use.
 */
public final class BatchPipeline implements AutoCloseable {
  /** Rows that a worker takes at once: few enough to share a batch, enough to ask seldom. */
  private static final int ROWS = 16;

  private static final Together NOTHING = new Together(List.of(), CounterRandom.of(0, "together"));

  private final BatchOrder order;
  private final int batchesPerStep;
  private final Together together;
  private final Batching batching;
  private final List<InputSpec> specs;
  private final List<Batch> ring;
  private final List<Thread> workers;
  private long beginStep;
  private long takeStep;
  private @Nullable Batch filling;
  private int nextRow;
  private boolean failed;
  private boolean closed;
  private long waited;

  private BatchPipeline(
      Supplier<? extends RowMaker> makers,
      Batching batching,
      BatchOrder order,
      Together together,
      long firstStep) {
    this.order = order;
    this.together = together;
    this.batching = batching;
    batchesPerStep = batching.perStep();
    beginStep = firstStep;
    takeStep = firstStep;
    specs = makers.get().specs();
    together.require(specs);
    batching
        .prefetching(batching.prefetch() + together.buffers())
        .requireMemory(specs, Machine.heap());
    ring =
        Stream.generate(() -> new Batch(capacity(batching, together), specs, this::release))
            .limit(batching.prefetch() + 1L)
            .toList();
    workers =
        IntStream.range(0, batching.threads())
            .mapToObj(i -> makers.get())
            .map(maker -> new Thread(() -> work(maker), "isomer-data"))
            .toList();
  }

  /**
   * Batches without end.
   *
   * @param makers makes what fills rows, for each thread its own
   * @param epochs which examples make which batch
   * @param firstStep the number of the first batch; not 0 for a run that is taken up again
   * @throws BadInputException if an epoch has too few batches for a step
   */
  public static BatchPipeline of(
      Supplier<? extends RowMaker> makers, Batching batching, Order.Epochs epochs, long firstStep) {
    BatchOrder order = BatchOrder.endless(epochs, batching);
    return new BatchPipeline(makers, batching, order, NOTHING, firstStep).start();
  }

  /** As the other, of views that nothing is done to together. */
  public static BatchPipeline training(
      AnnotatedExamples<OptionalInt> examples,
      List<List<Step>> views,
      Batching batching,
      Order order,
      long seed,
      long firstStep) {
    return training(examples, new Views(views, List.of()), batching, order, seed, firstStep);
  }

  /**
   * Training batches without end: an order gives each epoch with the random numbers for the purpose
   * "order", view v of example i is made with stream (epoch, i, v) for the purpose "augment", and
   * the views v of batch b are changed together with stream (b, v) for the purpose "together".
   *
   * @param firstStep the number of the first batch; not 0 for a run that is taken up again
   * @throws BadInputException if the batch is larger than the data set, the order or an
   *     augmentation is for other data, or the first example is corrupt
   */
  public static BatchPipeline training(
      AnnotatedExamples<OptionalInt> examples,
      Views views,
      Batching batching,
      Order order,
      long seed,
      long firstStep) {
    batching.requireOneStep(examples.size());
    Supplier<ViewMaker> makers = ViewMaker.training(examples, views, seed);
    Order.Epochs epochs = order.over(examples, batching.size(), CounterRandom.of(seed, "order"));
    Together together = new Together(views.together(), CounterRandom.of(seed, "together"));
    return new BatchPipeline(
            makers,
            batching,
            BatchOrder.endless(epochs, together.isNothing() ? batching : batching.whole()),
            together,
            firstStep)
        .start();
  }

  /** What is done to a batch as a whole takes all its rows, of which a slice is kept. */
  private static int capacity(Batching batching, Together together) {
    return together.isNothing() ? batching.rows() : batching.size();
  }

  /**
   * Every example once, in the order of the split and without its label; the last batch may be
   * incomplete. The pipeline is meant to be deterministic; whatever it draws depends on the
   * example's index alone.
   *
   * @param augmentations as in {@link org.isomer.spi.Views#evaluation()}
   * @throws BadInputException if the split is empty, an augmentation is for other data, or the
   *     first example is corrupt
   */
  public static BatchPipeline evaluation(
      Examples examples, List<Step> augmentations, Batching batching) {
    if (examples.size() == 0) {
      throw new BadInputException(
          "There is nothing to evaluate: the split holds no examples. Choose another split or give the data set one.");
    }
    return new BatchPipeline(
            ViewMaker.evaluation(examples, augmentations),
            batching,
            BatchOrder.once(Math.toIntExact(examples.size()), batching.size()),
            NOTHING,
            0)
        .start();
  }

  /** Training steps in an epoch. */
  public long stepsPerEpoch() {
    return order.batchesPerEpoch() / batchesPerStep;
  }

  /** What one example of each view holds. */
  public List<InputSpec> viewSpecs() {
    return specs;
  }

  /** Whether there is another batch; always, in training. */
  public synchronized boolean hasNext() {
    return takeStep < order.batches();
  }

  /**
   * The batch of the next step; waits until it is complete. The caller closes it before it takes as
   * many more as are prefetched.
   *
   * @throws NoSuchElementException after the last batch
   * @throws BadInputException what a worker met while making this batch, such as a corrupt file
   * @throws CancellationException if the thread is interrupted
   */
  public synchronized Batch take() {
    if (!hasNext()) {
      throw new NoSuchElementException("all batches are taken");
    }
    Batch batch = slot(takeStep);
    if (batch.state() == Batch.State.TAKEN) {
      throw new IllegalStateException("close a batch before taking another: all buffers are out");
    }
    long start = System.nanoTime();
    while (batch.state() != Batch.State.READY) {
      if (closed) {
        throw new IllegalStateException("the pipeline is closed");
      }
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CancellationException("interrupted while waiting for a batch");
      }
    }
    waited += System.nanoTime() - start;
    batch.rethrowFailure();
    batch.take();
    takeStep++;
    return batch;
  }

  /** How long {@link #take} has waited for batches, in nanoseconds. */
  public synchronized long nanosecondsWaited() {
    return waited;
  }

  /** Takes and leaves all batches that may be there already, so that the next ones are new. */
  public void skipPrefetched() {
    for (int i = 0; i < ring.size(); i++) {
      take().close();
    }
  }

  /** Stops and joins the workers. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    for (Thread worker : workers) {
      try {
        worker.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private BatchPipeline start() {
    for (Thread worker : workers) {
      worker.setDaemon(true);
      worker.start();
    }
    return this;
  }

  private void work(RowMaker maker) {
    try {
      for (Rows rows = claim(); rows != null; rows = claim()) {
        fill(maker, rows);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void fill(RowMaker maker, Rows rows) {
    int row = rows.from();
    try {
      for (; row < rows.to(); row++) {
        maker.fill(rows.batch(), row);
      }
      finish(rows, row, null);
    } catch (RuntimeException | Error e) {
      finish(rows, row, e);
    }
  }

  /** Rows of a batch that one worker fills. */
  private record Rows(Batch batch, int from, int to) {}

  /** The next rows to fill, or null if there will be none. Waits for a free batch. */
  private synchronized @Nullable Rows claim() throws InterruptedException {
    while (!closed) {
      if (filling != null) {
        return nextRows(filling);
      }
      if (failed || beginStep == order.batches()) {
        return null;
      }
      Batch batch = slot(beginStep);
      if (batch.state() == Batch.State.FREE) {
        batch.begin(beginStep++, order);
        nextRow = 0;
        filling = batch;
      } else {
        wait();
      }
    }
    return null;
  }

  private Rows nextRows(Batch batch) {
    int from = nextRow;
    nextRow = Math.min(batch.size(), from + ROWS);
    if (nextRow == batch.size()) {
      filling = null;
      notifyAll();
    }
    return new Rows(batch, from, nextRow);
  }

  private void finish(Rows rows, int row, @Nullable Throwable failure) {
    if (filled(rows, row, failure)) {
      complete(rows.batch());
    }
  }

  /** Whether all rows of the batch are filled now, so that only the caller works on it. */
  private synchronized boolean filled(Rows rows, int row, @Nullable Throwable failure) {
    note(rows.batch(), row, failure);
    return rows.batch().finish(rows.to() - rows.from());
  }

  private void complete(Batch batch) {
    try {
      if (!batch.failed()) {
        together.apply(batch);
        if (batch.size() > batching.rows()) {
          batch.keep(batching.first(), batching.rows());
        }
      }
      ready(batch, null);
    } catch (RuntimeException | Error e) {
      ready(batch, e);
    }
  }

  private synchronized void ready(Batch batch, @Nullable Throwable failure) {
    note(batch, 0, failure);
    batch.ready();
    notifyAll();
  }

  private void note(Batch batch, int row, @Nullable Throwable failure) {
    if (failure != null) {
      batch.fail(row, failure);
      failed = true;
    }
  }

  private synchronized void release(Batch batch) {
    if (batch.state() == Batch.State.TAKEN) {
      batch.free();
      notifyAll();
    }
  }

  private Batch slot(long step) {
    return ring.get((int) (step % ring.size()));
  }
}
