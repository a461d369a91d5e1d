package org.isomer.train;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.isomer.train.sentinel.Alarm;
import org.jspecify.annotations.Nullable;

/**
 * The record of a run, kept as {@code run.json}: how far it is, and enough of what made it to tell
 * whether two runs are comparable and to repeat one.
 *
 * @param schema version of this record's layout
 * @param status how far the run is
 * @param setup what makes it; changes only in what a user has accepted or prolonged
 * @param sessions one entry for each start of the run
 * @param checkpoint the newest checkpoint: where the run stands. Other folders of checkpoints are
 *     no part of the run
 * @param kept older checkpoints that are still there, newest first; runs of schema 1 do not say
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
    List<CheckpointEntry> kept,
    List<Alarm> alarms,
    List<String> warnings) {
  /** The layout that this version writes; it reads older ones too. */
  public static final int SCHEMA = 2;

  /** Copies the lists, and makes sure that nothing is missing. */
  public RunManifest {
    require(status, "status");
    require(setup, "setup");
    sessions = List.copyOf(require(sessions, "sessions"));
    kept = List.copyOf(Objects.requireNonNullElse(kept, List.of()));
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
   * @param encoderParameters scalars of the encoder that are learned, those that are frozen in this
   *     run among them
   * @param environment machine and versions
   * @param steps steps of the whole run
   * @param stepsPerEpoch steps of one pass over the data
   * @param viewsPerStep views that one step trains on
   * @param unverifiedGradients the types of operations whose gradients it relies on and nobody has
   *     {@linkplain org.isomer.graph.gradient.Gradients verified}; runs of earlier versions do not
   *     say
   * @param pipelineFiles SHA-256 of each file that the steps of the views read, such as a
   *     vocabulary; none in runs of earlier versions
   * @param input what the encoder is given of an example; runs of earlier versions do not say
   * @param start the weights that the encoder started with; absent if they were drawn
   * @param batch what a batch holds, and among how many replicas it is divided; runs of earlier
   *     versions do not say
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
      List<String> unverifiedGradients,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> pipelineFiles,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable RecordedInput input,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable StartEntry start,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable BatchEntry batch) {
    /** Copies the lists, and makes sure that nothing is missing. */
    public Setup {
      require(name, "setup.name");
      require(configurationDigest, "setup.configurationDigest");
      require(dataset, "setup.dataset");
      require(environment, "setup.environment");
      if (steps < 1 || stepsPerEpoch < 1) {
        throw new IllegalArgumentException("setup.steps and setup.stepsPerEpoch must be 1 or more");
      }
      plugins = List.copyOf(require(plugins, "setup.plugins"));
      unverifiedGradients = List.copyOf(Objects.requireNonNullElse(unverifiedGradients, List.of()));
      pipelineFiles = List.copyOf(Objects.requireNonNullElse(pipelineFiles, List.of()));
    }

    /** The same with the machine, the versions and the given weights of the run's beginning. */
    Setup of(Setup beginning) {
      return new Setup(
          name,
          seed,
          configurationDigest,
          dataset,
          plugins,
          encoderParameters,
          beginning.environment,
          steps,
          stepsPerEpoch,
          viewsPerStep,
          unverifiedGradients,
          pipelineFiles,
          input,
          beginning.start,
          batch);
    }
  }

  /**
   * A batch.
   *
   * @param examples its examples, on all replicas together
   * @param replicas how many there are
   * @param examplesPerReplica the slice of each
   * @param negatives how many each anchor is compared with; absent where that is no one number
   * @param leftOut examples that an epoch leaves out, since they are too few for a step
   */
  public record BatchEntry(
      int examples,
      int replicas,
      int examplesPerReplica,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer negatives,
      long leftOut) {}

  /** The data: its name, its digest, and the number of training examples. */
  public record DatasetEntry(String title, String digest, long trainingExamples) {
    /** Makes sure that nothing is missing. */
    public DatasetEntry {
      require(title, "setup.dataset.title");
      require(digest, "setup.dataset.digest");
    }
  }

  /**
   * A plugin with its JAR.
   *
   * @param origin the JAR's name
   * @param version the JAR's version
   * @param digest the JAR's SHA-256
   * @param bundled whether it is part of Isomer itself; runs of earlier versions do not say
   */
  public record PluginEntry(
      String kind, String name, String origin, String version, String digest, boolean bundled) {
    /** Makes sure that nothing is missing. */
    public PluginEntry {
      require(kind, "setup.plugins: kind");
      require(name, "setup.plugins: name");
      require(origin, "setup.plugins: origin");
      require(version, "setup.plugins: version");
      require(digest, "setup.plugins: digest");
    }
  }

  /**
   * One stretch of training, from a start or resume to its end; steps are counted from 1.
   *
   * @param peakMemory the most bytes that its process had in memory; absent where the system does
   *     not tell, and in runs of earlier versions
   */
  public record SessionEntry(
      String started,
      long firstStep,
      long lastStep,
      double seconds,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long peakMemory) {
    /** Makes sure that nothing is missing. */
    public SessionEntry {
      require(started, "sessions: started");
    }

    /** A session of whose memory nothing is known. */
    public SessionEntry(String started, long firstStep, long lastStep, double seconds) {
      this(started, firstStep, lastStep, seconds, null);
    }

    /** Seconds of training up to a step, as if every step had taken the same time. */
    private double secondsUntil(long step) {
      long steps = lastStep - firstStep + 1;
      long counted = Math.min(steps, step - firstStep + 1);
      return steps < 1 ? 0 : seconds * Math.max(0, counted) / steps;
    }
  }

  /** A checkpoint: its step and the SHA-256 of its state file. */
  public record CheckpointEntry(long step, String digest) {
    /** Makes sure that nothing is missing. */
    public CheckpointEntry {
      require(digest, "checkpoint.digest");
    }
  }

  static <T> T require(@Nullable T value, String name) {
    if (value == null) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return value;
  }

  /** The manifest of a run that begins. */
  static RunManifest begun(Setup setup) {
    return new RunManifest(
        SCHEMA, Status.RUNNING, setup, List.of(), null, List.of(), List.of(), List.of());
  }

  /** The steps that are done and kept: those of the newest checkpoint. */
  public long stepsDone() {
    return checkpoint == null ? 0 : checkpoint.step();
  }

  /** Seconds of training over all sessions. */
  public double seconds() {
    return sessions.stream().mapToDouble(SessionEntry::seconds).sum();
  }

  /** The most bytes of memory that a session up to a step had; empty if none says. */
  public OptionalLong peakMemoryUntil(long step) {
    return sessions.stream()
        .filter(session -> session.firstStep() <= step)
        .map(SessionEntry::peakMemory)
        .filter(Objects::nonNull)
        .mapToLong(Long::longValue)
        .max();
  }

  /** Seconds of training over all sessions up to a step. */
  public double secondsUntil(long step) {
    return step >= stepsDone()
        ? seconds()
        : sessions.stream().mapToDouble(session -> session.secondsUntil(step)).sum();
  }

  RunManifest with(Status newStatus) {
    return new RunManifest(schema, newStatus, setup, sessions, checkpoint, kept, alarms, warnings);
  }

  /** What an earlier version has written, as this one writes it. */
  RunManifest upgraded() {
    boolean whole = status != Status.FINISHED || stepsDone() == setup.steps();
    return new RunManifest(
        SCHEMA,
        // A kill between checkpoint and manifest could leave "finished" with an older checkpoint.
        whole ? status : Status.INTERRUPTED,
        setup,
        sessions,
        checkpoint,
        kept,
        alarms,
        warnings);
  }

  /** Of the same run with another setup, which a user has accepted or extended. */
  RunManifest with(Setup newSetup) {
    return new RunManifest(schema, status, newSetup, sessions, checkpoint, kept, alarms, warnings);
  }

  RunManifest with(
      List<SessionEntry> newSessions,
      @Nullable CheckpointEntry newCheckpoint,
      List<CheckpointEntry> newKept) {
    return new RunManifest(
        schema, status, setup, newSessions, newCheckpoint, newKept, alarms, warnings);
  }

  /** The manifest of a session of training that begins. */
  RunManifest running() {
    return with(Status.RUNNING)
        .with(alarms.stream().filter(alarm -> alarm.step() <= stepsDone()).toList());
  }

  /** With further warnings, each once. */
  public RunManifest warning(List<String> further) {
    List<String> all = Stream.concat(warnings.stream(), further.stream()).distinct().toList();
    return new RunManifest(schema, status, setup, sessions, checkpoint, kept, alarms, all);
  }

  RunManifest with(List<Alarm> newAlarms) {
    return new RunManifest(schema, status, setup, sessions, checkpoint, kept, newAlarms, warnings);
  }

  /** The checkpoints, newest first. */
  public List<CheckpointEntry> checkpoints() {
    return checkpoint == null
        ? List.of()
        : Stream.concat(Stream.of(checkpoint), kept.stream()).toList();
  }

  /**
   * The same run as it was at one of its checkpoints; interrupted there, if it is not the newest.
   */
  public RunManifest backTo(long step) {
    if (step == stepsDone()) {
      return this;
    }
    List<CheckpointEntry> left =
        checkpoints().stream().filter(entry -> entry.step() <= step).toList();
    return with(sessions, left.get(0), left.subList(1, left.size())).with(Status.INTERRUPTED);
  }
}
