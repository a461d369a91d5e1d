package org.isomer.eval.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.isomer.eval.result.Identity;
import org.isomer.eval.spi.Task;
import org.isomer.eval.subject.PretrainedRun;
import org.isomer.eval.subject.Representation;
import org.isomer.plugin.Catalog;
import org.isomer.reports.record.Data;
import org.isomer.reports.record.Protocol;
import org.isomer.reports.record.Provenance;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.train.ChosenPlugins;
import org.isomer.train.Environment;
import org.isomer.train.RunManifest;

/** What the records of an evaluation say about its subject and where it comes from. */
final class SubjectFacts {
  private static final int DIGEST_SHOWN = 8;

  private final org.isomer.eval.subject.Subject subject;
  private final PretrainedRun run;
  private final RunManifest manifest;
  private final EvalVerb.Config config;
  private final Catalog catalog;
  private final String checkpointDigest;

  SubjectFacts(
      org.isomer.eval.subject.Subject subject, EvalVerb.Config config, Catalog catalog) {
    this.subject = subject;
    this.config = config;
    this.catalog = catalog;
    run = subject.run();
    manifest = run.manifest();
    checkpointDigest = Objects.requireNonNull(manifest.checkpoint()).digest();
  }

  /** A name that tells subjects, seeds and protocols apart. */
  String id(Choice<Task> task) {
    String origin =
        switch (subject.representation()) {
          case PRETRAINED -> checkpointDigest;
          case UNTRAINED -> manifest.setup().configurationDigest();
          case PIXELS -> manifest.setup().dataset().digest();
        };
    String text =
        "%s-%s-%s"
            .formatted(
                subject.name(), task.plugin().name(), origin.substring(0, DIGEST_SHOWN));
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }

  /** The whole identity of a result. */
  Identity identity(
      Choice<Task> task, Protocol protocol, int testExamples, Map<String, Double> seconds) {
    return new Identity(
        id(task),
        protocol,
        new Data(
            run.dataset().title(),
            run.dataset().digest(),
            "test",
            testExamples,
            run.dataset().classes()),
        recordedSubject(),
        provenance(task, seconds));
  }

  private org.isomer.reports.record.Subject recordedSubject() {
    boolean pixels = subject.representation() == Representation.PIXELS;
    return new org.isomer.reports.record.Subject(
        subject.name(),
        pixels
            ? Optional.empty()
            : Optional.of(
                new org.isomer.reports.record.Subject.EncoderFacts(
                    run.plan().encoder().plugin().name(), subject.parameters(), subject.dim())),
        pixels ? Optional.empty() : Optional.of(run.plan().seed()),
        subject.representation() == Representation.PRETRAINED
            ? Optional.of(pretraining())
            : Optional.empty());
  }

  private org.isomer.reports.record.Subject.Pretraining pretraining() {
    long steps = run.checkpoint().step();
    return new org.isomer.reports.record.Subject.Pretraining(
        run.plan().framework().plugin().name(),
        run.dataset().title(),
        (double) steps / manifest.setup().stepsPerEpoch(),
        steps,
        steps * manifest.setup().viewsPerStep(),
        checkpointDigest,
        manifest.seconds());
  }

  private Provenance provenance(Choice<Task> task, Map<String, Double> seconds) {
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
        Optional.ofNullable(here.gitCommit())
            .map(
                commit ->
                    new Provenance.Commit(
                        commit.replace("-dirty", ""), commit.endsWith("-dirty"))),
        seconds,
        Instant.now().truncatedTo(ChronoUnit.SECONDS));
  }

  private String commands(Choice<Task> task) {
    return "isomer pretrain %s --out RUN\nisomer eval RUN --task %s --encoder %s --out RESULTS"
        .formatted(
            run.directory().configFile(),
            task.plugin().name(),
            subject.representation().name().toLowerCase(Locale.ROOT));
  }

  private String configuration() {
    try {
      return Files.readString(run.directory().configFile());
    } catch (IOException e) {
      throw new BadInputException(run.directory().configFile() + ": cannot be read", e);
    }
  }

  private List<Provenance.PluginOrigin> plugins(Choice<Task> task) {
    List<RunManifest.PluginEntry> entries = new ArrayList<>(manifest.setup().plugins());
    entries.addAll(ChosenPlugins.of(new Chosen(task), catalog));
    return entries.stream()
        .map(
            entry ->
                new Provenance.PluginOrigin(
                    entry.kind() + "/" + entry.name(),
                    entry.version(),
                    entry.origin(),
                    entry.digest()))
        .toList();
  }

  private record Chosen(Choice<Task> task) {}
}
