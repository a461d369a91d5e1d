package org.isomer.train;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.isomer.train.sentinel.Alarm;
import org.jspecify.annotations.Nullable;

/**
 * The record of a run, kept as {@code run.json}: how far it is, and enough of what made it to tell
 * whether two runs are comparable and to repeat one.
 *
 * @param schema version of this record's layout
 * @param status how far the run is
 * @param setup what made it; never changes
 * @param sessions one entry for each start of the run
 * @param checkpoint the newest checkpoint
 * @param alarms what the collapse sentinel noticed; runs of earlier versions have none
 * @param warnings what was doubtful about the data or the way of going on, a sentence each; runs of
 *     earlier versions have none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunManifest(
    int schema,
    Status status,
    Setup setup,
    List<SessionEntry> sessions,
    @Nullable CheckpointEntry checkpoint,
    List<Alarm> alarms,
    List<String> warnings) {
  /** The layout that this version writes and reads. */
  public static final int SCHEMA = 1;

  /** Copies the lists. */
  public RunManifest {
    sessions = List.copyOf(sessions);
    alarms = List.copyOf(Objects.requireNonNullElse(alarms, List.of()));
    warnings = List.copyOf(Objects.requireNonNullElse(warnings, List.of()));
  }

  /** How far a run is. */
  public enum Status {
    RUNNING,
    INTERRUPTED,
    FAILED,
    FINISHED
  }

  /**
   * What made a run.
   *
   * @param name display name
   * @param seed the run's seed
   * @param configurationDigest SHA-256 of {@code config.yaml}
   * @param dataset the data
   * @param plugins the plugins that the configuration chose, with the JARs that they came from
   * @param encoderParameters scalars of the encoder that training changes
   * @param environment machine and versions
   * @param steps steps of the whole run
   * @param stepsPerEpoch steps of one pass over the data
   * @param viewsPerStep views that one step trains on
   * @param unverifiedGradients the types of operations whose gradients it relies on and nobody has
   *     {@linkplain org.isomer.graph.gradient.Gradients verified}; runs of earlier versions do not
   *     say
   */
  public record Setup(
      String name,
      long seed,
      String configurationDigest,
      DatasetEntry dataset,
      List<PluginEntry> plugins,
      long encoderParameters,
      Environment environment,
      long steps,
      long stepsPerEpoch,
      int viewsPerStep,
      List<String> unverifiedGradients) {
    /** Copies the lists. */
    public Setup {
      plugins = List.copyOf(plugins);
      unverifiedGradients = List.copyOf(Objects.requireNonNullElse(unverifiedGradients, List.of()));
    }
  }

  /** The data: its name, its digest, and the number of training examples. */
  public record DatasetEntry(String title, String digest, int trainingExamples) {}

  /**
   * A plugin with its JAR.
   *
   * @param origin the JAR's name
   * @param version the JAR's version
   * @param digest the JAR's SHA-256
   * @param bundled whether it is part of Isomer itself; runs of earlier versions do not say
   */
  public record PluginEntry(
      String kind, String name, String origin, String version, String digest, boolean bundled) {}

  /** One stretch of training, from a start or resume to its end; steps are counted from 1. */
  public record SessionEntry(String started, long firstStep, long lastStep, double seconds) {}

  /** A checkpoint: its step and the SHA-256 of its state file. */
  public record CheckpointEntry(long step, String digest) {}

  /** Seconds of training over all sessions. */
  public double seconds() {
    return sessions.stream().mapToDouble(SessionEntry::seconds).sum();
  }

  RunManifest with(Status newStatus) {
    return new RunManifest(schema, newStatus, setup, sessions, checkpoint, alarms, warnings);
  }

  RunManifest with(List<SessionEntry> newSessions, CheckpointEntry newCheckpoint) {
    return new RunManifest(schema, status, setup, newSessions, newCheckpoint, alarms, warnings);
  }

  /** With further warnings, each once. */
  RunManifest warning(List<String> further) {
    List<String> all = Stream.concat(warnings.stream(), further.stream()).distinct().toList();
    return new RunManifest(schema, status, setup, sessions, checkpoint, alarms, all);
  }

  RunManifest with(List<Alarm> newAlarms) {
    return new RunManifest(schema, status, setup, sessions, checkpoint, newAlarms, warnings);
  }
}
