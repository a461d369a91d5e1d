package org.isomer.eval.training;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.isomer.random.CounterRandom;

/**
 * Batches of training examples in a shuffled order, made ahead by worker threads. The number of
 * threads has no influence on them.
 */
final class HeadBatches implements AutoCloseable {
  private final HeadExamples examples;
  private final int batch;
  private final long seed;
  private final ExecutorService workers;
  private List<Future<HeadExample>> ahead;
  private int epoch;
  private int next;
  private int[] order;

  HeadBatches(HeadExamples examples, int batch, long seed, int threads) {
    this.examples = examples;
    this.batch = batch;
    this.seed = seed;
    workers =
        Executors.newFixedThreadPool(
            Math.max(1, threads),
            work -> {
              Thread thread = new Thread(work, "head examples");
              thread.setDaemon(true);
              return thread;
            });
    order = order();
    ahead = submit();
  }

  private int[] order() {
    return CounterRandom.of(seed, "head order").at(epoch, 0, 0).permutation(examples.size());
  }

  private List<Future<HeadExample>> submit() {
    if (next + batch > order.length) {
      epoch++;
      next = 0;
      order = order();
    }
    List<Future<HeadExample>> made = new ArrayList<>();
    for (int i = 0; i < batch; i++) {
      int index = order[next++];
      int now = epoch;
      made.add(
          workers.submit(
              () -> examples.at(index, CounterRandom.of(seed, "head examples").at(now, index, 0))));
    }
    return made;
  }

  /** The next batch; the one after it is being made meanwhile. */
  List<HeadExample> take() {
    List<Future<HeadExample>> current = ahead;
    ahead = submit();
    List<HeadExample> made = new ArrayList<>();
    for (Future<HeadExample> example : current) {
      made.add(result(example));
    }
    return made;
  }

  private static HeadExample result(Future<HeadExample> example) {
    try {
      return example.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }
}
