package org.isomer.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** Whether work gives the same again: in another order, and by many threads at once. */
public final class Repeats {
  private static final int THREADS = 4;
  private static final int ROUNDS = 3;

  private Repeats() {}

  /**
   * Does work again and again.
   *
   * @param what what gives results, such as {@code the step}
   * @param count how many pieces of work there are, from 0
   * @param workers makes workers, each for one thread; a worker gives the result of a piece, with
   *     {@code equals}
   * @throws Breach if a result changes
   */
  public static <R> void require(String what, int count, Supplier<? extends IntFunction<R>> workers)
      throws Exception {
    List<R> first = new ArrayList<>();
    IntFunction<R> worker = workers.get();
    for (int i = 0; i < count; i++) {
      first.add(worker.apply(i));
    }
    for (int i = count - 1; i >= 0; i--) {
      Breach.unless(
          Objects.equals(first.get(i), worker.apply(i)),
          what
              + " gives something else when it is asked again; keep no state between calls, and"
              + " draw from the random numbers that it is given alone");
    }
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Callable<Boolean>> tasks = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        IntFunction<R> own = workers.get();
        int start = thread;
        tasks.add(() -> same(first, own, start));
      }
      for (Future<Boolean> same : threads.invokeAll(tasks)) {
        Breach.unless(
            result(same),
            what
                + " gives something else when several threads ask at once; keep what changes in"
                + " local variables");
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static <R> boolean same(List<R> first, IntFunction<R> worker, int start) {
    for (int i = 0; i < ROUNDS * first.size(); i++) {
      int piece = (start + i) % first.size();
      if (!Objects.equals(first.get(piece), worker.apply(piece))) {
        return false;
      }
    }
    return true;
  }

  private static boolean result(Future<Boolean> future) throws Exception {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new Breach("it fails with %s when several threads ask at once".formatted(e.getCause()));
    }
  }
}
