package org.isomer.tracker.mlflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.isomer.file.AtomicFiles;
import org.isomer.file.FileTrouble;
import org.isomer.spi.BadInputException;
import org.isomer.spi.TrackedRun;
import org.isomer.spi.Tracking;
import org.jspecify.annotations.Nullable;

/** Brings what a {@link Journal} holds to MLflow, in a thread of its own. */
final class Delivery implements Tracking {
  private static final int SCALARS_PER_BATCH = 1000;

  /**
   * Where a run is told.
   *
   * @param shown the address, for messages
   * @param title the run's name there
   */
  record Target(String shown, MlflowStore store, String experiment, String title) {}

  /**
   * When to do what.
   *
   * @param batch time between two batches
   * @param retry time until the first try after a failure; it doubles with each further failure
   * @param longestRetry the longest such time
   * @param tries how many times in a row it is tried in vain once the run has ended
   * @param patience how long {@link #close} waits without any progress, as where nobody answers
   */
  record Pace(
      Duration batch, Duration retry, Duration longestRetry, int tries, Duration patience) {}

  private record Ending(MlflowStore.Status status, Instant time, Map<String, String> tags) {}

  private final Target target;
  private final TrackedRun run;
  private final Pace pace;
  private final Consumer<String> warning;
  private final Path folder;
  private final Journal journal;
  private final Names metrics = new Names();
  private final Thread thread = new Thread(this::work, "mlflow");
  private State state;
  private boolean warned;
  private @Nullable Ending ending;
  private volatile long progress;
  private volatile String failure = "the time was too short";
  private volatile boolean delivered;

  private Delivery(Target target, TrackedRun run, Pace pace, Consumer<String> warning, Path folder)
      throws IOException {
    this.target = target;
    this.run = run;
    this.pace = pace;
    this.warning = warning;
    this.folder = folder;
    Files.createDirectories(folder);
    AtomicFiles.clean(folder);
    state = State.read(stateFile(), target.shown(), target.experiment());
    journal = new Journal(folder.resolve("scalars.jsonl"), state.place());
    thread.setDaemon(true);
  }

  /** Begins a delivery, or goes on with one that was begun for this run and target. */
  static Delivery open(Target target, TrackedRun run, Pace pace, Consumer<String> warning) {
    String place = target.shown() + "\n" + target.experiment();
    String key =
        UUID.nameUUIDFromBytes(place.getBytes(StandardCharsets.UTF_8)).toString().substring(0, 8);
    Path folder = run.state().resolve("mlflow-" + key);
    try {
      Delivery delivery = new Delivery(target, run, pace, warning, folder);
      delivery.thread.start();
      return delivery;
    } catch (IOException e) {
      throw new UncheckedIOException(FileTrouble.writing(folder, e), e);
    }
  }

  @Override
  public void step(long step, Instant time, Map<String, ? extends Number> scalars) {
    if (step > journal.lastStep()) {
      try {
        journal.append(new Journal.Line(step, time.toEpochMilli(), new LinkedHashMap<>(scalars)));
      } catch (IOException e) {
        throw new UncheckedIOException(FileTrouble.writing(folder, e), e);
      }
    }
  }

  @Override
  public synchronized void end(End how, Instant time, Map<String, String> tags) {
    MlflowStore.Status status =
        switch (how) {
          case FINISHED -> MlflowStore.Status.FINISHED;
          case STOPPED -> MlflowStore.Status.KILLED;
          case FAILED -> MlflowStore.Status.FAILED;
        };
    ending = new Ending(status, time, Map.copyOf(tags));
    notifyAll();
  }

  @Override
  public void close() {
    synchronized (this) {
      if (ending == null) {
        end(End.FAILED, Instant.now(), Map.of());
      }
    }
    progress = System.nanoTime();
    try {
      while (thread.isAlive() && System.nanoTime() - progress < pace.patience().toNanos()) {
        thread.join(Math.max(1, Math.min(100, pace.patience().toMillis())));
      }
      thread.interrupt();
      thread.join(1000);
      journal.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      failure = String.valueOf(e.getMessage());
    }
    if (!delivered) {
      warning.accept(
          "mlflow: not everything was delivered: %s. Nothing is lost: it is kept in %s, and delivered when the run goes on, or by isomer track with the same tracker."
              .formatted(failure, folder));
    }
  }

  private void work() {
    Duration pause = pace.retry();
    boolean last = false;
    int vain = 0;
    try {
      while (vain < pace.tries()) {
        State before = state;
        try {
          if (deliver()) {
            delivered = true;
            return;
          }
          pause = pace.retry();
          last = await(pace.batch(), last);
        } catch (IOException | RuntimeException e) {
          failure =
              e instanceof IOException || e instanceof BadInputException
                  ? String.valueOf(e.getMessage())
                  : e.toString();
          warnOnce();
          vain = last && state.equals(before) ? vain + 1 : 0;
          if (vain < pace.tries()) {
            boolean ended = await(pause, last);
            pause = ended && !last ? pace.retry() : longer(pause);
            last = ended;
          }
        }
      }
    } catch (InterruptedException e) {
      // Patience has run out; close() says so, as it does where all tries were in vain.
      Thread.currentThread().interrupt();
    }
  }

