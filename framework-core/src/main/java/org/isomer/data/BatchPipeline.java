package org.isomer.data;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.function.LongToIntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.isomer.graph.Machine;
import org.isomer.random.CounterRandom;
import org.isomer.spi.AnnotatedExamples;
import org.isomer.spi.BadInputException;
import org.isomer.spi.ClassData;
import org.isomer.spi.Examples;
import org.isomer.spi.Step;
import org.isomer.tensor.InputSpec;
import org.isomer.tensor.TensorSpec;
import org.jspecify.annotations.Nullable;

/**
 * Makes batches of views in worker threads, ahead of the caller and in the order of steps. For one
 * caller at a time.
 *
 * <pre>{@code
 * try (BatchPipeline batches = BatchPipeline.training(train, views, batching, seed, firstStep)) {
 *   for (long step = firstStep; step < steps; step++) {
 *     try (Batch batch = batches.take()) { ... }
 *   }
 * }
 * }</pre>
 *
 * <p>A batch is a function of the examples, the pipelines, the seed, the batch size and its step;
 * the number of threads, the depth of prefetching and the first step have no influence. The buffers
 * of a closed batch are filled again: no views are allocated once all buffers are in use.
 */
public final class BatchPipeline implements AutoCloseable {
  /** Rows that a worker takes at once: few enough to share a batch, enough to ask seldom. */
  private static final int ROWS = 16;

  private final Order order;
  private final List<InputSpec> specs;
  private final List<Batch> ring;
  private final List<Thread> workers;
  private long beginStep;
  private long takeStep;
  private @Nullable Batch filling;
  private int nextRow;
  private boolean failed;
  private boolean closed;

  private BatchPipeline(
      Examples examples,
      LongToIntFunction labels,
      List<Pipeline> pipelines,
      Supplier<CounterRandom> random,
      Batching batching,
      Order order,
      long firstStep) {
    this.order = order;
    beginStep = firstStep;
    takeStep = firstStep;
    specs = new ViewMaker(examples, labels, pipelines, random.get()).specs();
    requireMemory(specs, batching, Machine.heap());
    ring =
        Stream.generate(() -> new Batch(batching.size(), specs, this::release))
            .limit(batching.prefetch() + 1L)
            .toList();
    workers =
        IntStream.range(0, batching.threads())
            .mapToObj(i -> new ViewMaker(examples, labels, pipelines, random.get()))
            .map(maker -> new Thread(() -> work(maker), "isomer-data"))
            .toList();
  }

  /**
   * Training batches without end: in each epoch the examples come in the order of stream (epoch, 0,
   * 0) for the purpose "order", and view v of example i is made with stream (epoch, i, v) for the
   * purpose "augment".
   *
   * @param views one pipeline for each view, as in {@link org.isomer.spi.Views#training()}
   * @param firstStep the number of the first batch; not 0 for a run that is taken up again
   * @throws BadInputException if the batch is larger than the data set, an augmentation is for
   *     other data, or the first example is corrupt
   */
  public static BatchPipeline training(
      AnnotatedExamples<OptionalInt> examples,
      List<List<Step>> views,
      Batching batching,
      long seed,
      long firstStep) {
    List<Pipeline> pipelines =
        IntStream.range(0, views.size())
            .mapToObj(i -> new Pipeline("pipeline of view " + (i + 1), views.get(i)))
            .toList();
    ShuffledOrder order = new ShuffledOrder(Math.toIntExact(examples.size()), batching, seed);
    return new BatchPipeline(
            examples,
            index -> examples.annotation(index).orElse(ClassData.UNLABELLED),
            pipelines,
            () -> CounterRandom.of(seed, "augment"),
            batching,
            order,
            firstStep)
        .start();
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
            examples,
            index -> ClassData.UNLABELLED,
            List.of(new Pipeline("evaluation pipeline", augmentations)),
            () -> CounterRandom.of(0, "evaluation"),
            batching,
            new IndexOrder(Math.toIntExact(examples.size()), batching.size()),
            0)
        .start();
  }

  /**
   * Training steps in an epoch: the number of examples divided by those of a step, rounded down.
   */
  public static long stepsPerEpoch(Examples examples, int examplesPerStep) {
    return examples.size() / examplesPerStep;
  }

  /**
   * Makes sure that the buffers of all batches fit into Java's memory.
   *
   * @param specs what one example of each view holds
   * @param heap bytes that there are
   * @throws BadInputException if they do not, or a batch is larger than Java holds in one piece
   */
  public static void requireMemory(List<InputSpec> specs, Batching batching, long heap) {
    long scalars = 0;
    for (InputSpec spec : specs) {
      for (TensorSpec tensor : spec.tensors()) {
        scalars += requireOnePiece(tensor, batching.size());
      }
    }
    long bytes = scalars * Float.BYTES * (batching.prefetch() + 1);
    if (bytes > heap) {
      throw new BadInputException(
          "%d batches of %,d examples, which are kept ready, need %s of Java's memory, and it has %s. Lower batch-size or the size of the views%s."
              .formatted(
                  batching.prefetch() + 1,
                  batching.size(),
                  Machine.gigabytes(bytes),
                  Machine.gigabytes(heap),
                  Machine.moreHeap(bytes, 0, Machine.memory()).map(", or "::concat).orElse("")));
    }
  }

  private static long requireOnePiece(TensorSpec tensor, int rows) {
    long numbers = rows;
    for (int dimension : tensor.shape()) {
      numbers = Math.multiplyExact(numbers, (long) dimension);
    }
    if (numbers > Integer.MAX_VALUE - Long.BYTES) {
      throw new BadInputException(
          "A batch of %,d views of shape %s has %,d numbers, and Java holds %,d in one piece. Lower batch-size or the size of the views."
              .formatted(rows, tensor.shape(), numbers, Integer.MAX_VALUE - Long.BYTES));
    }
    return numbers;
  }

  /** What one example of each view holds. */
  public List<InputSpec> viewSpecs() {
    return specs;
  }

  /** Whether there is another batch; always, in training. */
  public synchronized boolean hasNext() {
    return takeStep < order.steps();
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
    batch.rethrowFailure();
    batch.take();
    takeStep++;
    return batch;
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

  private void work(ViewMaker maker) {
    try {
      for (Rows rows = claim(); rows != null; rows = claim()) {
        fill(maker, rows);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void fill(ViewMaker maker, Rows rows) {
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
      if (failed || beginStep == order.steps()) {
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

  private synchronized void finish(Rows rows, int row, @Nullable Throwable failure) {
    if (failure != null) {
      rows.batch().fail(row, failure);
      failed = true;
    }
    rows.batch().finish(rows.to() - rows.from());
    notifyAll();
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
