package org.isomer.eval.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.isomer.config.ConfigWriter;
import org.isomer.eval.spi.Task;
import org.isomer.eval.subject.PretrainedRun;
import org.isomer.eval.subject.Representation;
import org.isomer.eval.subject.Subject;
import org.isomer.plugin.Catalog;
import org.isomer.reports.record.Data;
import org.isomer.reports.record.Provenance;
import org.isomer.reports.record.Subject.EncoderFacts;
import org.isomer.reports.record.Subject.Pretraining;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.Split;
import org.isomer.train.ChosenPlugins;
import org.isomer.train.Environment;
import org.isomer.train.RunManifest;

/** What the results of an evaluation say about its subject, its data and where they come from. */
final class SubjectFacts {
  private static final int DIGEST_SHOWN = 8;
  private static final String DIRTY = "-dirty";

  /** A task as {@link ChosenPlugins} wants it. */
  private record Chosen(Choice<Task> task) {}

  private final Subject subject;
  private final PretrainedRun run;
  private final RunManifest.Setup setup;
  private final Catalog catalog;
  private final String checkpointDigest;

  SubjectFacts(Subject subject, Catalog catalog) {
    this.subject = subject;
    this.catalog = catalog;
    run = subject.run();
    setup = run.manifest().setup();
    checkpointDigest = sha256(run.checkpoint().stateFile());
  }

  private static String sha256(Path file) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return HexFormat.of().formatHex(digest);
    } catch (IOException e) {
      throw new BadInputException(file + ": cannot be read: " + e.getMessage(), e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * Names of results, such as {@code knn-simclr-convnet-1a2b3c4d}: the task, the subject, and the
   * first digits of the digest that tells it from others of its name.
   */
  List<String> ids(List<Choice<Task>> tasks) {
    String digest =
        switch (subject.representation()) {
          case PRETRAINED -> checkpointDigest;
          case UNTRAINED -> setup.configurationDigest();
          case PIXELS -> setup.dataset().digest();
        };
    String suffix = subject.name() + "-" + digest.substring(0, DIGEST_SHOWN);
    List<String> ids = new ArrayList<>();
    for (Choice<Task> task : tasks) {
      String id =
          (task.plugin().name() + "-" + suffix)
              .toLowerCase(Locale.ROOT)
              .replaceAll("[^a-z0-9]+", "-");
      String unique = id;
      for (int i = 2; ids.contains(unique); i++) {
        unique = id + "-" + i;
      }
      ids.add(unique);
    }
    return ids;
  }

  /** The test split that is scored. */
  Data data() {
    return new Data(
        run.dataset().title(),
        run.dataset().digest(),
        "test",
        run.dataset().split(Split.TEST).size(),
        run.dataset().classes());
  }

  /** What is judged. */
  org.isomer.reports.record.Subject subject() {
    if (subject.representation() == Representation.PIXELS) {
      return new org.isomer.reports.record.Subject(
          subject.name(), Optional.empty(), Optional.empty(), Optional.empty());
    }
    String encoder = run.plan().encoder().plugin().name();
    return new org.isomer.reports.record.Subject(
        subject.name(),
        Optional.of(new EncoderFacts(encoder, subject.parameters(), subject.dim())),
        Optional.of(run.plan().seed()),
        subject.representation() == Representation.PRETRAINED
            ? Optional.of(pretraining())
            : Optional.empty());
  }

  private Pretraining pretraining() {
    long steps = run.checkpoint().step();
    return new Pretraining(
        run.plan().framework().plugin().name(),
        setup.dataset().title(),
        (double) steps / setup.stepsPerEpoch(),
        steps,
        steps * setup.viewsPerStep(),
        checkpointDigest,
        run.manifest().seconds());
  }

  /**
   * Where a result comes from that is complete now.
   *
   * @param seconds wall time by phase
   */
  Provenance provenance(Choice<Task> task, Map<String, Double> seconds) {
    Environment here = Environment.here(run.plan().threads());
    Map<String, String> hardware = new LinkedHashMap<>();
    hardware.put("processor", here.processor());
    hardware.put("cores", String.valueOf(here.cores()));
    hardware.put("threads", String.valueOf(here.threads()));
    hardware.put("operating system", here.operatingSystem());
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("isomer", here.isomer());
    versions.put("tensorflow", here.tensorflow());
    versions.put("java", here.java());
    return new Provenance(
        commands(task),
        configuration(),
        plugins(task),
        Map.of("pretraining", run.plan().seed()),
        hardware,
        versions,
        Optional.ofNullable(here.gitCommit()).map(SubjectFacts::commit),
        seconds,
        Instant.now().truncatedTo(ChronoUnit.SECONDS));
  }

  private String commands(Choice<Task> task) {
    String options = ConfigWriter.toInlineYaml(task.config()).substring(1).replace("'", "'\\''");
    return """
        ./isomer pretrain %s --out RUN
        ./isomer eval RUN --task '{name: %s, %s' --representation %s --out RESULTS"""
        .formatted(
            run.directory().configFile(),
            task.plugin().name(),
            options,
            subject.representation().name().toLowerCase(Locale.ROOT));
  }

  private String configuration() {
    Path file = run.directory().configFile();
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new BadInputException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private List<Provenance.PluginOrigin> plugins(Choice<Task> task) {
    return Stream.concat(
            setup.plugins().stream(), ChosenPlugins.of(new Chosen(task), catalog).stream())
        .distinct()
        .map(
            entry ->
                new Provenance.PluginOrigin(
                    entry.kind() + "/" + entry.name(),
                    entry.version(),
                    entry.origin(),
                    entry.digest()))
        .toList();
  }

  private static Provenance.Commit commit(String described) {
    boolean dirty = described.endsWith(DIRTY);
    return new Provenance.Commit(
        dirty ? described.substring(0, described.length() - DIRTY.length()) : described, dirty);
  }
}