  private Duration longer(Duration pause) {
    Duration doubled = pause.multipliedBy(2);
    return doubled.compareTo(pace.longestRetry()) < 0 ? doubled : pace.longestRetry();
  }

  private void warnOnce() {
    if (!warned) {
      warned = true;
      warning.accept(
          "mlflow: %s. The run goes on; what is to be told is kept in %s and delivered as soon as possible."
              .formatted(failure, folder));
    }
  }

  /** Waits, but not beyond the moment when the run ends; returns whether it has ended. */
  private synchronized boolean await(Duration time, boolean ended) throws InterruptedException {
    long deadline = System.nanoTime() + time.toNanos();
    long left = time.toMillis();
    while (left > 0 && (ended || ending == null)) {
      wait(left);
      left = (deadline - System.nanoTime()) / 1_000_000;
    }
    return ending != null;
  }

  private synchronized Optional<Ending> ending() {
    return Optional.ofNullable(ending);
  }

  /** Delivers what there is, and returns whether nothing can come any more. */
  private boolean deliver() throws IOException, InterruptedException {
    Optional<Ending> last = ending();
    MlflowStore.Entry entry = entry();
    Journal.Part part = journal.from(state.place(), SCALARS_PER_BATCH);
    while (!part.lines().isEmpty()) {
      if (state.status() != MlflowStore.Status.RUNNING) {
        target.store().update(entry, MlflowStore.Status.RUNNING, Optional.empty());
        save(state.with(MlflowStore.Status.RUNNING));
      }
      target.store().metrics(entry, points(part.lines()));
      save(state.with(part.next()));
      part = journal.from(state.place(), SCALARS_PER_BATCH);
    }
    if (last.isPresent() && last.get().status() != state.status()) {
      end(entry, last.get());
    }
    return last.isPresent();
  }

  private MlflowStore.Entry entry() throws IOException, InterruptedException {
    MlflowStore store = target.store();
    MlflowStore.Entry entry = state.entry();
    if (entry == null) {
      entry = made(store, store.experiment(target.experiment()));
      save(state.with(entry));
    }
    if (!state.described()) {
      store.parameters(entry, mapped(run.parameters(), Names::parameter));
      save(state.withParameters());
    }
    return entry;
  }

  /** Makes the run, unless an attempt that was cut short has made it already. */
  private MlflowStore.Entry made(MlflowStore store, String experiment)
      throws IOException, InterruptedException {
    String key = state.key();
    if (key != null) {
      Optional<MlflowStore.Entry> found = store.find(experiment, key);
      if (found.isPresent()) {
        return found.get();
      }
    } else {
      key = UUID.randomUUID().toString().replace("-", "");
      save(state.withKey(key));
    }
    String user = System.getProperty("user.name", "");
    return store.create(
        experiment, new MlflowStore.NewRun(key, target.title(), user, run.started(), tags(user)));
  }

  private Map<String, String> tags(String user) {
    Map<String, String> tags = new LinkedHashMap<>();
    tags.put("mlflow.runName", target.title());
    tags.put("mlflow.user", user);
    tags.put("mlflow.source.type", "LOCAL");
    tags.put("mlflow.source.name", run.source());
    run.commit()
        .ifPresent(
            commit -> {
              tags.put("mlflow.source.git.commit", commit.replaceFirst("-dirty$", ""));
              tags.put("commit", commit);
            });
    tags.putAll(mapped(run.tags(), Names::tag));
    return tags;
  }

  private void end(MlflowStore.Entry entry, Ending last) throws IOException, InterruptedException {
    target.store().tags(entry, mapped(last.tags(), Names::tag));
    // Before the files, so that one that cannot be copied does not leave the run as running.
    target.store().update(entry, last.status(), Optional.of(last.time()));
    try {
      for (Map.Entry<String, Path> file : run.files().entrySet()) {
        if (Files.exists(file.getValue())) {
          target.store().artifact(entry, file.getKey(), file.getValue());
        }
      }
    } catch (UnreachableArtifactsException e) {
      warning.accept("mlflow: " + e.getMessage() + ".");
    }
    save(state.with(last.status()));
  }

  private List<MlflowStore.Point> points(List<Journal.Line> lines) {
    List<MlflowStore.Point> points = new ArrayList<>();
    for (Journal.Line line : lines) {
      line.scalars()
          .forEach(
              (name, value) ->
                  points.add(
                      new MlflowStore.Point(
                          metrics.key(name), value, line.milliseconds(), line.step())));
    }
    return points;
  }

  private static Map<String, String> mapped(
      Map<String, String> values, UnaryOperator<String> value) {
    Names names = new Names();
    Map<String, String> mapped = new LinkedHashMap<>();
    values.forEach((name, text) -> mapped.put(names.key(name), value.apply(text)));
    return mapped;
  }

  private void save(State next) throws IOException {
    next.write(stateFile());
    state = next;
    progress = System.nanoTime();
  }

  private Path stateFile() {
    return folder.resolve("run.json");
  }
}
