package org.isomer.reports.record;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isomer.file.Sha256;

/**
 * Where a result comes from: enough to run it again and to know what could differ.
 *
 * @param command the commands that reproduce the result, one a line, ready to paste into a shell
 * @param configuration the resolved configuration, as the YAML text that the run saved; empty if
 *     there is none
 * @param configurationDigest SHA-256 in hexadecimal over the configuration's UTF-8 text; absent if
 *     there is none, and in records of schema 1
 * @param plugins every plugin that took part
 * @param seeds every seed by its purpose
 * @param hardware facts about the machine by name, such as {@code processor}, {@code threads}
 * @param versions versions by name, such as {@code isomer}, {@code tensorflow}, {@code java}
 * @param commit the source code's state, if known
 * @param seconds wall time in seconds by phase, in order, such as {@code features}, {@code kNN}
 * @param deviceHours hours of the pretraining times the devices that it kept busy; absent if there
 *     was none, or nobody knows
 * @param finished when the result was complete
 * @param alarms what the collapse sentinel noticed while pretraining; absent if nothing
 * @param pretrainingData the digest of the data that the model was pretrained on, as its run
 *     recorded it; absent if it was not pretrained, if nobody knows, and in older records
 * @param peakMemory resident bytes of the process, at the most until the result was complete, since
 *     its start or since it last pretrained; absent where the system does not tell, and in older
 *     records
 */
public record Provenance(
    String command,
    String configuration,
    Optional<String> configurationDigest,
    List<PluginOrigin> plugins,
    Map<String, Long> seeds,
    Map<String, String> hardware,
    Map<String, String> versions,
    Optional<Commit> commit,
    Map<String, Double> seconds,
    Optional<Double> deviceHours,
    Instant finished,
    Optional<List<Alarm>> alarms,
    Optional<String> pretrainingData,
    Optional<Long> peakMemory) {
  /** No result is older: there was no Isomer. */
  private static final Instant EARLIEST = Instant.parse("2020-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

  /**
   * Copies lists and maps, keeping their order, and checks the times and the configuration's
   * digest.
   */
  public Provenance {
    plugins = List.copyOf(plugins);
    seeds = Ordered.copyOf(seeds);
    hardware = Ordered.copyOf(hardware);
    versions = Ordered.copyOf(versions);
    seconds = Ordered.copyOf(seconds);
    alarms = alarms.map(List::copyOf);
    seconds.forEach((phase, time) -> Plausible.notNegative("seconds of " + phase, time));
    deviceHours.ifPresent(hours -> Plausible.notNegative("deviceHours", hours));
    peakMemory.ifPresent(bytes -> Plausible.notNegative("peakMemory", bytes));
    Plausible.require(
        !finished.isBefore(EARLIEST) && finished.isBefore(LATEST),
        "finished must be from 2020 to 2099, but is " + finished);
    if (configurationDigest.isPresent()
        && !configurationDigest.get().equals(Sha256.hex(configuration))) {
      throw new IllegalArgumentException(
          "the configuration is not the one that was stored: its SHA-256 is not"
              + " configurationDigest");
    }
  }

  /** Without the memory. */
  public Provenance(
      String command,
      String configuration,
      Optional<String> configurationDigest,
      List<PluginOrigin> plugins,
      Map<String, Long> seeds,
      Map<String, String> hardware,
      Map<String, String> versions,
      Optional<Commit> commit,
      Map<String, Double> seconds,
      Optional<Double> deviceHours,
      Instant finished,
      Optional<List<Alarm>> alarms,
      Optional<String> pretrainingData) {
    this(
        command,
        configuration,
        configurationDigest,
        plugins,
        seeds,
        hardware,
        versions,
        commit,
        seconds,
        deviceHours,
        finished,
        alarms,
        pretrainingData,
        Optional.empty());
  }

  /** With the configuration's digest, and without anything about the pretraining. */
  public Provenance(
      String command,
      String configuration,
      List<PluginOrigin> plugins,
      Map<String, Long> seeds,
      Map<String, String> hardware,
      Map<String, String> versions,
      Optional<Commit> commit,
      Map<String, Double> seconds,
      Optional<Double> deviceHours,
      Instant finished) {
    this(
        command,
        configuration,
        configuration.isEmpty() ? Optional.empty() : Optional.of(Sha256.hex(configuration)),
        plugins,
        seeds,
        hardware,
        versions,
        commit,
        seconds,
        deviceHours,
        finished,
        Optional.empty(),
        Optional.empty());
  }

  /**
   * The same with what is known of the pretraining.
   *
   * @param noticed what the sentinel noticed, if anything
   * @param data the digest of the data, if known
   */
  public Provenance with(List<Alarm> noticed, Optional<String> data) {
    return with(noticed, data, peakMemory);
  }

  /**
   * The same with what is known of the pretraining and of the process that measured.
   *
   * @param noticed what the sentinel noticed, if anything
   * @param data the digest of the data, if known
   * @param memory its resident bytes at the most, if known
   */
  public Provenance with(List<Alarm> noticed, Optional<String> data, Optional<Long> memory) {
    return new Provenance(
        command,
        configuration,
        configurationDigest,
        plugins,
        seeds,
        hardware,
        versions,
        commit,
        seconds,
        deviceHours,
        finished,
        noticed.isEmpty() ? Optional.empty() : Optional.of(noticed),
        data,
        memory);
  }

  /**
   * A plugin and the JAR that it came from.
   *
   * @param plugin kind and name, such as {@code loss/nt-xent}
   * @param version its module's version
   * @param jar the JAR's file name
   * @param sha256 the JAR's digest in hexadecimal
   */
  public record PluginOrigin(String plugin, String version, String jar, String sha256) {}

  /**
   * A state of the source code.
   *
   * @param hash the git commit
   * @param dirty whether files differed from it
   */
  public record Commit(String hash, boolean dirty) {}

  /**
   * Something that was wrong with the pretraining.
   *
   * @param step the step after which it was noticed
   * @param kind what was wrong, such as {@code complete-collapse}
   * @param message the same in plain words
   */
  public record Alarm(long step, String kind, String message) {
    /** Checks that the step can be one. */
    public Alarm {
      Plausible.notNegative("step", step);
    }
  }
}
