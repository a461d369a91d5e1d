package org.isomer.eval.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.isomer.cli.spi.Argument;
import org.isomer.cli.spi.Command;
import org.isomer.cli.spi.CommandPlugin;
import org.isomer.cli.spi.Workbench;
import org.isomer.eval.result.Evaluation;
import org.isomer.eval.result.FeatureFigures;
import org.isomer.eval.result.Identity;
import org.isomer.eval.result.Results;
import org.isomer.eval.result.Splits;
import org.isomer.eval.spi.Task;
import org.isomer.eval.subject.Pictures;
import org.isomer.eval.subject.PretrainedRun;
import org.isomer.eval.subject.Representation;
import org.isomer.eval.subject.RunFigures;
import org.isomer.eval.subject.Subject;
import org.isomer.reports.artifact.Artifact;
import org.isomer.reports.json.BadResultException;
import org.isomer.reports.record.Metric;
import org.isomer.reports.record.Protocol;
import org.isomer.reports.record.Result;
import org.isomer.reports.record.ResultStore;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.Option;
import org.isomer.spi.Split;

/** {@code isomer eval RUN --out DIR}. */
public final class EvalVerb implements CommandPlugin<EvalVerb.Config> {
  private static final String TASKS = "[knn, linear-probe]";

  /** The command line of eval. */
  public record Config(
      @Argument("RUN") @Option(help = "A run directory that isomer pretrain wrote") Path run,
      @Option(
              help = "A task, by its name or with options, as in {name: knn, k: [20]}",
              value = TASKS)
          List<Choice<Task>> task,
      @Option(
              help = "What stands for an image: the run's encoder, the same encoder before training, or the pixels",
              value = "pretrained")
          Representation encoder,
      @Option(help = "Where the results go, each into a new folder") Path out) {}

  private record DefaultTasks(
      @Option(help = "The tasks", value = TASKS) List<Choice<Task>> task) {}

  @Override
  public String name() {
    return "eval";
  }

  @Override
  public String summary() {
    return "Judges the features of a run's encoder by tasks on its data set's test split";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public List<String> examples() {
    return List.of(
        "eval runs/simclr --out results/simclr",
        "eval runs/simclr --encoder untrained --out results/untrained",
        "eval runs/simclr --task \"{name: knn, k: [200], temperature: [0.1]}\" --out results/knn200");
  }

  @Override
  public Command create(Config config) {
    return workbench -> run(config, workbench);
  }

  /** The command line with the default tasks. */
  static Config withDefaultTasks(
      Path run, Representation representation, Path out, Workbench workbench) {
    List<Choice<Task>> tasks = workbench.reader().defaults(DefaultTasks.class).task();
    return new Config(run, tasks, representation, out);
  }

  private static void run(Config config, Workbench workbench) {
    PretrainedRun run = PretrainedRun.open(config.run(), workbench.reader());
    requireClasses(run);
    try (Subject subject = new Subject(run, config.encoder())) {
      SubjectFacts facts = new SubjectFacts(subject, config, workbench.catalog());
      requireNew(config, facts);
      Map<String, Double> seconds = new LinkedHashMap<>();
      if (config.encoder() == Representation.PRETRAINED) {
        seconds.put("pretraining", run.manifest().seconds());
      }
      long start = System.nanoTime();
      Splits splits = splits(subject, workbench);
      seconds.put("features", (System.nanoTime() - start) / 1e9);
      List<Artifact> figures = figures(subject, splits);
      List<List<String>> rows = new ArrayList<>();
      for (Choice<Task> task : config.task()) {
        Protocol protocol = Results.protocol(task);
        Evaluation evaluation = Evaluation.of(task.create(), splits);
        Map<String, Double> spent = new LinkedHashMap<>(seconds);
        spent.put(protocol.title(), evaluation.seconds());
        Identity identity = facts.identity(task, protocol, splits.test().size(), spent);
        Result result = Results.of(identity, splits.test(), evaluation, figures);
        Path folder = write(config.out(), result);
        rows.add(row(protocol, result, evaluation, folder));
        // A figure belongs to the subject: the first result carries it.
        figures = List.of();
      }
      workbench
          .console()
          .table(List.of("task", "accuracy", "95 % interval", "seconds", "record"), rows);
    }
  }

  private static void requireClasses(PretrainedRun run) {
    if (run.dataset().classes().isEmpty()) {
      throw new BadInputException(
          "%s: the data set %s has no labels to judge features by."
              .formatted(run.directory().root(), run.dataset().title()));
    }
  }

  private static void requireNew(Config config, SubjectFacts facts) {
    for (Choice<Task> task : config.task()) {
      Path folder = config.out().resolve(facts.id(task));
      if (Files.exists(folder)) {
        throw new BadInputException(
            folder + ": the result is there already; nothing was changed. Choose another --out.");
      }
    }
  }

  private static Splits splits(Subject subject, Workbench workbench) {
    return new Splits(
        subject.features(Split.TRAIN, workbench.console()),
        subject.features(Split.VALIDATION, workbench.console()),
        subject.features(Split.TEST, workbench.console()),
        subject.run().dataset().classes());
  }

  private static List<Artifact> figures(Subject subject, Splits splits) {
    if (subject.representation() != Representation.PRETRAINED) {
      return List.of();
    }
    return List.of(
        RunFigures.loss(subject.run()),
        RunFigures.views(subject.run()),
        FeatureFigures.neighbours(
            splits,
            index -> Pictures.of(subject.examples(Split.TEST), index),
            index -> Pictures.of(subject.examples(Split.TRAIN), index)),
        FeatureFigures.map(splits));
  }

  private static Path write(Path out, Result result) {
    try {
      return ResultStore.write(out, result);
    } catch (BadResultException e) {
      throw new BadInputException(e.getMessage(), e);
    }
  }

  private static List<String> row(
      Protocol protocol, Result result, Evaluation evaluation, Path folder) {
    Metric metric = result.record().headlineMetric();
    return List.of(
        protocol.title(),
        Percent.of(metric.value()),
        metric.interval().map(Percent::of).orElse(""),
        String.format(Locale.ROOT, "%.1f", evaluation.seconds()),
        folder.resolve(ResultStore.RECORD).toString());
  }
}
