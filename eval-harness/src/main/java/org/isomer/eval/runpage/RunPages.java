package org.isomer.eval.runpage;

import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.isomer.cli.spi.Console;
import org.isomer.eval.subject.PretrainedRun;
import org.isomer.eval.subject.RunContestant;
import org.isomer.eval.subject.RunFigures;
import org.isomer.eval.subject.Runs;
import org.isomer.file.TextFile;
import org.isomer.reports.record.Provenance;
import org.isomer.reports.run.RunPage;
import org.isomer.reports.run.RunPage.Figure;
import org.isomer.spi.BadInputException;
import org.isomer.text.ShellCommand;
import org.isomer.train.Environment;
import org.isomer.train.RunDirectory;
import org.isomer.train.RunManifest;
import org.isomer.train.StartEntry;
import org.isomer.train.Terms;
import org.isomer.train.overview.RunCurves;
import org.isomer.train.overview.RunEntry;

/** Makes pages of runs. */
public final class RunPages {
  private final Runs runs;
  private final Console console;

  /** With what opens runs. */
  @Inject
  public RunPages(Runs runs, Console console) {
    this.runs = runs;
    this.console = console;
  }

  /**
   * The page of a run. Where its data or its newest checkpoint cannot be used, the page says so and
   * has the rest.
   *
   * @param places where its files are now, such as {@code dataset.path=/data/images}
   * @throws BadInputException if the folder holds no run, or its log cannot be read
   */
  public RunPage of(Path folder, List<String> places) {
    RunDirectory run = new RunDirectory(folder);
    RunManifest manifest = run.manifest();
    List<String> warnings = new ArrayList<>(manifest.warnings());
    start(manifest).map(StartEntry::doubt).ifPresent(warnings::add);
    RunCurves log = new RunCurves(run, warnings::add);
    log.update();
    if (RunEntry.state(run, manifest) != RunEntry.State.RUNNING
        && log.lastStep() < manifest.stepsDone()) {
      warnings.add(RunEntry.logEnds(log.lastStep(), manifest.stepsDone()));
    }
    List<Figure> views = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    try {
      PretrainedRun opened = runs.open(folder, Terms.STRICT, places);
      views.add(new Figure("Augmented views", RunFigures.views(opened)));
      views.add(new Figure("Map of the embedding", HeldOutMap.of(opened, console)));
    } catch (BadInputException e) {
      if (!places.isEmpty()) {
        throw e; // who says where the data are wants to see them
      }
      missing.add(
          "%s be shown. %s"
              .formatted(
                  views.isEmpty()
                      ? "Neither examples with their views nor a map of embeddings can"
                      : "No map of embeddings can",
                  e.getMessage()));
    }
    return new RunPage(
        manifest.setup().name(),
        lead(run, manifest, log.lastStep()),
        facts(manifest),
        warnings,
        manifest.alarms().stream()
            .map(alarm -> new Provenance.Alarm(alarm.step(), alarm.kind(), alarm.message()))
            .toList(),
        LoggedFigures.of(log, false),
        LoggedFigures.of(log, true),
        views,
        missing,
        Files.exists(run.configFile()) ? new TextFile(run.configFile()).text() : "",
        "./isomer pretrain %s --out NEW_RUN".formatted(ShellCommand.quoted(run.configFile())),
        manifest.sessions().stream()
            .map(
                session ->
                    new RunPage.Session(
                        session.started(),
                        session.firstStep(),
                        session.lastStep(),
                        session.seconds()))
            .toList(),
        provenance(manifest),
        manifest.setup().plugins().stream().map(RunContestant::origin).toList());
  }

  private static String lead(RunDirectory run, RunManifest manifest, long logged) {
    RunManifest.Setup setup = manifest.setup();
    return String.format(
        Locale.ROOT,
        "A pretraining run, %s at step %,d of %,d.",
        RunEntry.state(run, manifest).name().toLowerCase(Locale.ROOT),
        Math.max(logged, manifest.stepsDone()),
        setup.steps());
  }

  private static Map<String, String> facts(RunManifest manifest) {
    RunManifest.Setup setup = manifest.setup();
    Map<String, String> facts = new LinkedHashMap<>();
    for (String kind : List.of("framework", "encoder", "loss", "optimizer")) {
      setup.plugins().stream()
          .filter(plugin -> plugin.kind().equals(kind))
          .findFirst()
          .ifPresent(plugin -> facts.put(capital(kind), plugin.name()));
    }
    facts.put("Data", setup.dataset().title());
    facts.put("Training examples", count(setup.dataset().trainingExamples()));
    facts.put("Encoder parameters", count(setup.encoderParameters()));
    start(manifest)
        .ifPresent(
            start ->
                facts.put(
                    "Encoder starts from",
                    "%s (SHA-256 %s)".formatted(start.file(), start.digest())));
    facts.put("Steps of an epoch", count(setup.stepsPerEpoch()));
    facts.put("Views of a step", count(setup.viewsPerStep()));
    facts.put("Seed", String.valueOf(setup.seed()));
    return facts;
  }

  private static Optional<StartEntry> start(RunManifest manifest) {
    return Optional.ofNullable(manifest.setup().start());
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  private static Map<String, String> provenance(RunManifest manifest) {
    RunManifest.Setup setup = manifest.setup();
    Environment environment = setup.environment();
    Map<String, String> provenance = new LinkedHashMap<>();
    provenance.put("Isomer", environment.isomer());
    if (environment.gitCommit() != null) {
      provenance.put("Commit", environment.gitCommit());
    }
    provenance.put("Java", environment.java());
    provenance.put("TensorFlow", environment.tensorflow());
    provenance.put("System", environment.operatingSystem());
    provenance.put(
        "Processor",
        "%s, %d cores, %d threads used"
            .formatted(environment.processor(), environment.cores(), environment.threads()));
    provenance.put("Configuration digest", setup.configurationDigest());
    provenance.put("Data digest", setup.dataset().digest());
    manifest
        .checkpoints()
        .forEach(
            entry ->
                provenance.put(
                    "Digest of the checkpoint of step " + count(entry.step()), entry.digest()));
    if (!setup.pipelineFiles().isEmpty()) {
      provenance.put("Digests of files of the views", String.join(", ", setup.pipelineFiles()));
    }
    return provenance;
  }
}
