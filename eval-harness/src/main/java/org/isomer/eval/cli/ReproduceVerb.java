package org.isomer.eval.cli;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.isomer.cli.spi.Argument;
import org.isomer.cli.spi.Command;
import org.isomer.cli.spi.CommandPlugin;
import org.isomer.cli.spi.Console;
import org.isomer.config.ConfigReader;
import org.isomer.eval.evaluation.Evaluator;
import org.isomer.eval.evaluation.OutputFolder;
import org.isomer.eval.evaluation.Premises;
import org.isomer.eval.subject.BaselineContestant;
import org.isomer.eval.subject.Contestant;
import org.isomer.eval.subject.PretrainedRun;
import org.isomer.eval.subject.Representation;
import org.isomer.eval.subject.RunContestant;
import org.isomer.eval.subject.Runs;
import org.isomer.eval.suite.NamedTask;
import org.isomer.eval.suite.RecordedTask;
import org.isomer.file.FolderLock;
import org.isomer.reports.leaderboard.board.Notes;
import org.isomer.reports.record.Interval;
import org.isomer.reports.record.Metric;
import org.isomer.reports.record.Result;
import org.isomer.reports.record.ResultArchive;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Baseline;
import org.isomer.spi.Choice;
import org.isomer.spi.Option;
import org.isomer.train.Change;
import org.isomer.train.Pretraining;
import org.isomer.train.Terms;

/** {@code isomer reproduce RESULT --out DIR}. */
public final class ReproduceVerb implements CommandPlugin<ReproduceVerb.Config> {
  /** The command line of reproduce. */
  public record Config(
      @Argument("RESULT") @Option(help = "The folder of one result, as eval writes it") Path result,
      @Option(
              help =
                  "A change to the stored configuration, such as dataset.path=/data/cifar10 where"
                      + " the data lies elsewhere",
              value = "[]")
          List<String> set,
      @Option(
              help =
                  "Go on although something is no longer as it was recorded when the result was"
                      + " made: its data, its configuration, or plugins that are not part of"
                      + " Isomer. What has changed is said first",
              value = "[]")
          List<Change> acceptChanged,
      @Option(help = "Folder for the run and the new result; what is done there is kept")
          Path out) {}

  @Override
  public String name() {
    return "reproduce";
  }

  @Override
  public String summary() {
    return "Runs a stored result's configuration again and compares: bits, or intervals";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public List<String> examples() {
    return List.of(
        "reproduce results/knn-simclr-convnet-1a2b3c4d --out again",
        "reproduce RESULT --set dataset.path=/data/cifar10-jpeg --out again");
  }

  @Override
  public Class<? extends Command> create(Config config) {
    return Reproducing.class;
  }

  record Reproducing(
      Config config,
      ResultArchive archive,
      ConfigReader reader,
      Premises premises,
      Pretraining pretraining,
      Runs runs,
      Evaluator evaluator,
      Console console)
      implements Command {
    @Inject
    Reproducing {}

    @Override
    public void run() throws IOException {
      Result stored = archive.first(config.result());
      premises.requirePlugins(config.result(), stored.record());
      Optional<String> named = RecordedTask.representation(stored.record());
      Optional<NamedTask> recorded = RecordedTask.of(stored.record(), reader);
      Optional<Choice<Baseline>> baseline = RecordedTask.baseline(stored.record(), reader);
      if (recorded.isEmpty() || (named.isEmpty() && baseline.isEmpty())) {
        throw new BadInputException(
            "%s: does not say how it was made from a run: its command is\n%s\nOnly results of runs can be reproduced."
                .formatted(config.result(), stored.record().provenance().command()));
      }
      NamedTask task = recorded.get();

      try (FolderLock lock = FolderLock.acquire(config.out())) {
        Path recipe =
            OutputFolder.keep(
                config.out().resolve("recipe.yaml"),
                stored.record().provenance().configuration(),
                "belongs to another result.");
        List<String> changes =
            premises.compare(stored.record(), task, recipe, config.set(), config.acceptChanged());
        Path run = config.out().resolve("run");
        pretraining.finish(recipe, config.set(), run, "reproduce");
        PretrainedRun finished =
            runs.open(run, new Terms(RecordedTask.checkpoint(stored.record()), List.of()));
        Path folder =
            evaluator
                .evaluate(
                    contestant(finished, named, baseline).withWarnings(changes),
                    List.of(task),
                    Evaluator.Storing.numbers(config.out().resolve("results")))
                .whole()
                .get(0);
        compare(stored, archive.first(folder), console);
        changes.forEach(change -> console.line("Note: " + change));
      }
    }
  }

  private static Contestant contestant(
      PretrainedRun run, Optional<String> named, Optional<Choice<Baseline>> baseline) {
    return baseline
        .map(chosen -> BaselineContestant.of(run, chosen))
        .orElseGet(
            () ->
                RunContestant.of(
                    run, Representation.valueOf(named.orElseThrow().toUpperCase(Locale.ROOT))));
  }

  private static void compare(Result stored, Result again, Console console) {
    List<List<String>> rows = new ArrayList<>();
    boolean within = true;
    for (String name : stored.record().metrics().keySet()) {
      Metric before = stored.record().metrics().get(name);
      Metric now = again.record().metrics().get(name);
      if (before == null || now == null) {
        continue;
      }
      String verdict = verdict(before, now);
      within &= !name.equals(stored.record().headline()) || !verdict.equals("differs");
      rows.add(List.of(name, number(before), number(now), verdict));
    }
    console.table(List.of("metric", "stored", "again", "verdict"), rows);
    boolean sameWeights =
        stored.record().key().isPresent()
            && stored
                .record()
                .key()
                .get()
                .model()
                .equals(again.record().key().map(key -> key.model()).orElse(""));
    boolean samePredictions =
        !stored.predictions().samples().isEmpty()
            && stored.predictions().equals(again.predictions());
    console.line("weights: " + (sameWeights ? "the same bits" : "other bits"));
    console.line("predictions: " + (samePredictions ? "the same" : "not all the same"));
    Notes.ofVersions(List.of(stored.record(), again.record())).ifPresent(console::line);
    if (!within) {
      throw new BadInputException(
          "NOT REPRODUCED: the new %s lies outside the stored interval."
              .formatted(stored.record().headline()));
    }
    console.line(samePredictions ? "REPRODUCED, bit for bit" : "REPRODUCED, within the interval");
  }

  private static String verdict(Metric before, Metric now) {
    if (before.value() == now.value()) {
      return "equal";
    }
    Optional<Interval> interval = before.interval();
    return interval.isPresent()
            && interval.get().low() <= now.value()
            && now.value() <= interval.get().high()
        ? "within the interval"
        : "differs";
  }

  private static String number(Metric metric) {
    return String.format(Locale.ROOT, "%.4f", metric.value());
  }
}
