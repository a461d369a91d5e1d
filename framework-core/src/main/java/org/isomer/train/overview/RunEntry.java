package org.isomer.train.overview;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.isomer.file.FileTrouble;
import org.isomer.file.FolderLock;
import org.isomer.file.Sha256;
import org.isomer.spi.BadInputException;
import org.isomer.train.RunDirectory;
import org.isomer.train.RunManifest;
import org.isomer.train.sentinel.Alarm;
import org.isomer.weights.SafetensorsFile;

/**
 * How a run stands.
 *
 * @param path its folder
 * @param state what it does
 * @param why what is wrong with it, or was noticed, a sentence each
 * @param name its display name; empty if it cannot be told
 * @param step the newest step that its log tells of
 * @param steps the steps of the whole run; 0 if they cannot be told
 * @param loss the loss of the newest step; empty if the log does not have it
 * @param monitors what monitors found when they looked last, by name
 * @param bytes what its folder holds
 * @param changed when something was last written of it
 */
public record RunEntry(
    Path path,
    State state,
    List<String> why,
    String name,
    long step,
    long steps,
    Optional<Float> loss,
    Map<String, Float> monitors,
    long bytes,
    Instant changed) {
  /** What a run does. */
  public enum State {
    /** A process works on it. */
    RUNNING,
    /** It was interrupted, and can go on. */
    STOPPED,
    FINISHED,
    /** It diverged, or the sentinel ended it. */
    FAILED,
    /** A file of it is missing, or not as it was written. */
    DAMAGED
  }

  /** How the run in a folder stands now. */
  static RunEntry of(Path path) {
    RunDirectory run = new RunDirectory(path);
    try {
      RunManifest manifest = run.manifest();
      LogEnd end = LogEnd.of(run.logFile());
      List<String> damage = damage(run, manifest);
      State state = damage.isEmpty() ? state(run, manifest) : State.DAMAGED;
      return new RunEntry(
          path,
          state,
          state == State.FAILED ? reason(manifest, end) : noticed(damage, manifest, end),
          manifest.setup().name(),
          Math.max(end.step(), manifest.stepsDone()),
          manifest.setup().steps(),
          end.loss().filter(unused -> end.step() >= manifest.stepsDone()),
          end.monitors(),
          FolderContent.of(path).bytes(),
          changed(run));
    } catch (BadInputException e) {
      return new RunEntry(
          path,
          State.DAMAGED,
          List.of(String.valueOf(e.getMessage())),
          "",
          0,
          0,
          Optional.empty(),
          Map.of(),
          FolderContent.of(path).bytes(),
          changed(run));
    }
  }

  /**
   * What a run does, by its manifest and by whether somebody holds its lock.
   *
   * @throws BadInputException if the system does not tell who holds it
   */
  public static State state(RunDirectory run, RunManifest manifest) {
    try {
      return switch (manifest.status()) {
        case FINISHED -> State.FINISHED;
        case FAILED -> State.FAILED;
        case RUNNING, INTERRUPTED -> FolderLock.isHeld(run.root()) ? State.RUNNING : State.STOPPED;
      };
    } catch (IOException e) {
      throw new BadInputException(FileTrouble.reading(run.root().resolve(FolderLock.FILE), e), e);
    }
  }

  private static List<String> damage(RunDirectory run, RunManifest manifest) {
    // A run that begins writes its configuration after its manifest.
    if (manifest.status() == RunManifest.Status.RUNNING && manifest.stepsDone() == 0) {
      return List.of();
    }
    Path config = run.configFile();
    List<String> damage = new ArrayList<>();
    if (Files.notExists(config)) {
      damage.add(config + " is missing.");
    } else if (!Sha256.hex(config).equals(manifest.setup().configurationDigest())) {
      damage.add(config + " has changed since the run: its SHA-256 is not the one in run.json.");
    }
    Optional.ofNullable(manifest.checkpoint())
        .flatMap(entry -> damage(run.checkpoint(entry).stateFile()))
        // A run that goes on deletes what it named before.
        .filter(unused -> run.manifest().checkpoints().equals(manifest.checkpoints()))
        .ifPresent(damage::add);
    return damage;
  }

  /** By what a file says of its own length; its digest takes too long to compute for all runs. */
  private static Optional<String> damage(Path state) {
    if (Files.notExists(state)) {
      return Optional.of(state + " is missing.");
    }
    try {
      SafetensorsFile.open(state);
      return Optional.empty();
    } catch (BadInputException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** What is damaged, and what the sentinel noticed last. */
  private static List<String> noticed(List<String> damage, RunManifest manifest, LogEnd end) {
    Stream<String> cut =
        end.step() < manifest.stepsDone()
            ? Stream.of(logEnds(end.step(), manifest.stepsDone()))
            : Stream.empty();
    Stream<String> alarm =
        manifest.alarms().stream()
            .reduce((earlier, later) -> later)
            .map(last -> "The sentinel noticed at step %d: %s.".formatted(last.step(), last.kind()))
            .stream();
    return Stream.of(damage.stream(), cut, alarm).flatMap(each -> each).toList();
  }

  /** The sentence on a log that lacks steps that are done, at its end. */
  public static String logEnds(long last, long done) {
    return last == 0
        ? "log.jsonl has none of the %d steps that are done.".formatted(done)
        : "log.jsonl ends with step %d, and %d are done.".formatted(last, done);
  }

  private static List<String> reason(RunManifest manifest, LogEnd end) {
    List<Alarm> alarms = manifest.alarms();
    if (end.loss().filter(loss -> !Float.isFinite(loss)).isPresent()) {
      return List.of(
          "The loss is %s at step %d.".formatted(Quantity.number(end.loss().get()), end.step()));
    } else if (!alarms.isEmpty() && alarms.get(alarms.size() - 1).step() == end.step()) {
      Alarm last = alarms.get(alarms.size() - 1);
      return List.of("The sentinel ended it at step %d: %s.".formatted(last.step(), last.kind()));
    }
    return List.of("Training diverged after step %d.".formatted(end.step()));
  }

  private static Instant changed(RunDirectory run) {
    try {
      Instant newest = Files.getLastModifiedTime(run.manifestFile()).toInstant();
      if (Files.exists(run.logFile())) {
        Instant logged = Files.getLastModifiedTime(run.logFile()).toInstant();
        newest = logged.isAfter(newest) ? logged : newest;
      }
      return newest;
    } catch (IOException e) {
      return Instant.EPOCH; // it is being removed, or not ours to look at
    }
  }
}
