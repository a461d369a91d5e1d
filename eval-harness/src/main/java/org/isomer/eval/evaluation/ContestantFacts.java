package org.isomer.eval.evaluation;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.isomer.eval.result.Results;
import org.isomer.eval.spi.FeatureEncoding;
import org.isomer.eval.subject.Contestant;
import org.isomer.eval.subject.RunContestant;
import org.isomer.eval.suite.NamedTask;
import org.isomer.file.Sha256;
import org.isomer.graph.Machine;
import org.isomer.plugin.Catalog;
import org.isomer.reports.record.Data;
import org.isomer.reports.record.Provenance;
import org.isomer.reports.record.ResultKey;
import org.isomer.reports.record.Subject;
import org.isomer.reports.record.Subject.EncoderFacts;
import org.isomer.train.ChosenPlugins;
import org.isomer.train.Environment;
import org.isomer.train.RunManifest;

/** What results say about a contestant and where they come from. */
final class ContestantFacts {
  private static final int DIGEST_SHOWN = 8;
  private static final double SECONDS_PER_HOUR = 3600;
  private static final String DIRTY = "-dirty";

  private final Contestant contestant;
  private final Catalog catalog;
  private final Clock clock;
  private final Optional<EncoderFacts> encoder;

  ContestantFacts(Contestant contestant, Catalog catalog, Clock clock) {
    this.contestant = contestant;
    this.clock = clock;
    this.catalog = catalog;
    encoder = contestant.encoder().map(this::encoder);
  }

  private EncoderFacts encoder(String name) {
    try (FeatureEncoding encoding =
        contestant.model().open(contestant.model().input(), contestant.threads())) {
      return new EncoderFacts(name, encoding.parameters(), encoding.dim());
    }
  }

  /**
   * Names of results, such as {@code knn-simclr-convnet-1a2b3c4d}: the task, the subject, and the
   * first digits of the digest that tells it from others of its name.
   */
  List<String> ids(List<NamedTask> tasks) {
    List<String> ids = new ArrayList<>();
    for (NamedTask task : tasks) {
      String model = contestant.model().digest();
      String digest = pluginJars(task).map(jars -> Sha256.hex(model + jars)).orElse(model);
      String name =
          "%s-%s-%s"
              .formatted(task.name(), contestant.model().name(), digest.substring(0, DIGEST_SHOWN));
      String id = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
      String unique = id;
      for (int i = 2; ids.contains(unique); i++) {
        unique = id + "-" + i;
      }
      ids.add(unique);
    }
    return ids;
  }

  /** What is judged. */
  Subject subject() {
    return new Subject(
        contestant.model().name(), encoder, contestant.seed(), contestant.pretraining());
  }

  /** What determines a result. */
  ResultKey key(NamedTask task, Data data) {
    return new ResultKey(
        contestant.model().digest(),
        contestant.preprocessingDigest(),
        data.digest(),
        task.protocol().digest(),
        Results.METRICS,
        pluginJars(task));
  }

  /** Digest of the plugins that are not Isomer's, with their JARs; empty if there are none. */
  private Optional<String> pluginJars(NamedTask task) {
    String jars =
        used(task)
            .filter(plugin -> !plugin.bundled())
            .map(plugin -> "%s/%s %s\n".formatted(plugin.kind(), plugin.name(), plugin.digest()))
            .distinct()
            .sorted()
            .collect(Collectors.joining());
    return jars.isEmpty() ? Optional.empty() : Optional.of(Sha256.hex(jars));
  }

  /** The plugins that take part in a measurement, with the JARs that they are loaded from. */
  private Stream<RunManifest.PluginEntry> used(NamedTask task) {
    return Stream.concat(contestant.parts().stream(), Stream.of(task.file()))
        .flatMap(part -> ChosenPlugins.of(part, catalog).stream());
  }

  /**
   * Where a result comes from that is complete now.
   *
   * @param seconds wall time by phase
   */
  Provenance provenance(NamedTask task, Map<String, Double> seconds) {
    Environment here = Environment.here(contestant.threads());
    Provenance provenance =
        new Provenance(
            commands(task),
            contestant.configuration(),
            plugins(task),
            contestant.seed().map(seed -> Map.of("pretraining", seed)).orElse(Map.of()),
            hardware(here),
            versions(here),
            Optional.ofNullable(here.gitCommit()).map(ContestantFacts::commit),
            seconds,
            contestant
                .pretraining()
                .filter(done -> done.seconds() > 0)
                .map(ContestantFacts::deviceHours),
            clock.instant().truncatedTo(ChronoUnit.SECONDS));
    return provenance.with(
        contestant.alarms(),
        contestant.pretrainingData(),
        Machine.peakMemory().stream().boxed().findFirst());
  }

  private static Map<String, String> hardware(Environment here) {
    Map<String, String> hardware = new LinkedHashMap<>();
    hardware.put("processor", here.processor());
    hardware.put("cores", String.valueOf(here.cores()));
    hardware.put("threads", String.valueOf(here.threads()));
    hardware.put("operating system", here.operatingSystem());
    if (here.device() != null) {
      hardware.put("device", here.device());
    }
    return hardware;
  }

  /** Versions as records hold them. */
  static Map<String, String> versions(Environment here) {
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("isomer", here.isomer());
    versions.put("tensorflow", here.tensorflow());
    versions.put("java", here.java());
    return versions;
  }

  private String commands(NamedTask task) {
    String eval =
        "./isomer eval %s --task '%s' --out RESULTS"
            .formatted(contestant.argument(), task.inline().replace("'", "'\\''"));
    return contestant.commands().isEmpty() ? eval : contestant.commands() + "\n" + eval;
  }

  /** Those that made the contestant, and those that judge it. */
  private List<Provenance.PluginOrigin> plugins(NamedTask task) {
    return Stream.concat(contestant.plugins().stream(), used(task).map(RunContestant::origin))
        .distinct()
        .toList();
  }

  /** A run keeps one device busy. */
  private static double deviceHours(Subject.Pretraining pretraining) {
    return pretraining.seconds() / SECONDS_PER_HOUR;
  }

  /** A state of the source code as records hold it. */
  static Provenance.Commit commit(String described) {
    boolean dirty = described.endsWith(DIRTY);
    return new Provenance.Commit(
        dirty ? described.substring(0, described.length() - DIRTY.length()) : described, dirty);
  }
}
