package org.isomer.data;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.isomer.spi.BadInputException;

/** What was wrong with some of many examples. */
public final class Faults {
  private static final int SHOWN = 10;

  private Faults() {}

  /**
   * Refuses examples for their faults, if there are any.
   *
   * @param faults one for each example that cannot be read
   * @throws BadInputException the only fault, or one with the number of them and the first ten
   */
  public static void refuse(List<BadInputException> faults) {
    if (faults.size() == 1) {
      throw faults.get(0);
    }
    if (!faults.isEmpty()) {
      throw new BadInputException(
          faults.size()
              + " examples cannot be read, among them:\n"
              + faults.stream().limit(SHOWN).map(Throwable::getMessage).collect(joining("\n")));
    }
  }

  /**
   * Makes something of each of many sources.
   *
   * @param make throws {@link BadInputException} for one of which nothing can be made
   * @throws BadInputException as {@link #refuse} does, after a look at all
   */
  public static <S, T> List<T> each(List<S> sources, Function<S, T> make) {
    List<T> made = new ArrayList<>(sources.size());
    List<BadInputException> faults = new ArrayList<>();
    for (S source : sources) {
      try {
        made.add(make.apply(source));
      } catch (BadInputException e) {
        faults.add(e);
      }
    }
    refuse(faults);
    return made;
  }

  /**
   * The same by several threads at once, which have ended when it does, unless it is interrupted.
   *
   * @param threads how many
   */
  public static <S, T> List<T> each(List<S> sources, int threads, Function<S, T> make) {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      return each(
          sources.stream().map(source -> pool.submit(() -> make.apply(source))).toList(),
          Faults::outcome);
    } finally {
      end(pool);
    }
  }

  private static void end(ExecutorService pool) {
    pool.shutdownNow();
    try {
      pool.awaitTermination(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static <T> T outcome(Future<T> work) {
    try {
      return work.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof BadInputException wrong
          ? wrong
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while examples were read");
    }
  }
}
