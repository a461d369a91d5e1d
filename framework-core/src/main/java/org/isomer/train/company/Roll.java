package org.isomer.train.company;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.isomer.cli.spi.EndedException;
import org.isomer.cluster.Peers;

/**
 * Looks out for the workers that others wait for at the start, where some may come late, and some
 * never. An exchange in TensorFlow cannot be called off, so it has a thread of its own.
 *
 * @param peers the workers
 * @param limit how long a worker may be missing
 * @param look how often is looked, and said who is awaited
 * @param note takes what the user should know; the first worker that is there says it
 */
record Roll(Peers peers, Duration limit, Duration look, Consumer<String> note) {
  private static final int LOST = 1;

  /**
   * Does what all workers do together.
   *
   * @throws EndedException if one is missing for too long; the thread is left behind
   */
  <T> T awaitAll(Callable<T> exchange) {
    FutureTask<T> done = new FutureTask<>(exchange);
    Thread thread = new Thread(done, "exchange");
    thread.setDaemon(true);
    thread.start();
    long complete = System.nanoTime(); // when all were there the last time
    while (true) {
      long left = limit.toNanos() - (System.nanoTime() - complete);
      try {
        return done.get(Math.max(1, Math.min(left, look.toNanos())), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        List<Peers.Missing> missing = peers.missing();
        if (missing.isEmpty()) {
          complete = System.nanoTime();
        } else if (left <= look.toNanos()) {
          throw tooLate(missing);
        }
        say(missing);
      } catch (ExecutionException e) {
        throw e.getCause() instanceof RuntimeException cause
            ? cause
            : new IllegalStateException(e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  private void say(List<Peers.Missing> missing) {
    long before = missing.stream().filter(each -> each.rank() < peers.place().rank()).count();
    if (before == peers.place().rank()) {
      note.accept(
          missing.isEmpty()
              ? "Waiting for the other workers: all answer, and not all are ready."
              : "Waiting for the other workers: %s.".formatted(words(missing)));
    }
  }

  private EndedException tooLate(List<Peers.Missing> missing) {
    return new EndedException(
        LOST,
        "Training has not begun: for %d s, %s. If workers may begin that late, raise --worker-timeout; if one has ended, it says why."
            .formatted(limit.toSeconds(), words(missing)));
  }

  private static String words(List<Peers.Missing> missing) {
    return missing.stream().map(Peers.Missing::text).collect(Collectors.joining(" and "));
  }
}
