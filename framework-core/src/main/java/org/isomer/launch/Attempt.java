package org.isomer.launch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.isomer.cli.spi.Console;
import org.isomer.cli.spi.EndedException;
import org.isomer.cluster.place.Place;
import org.jspecify.annotations.Nullable;

/** All workers, from their start to the end of the last one. */
final class Attempt implements AutoCloseable {
  /** How long the others may take to end after one has failed: they say what they have noticed. */
  private static final long GRACE_SECONDS = 20;

  /** The same after one has refused its input: the others may be waiting for it. */
  private static final long REFUSAL_SECONDS = 1;

  /** How long they may take to write a checkpoint after one was asked to end. */
  private static final long PATIENCE_SECONDS = 120;

  private static final long POLL_MILLISECONDS = 100;

  private final List<Process> workers = new ArrayList<>();
  private final List<Relay> relays = new ArrayList<>();
  private final BlockingQueue<Ended> ended = new LinkedBlockingQueue<>();

  /** How a worker is started. */
  @FunctionalInterface
  interface Start {
    /** Starts the worker of a place. */
    Process worker(Place place) throws IOException;
  }

  /** A worker that has ended. */
  private record Ended(int rank, int code) {
    /** Whether it has ended because another one does, of which one has yet to hear. */
    boolean follows() {
      return code == EndedException.FOLLOWING;
    }
  }

  /**
   * How it ended.
   *
   * @param code the exit code of the first worker that failed by itself; 0 if none did
   * @param what a sentence about it
   */
  record Outcome(int code, String what) {
    private static final int BAD_INPUT = 2;
    private static final List<Integer> ASKED = List.of(130, 138, 143);

    boolean done() {
      return code == 0;
    }

    /** Whether it might go better next time: nobody has refused or ended the run. */
    boolean lost() {
      return !done()
          && code != BAD_INPUT
          && code != EndedException.FOLLOWING
          && !ASKED.contains(code);
    }
  }

  /** Starts so many on this machine. */
  Attempt(WorkerStart start, int count, Console console) throws IOException {
    this(start::worker, Place.onFreePorts(count), console);
  }

  /** Starts them. */
  Attempt(Start start, List<Place> places, Console console) throws IOException {
    Map<String, Integer> said = new ConcurrentHashMap<>();
    try {
      for (Place place : places) {
        int rank = place.rank();
        Process worker = start.worker(place);
        workers.add(worker);
        CompletableFuture<Void> unused =
            worker.onExit().thenAccept(done -> ended.add(new Ended(rank, done.exitValue())));
        if (rank > 0) {
          relays.add(Relay.start(rank, worker.getErrorStream(), said, console));
        }
      }
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  /**
   * Waits until all have ended, and ends those that do not after another one has failed.
   *
   * @param stop whether the user asks to end
   */
  Outcome await(BooleanSupplier stop) throws InterruptedException, IOException {
    int running = workers.size();
    Optional<Ended> failure = Optional.empty();
    boolean told = false;
    long deadline = Long.MAX_VALUE;
    while (running > 0) {
      @Nullable Ended next = ended.poll(POLL_MILLISECONDS, TimeUnit.MILLISECONDS);
      if (next != null) {
        running--;
        if (next.code() != 0 && failure.filter(first -> !first.follows()).isEmpty()) {
          failure = Optional.of(next);
          deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(grace(next));
        }
      }
      if (stop.getAsBoolean() && !told) {
        told = true;
        askToEnd();
      }
      if (System.nanoTime() > deadline) {
        deadline = Long.MAX_VALUE;
        workers.forEach(Process::destroyForcibly);
      }
    }
    for (Relay relay : relays) {
      relay.finish();
    }
    return failure
        .map(first -> new Outcome(first.code(), what(first)))
        .orElseGet(() -> new Outcome(0, ""));
  }

  private static long grace(Ended first) {
    return Outcome.ASKED.contains(first.code())
        ? PATIENCE_SECONDS
        : first.code() == Outcome.BAD_INPUT ? REFUSAL_SECONDS : GRACE_SECONDS;
  }

  private String what(Ended first) {
    String name = "worker %d of %d".formatted(first.rank(), workers.size());
    if (Outcome.ASKED.contains(first.code())) {
      return "%s was asked to end, and all have stopped.".formatted(name);
    }
    return first.code() > Byte.MAX_VALUE + 1
        ? "%s was ended by signal %d.".formatted(name, first.code() - Byte.MAX_VALUE - 1)
        : "%s ended with exit code %d.".formatted(name, first.code());
  }

  /**
   * Asks them as a scheduler does: a second Ctrl-C, after one that the terminal has given to all,
   * would end them at once.
   */
  private void askToEnd() throws IOException, InterruptedException {
    for (Process worker : workers) {
      if (worker.isAlive()) {
        if (System.getProperty("os.name").startsWith("Windows")) {
          worker.destroy();
        } else {
          new ProcessBuilder("kill", "-USR1", String.valueOf(worker.pid())).start().waitFor();
        }
      }
    }
  }

  /** Leaves none behind. */
  @Override
  public void close() {
    workers.forEach(Process::destroyForcibly);
  }
}
