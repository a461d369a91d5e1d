package org.isomer.eval.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.isomer.cli.spi.Console;
import org.isomer.cli.spi.Workbench;
import org.isomer.eval.result.Evaluation;
import org.isomer.eval.result.FeatureFigures;
import org.isomer.eval.result.Identity;
import org.isomer.eval.result.Results;
import org.isomer.eval.spi.FeatureTask;
import org.isomer.eval.spi.Splits;
import org.isomer.eval.spi.Task;
import org.isomer.eval.subject.Pictures;
import org.isomer.eval.subject.PretrainedRun;
import org.isomer.eval.subject.Representation;
import org.isomer.eval.subject.RunFigures;
import org.isomer.eval.subject.Subject;
import org.isomer.plugin.Catalog;
import org.isomer.reports.artifact.Artifact;
import org.isomer.reports.record.Protocol;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.Split;

/** Judges representations of a run by tasks and stores the results. */
public final class RunEvaluator {
  private static final double NANOS = 1e9;

  private final PretrainedRun run;
  private final Path out;
  private final Catalog catalog;
  private final Console console;

  /**
   * For one run.
   *
   * @param out the folder for the results
   * @throws BadInputException if the run's data has no labels
   */
  public RunEvaluator(PretrainedRun run, Path out, Workbench workbench) {
    if (run.dataset().classes().isEmpty()) {
      throw new BadInputException(
          "%s: its data set, %s, has no labels to judge features by."
              .formatted(run.directory().root(), run.dataset().title()));
    }
    this.run = run;
    this.out = out;
    catalog = workbench.catalog();
    console = workbench.console();
  }

  /**
   * Computes the features of each split once, and then does every task. The first result carries
   * the figures.
   *
   * @param withFigures whether to draw figures at all
   * @return the folders of the results, in the order of the tasks
   * @throws BadInputException if one of the results exists already; nothing is computed then
   */
  public List<Path> evaluate(
      Representation representation, List<Choice<Task>> tasks, boolean withFigures) {
    try (Subject subject = new Subject(run, representation)) {
      SubjectFacts facts = new SubjectFacts(subject, catalog);
      List<String> ids = facts.ids(tasks);
      ResultFiles.requireFree(out, ids);

      Map<String, Double> seconds = new LinkedHashMap<>();
      if (representation == Representation.PRETRAINED) {
        seconds.put("pretraining", run.manifest().seconds());
      }
      long start = System.nanoTime();
      Splits splits = splits(subject);
      seconds.put("features", (System.nanoTime() - start) / NANOS);
      List<Artifact> figures = withFigures ? figures(subject, splits) : List.of();

      List<Path> folders = new ArrayList<>();
      for (Choice<Task> task : tasks) {
        Protocol protocol = Results.protocol(task);
        Evaluation evaluation = Evaluation.of((FeatureTask) task.create(), splits);
        Map<String, Double> spent = new LinkedHashMap<>(seconds);
        spent.put(protocol.title(), evaluation.seconds());
        Identity identity =
            new Identity(
                ids.get(folders.size()),
                protocol,
                facts.data(),
                facts.subject(),
                facts.provenance(task, spent));
        List<Artifact> shown = folders.isEmpty() ? figures : List.of();
        folders.add(ResultFiles.write(out, Results.of(identity, splits.test(), evaluation, shown)));
      }
      return folders;
    }
  }

  private Splits splits(Subject subject) {
    return new Splits(
        subject.features(Split.TRAIN, console),
        subject.features(Split.VALIDATION, console),
        subject.features(Split.TEST, console),
        run.dataset().classes());
  }

  private List<Artifact> figures(Subject subject, Splits splits) {
    List<Artifact> figures = new ArrayList<>();
    if (subject.representation() == Representation.PRETRAINED) {
      figures.add(RunFigures.loss(run));
      figures.add(RunFigures.views(run));
    }
    figures.add(
        FeatureFigures.neighbours(
            splits,
            test -> Pictures.of(subject.examples(Split.TEST), test),
            train -> Pictures.of(subject.examples(Split.TRAIN), train)));
    figures.add(FeatureFigures.map(splits));
    return figures;
  }
}
