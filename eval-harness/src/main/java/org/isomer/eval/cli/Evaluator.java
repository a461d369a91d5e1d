package org.isomer.eval.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.isomer.cli.spi.Console;
import org.isomer.cli.spi.Progress;
import org.isomer.cli.spi.Workbench;
import org.isomer.duplicate.DuplicateSearch;
import org.isomer.eval.result.CleanSubset;
import org.isomer.eval.result.FeatureFigures;
import org.isomer.eval.result.FurtherMetrics;
import org.isomer.eval.result.Identity;
import org.isomer.eval.result.Results;
import org.isomer.eval.spi.FeatureTask;
import org.isomer.eval.spi.ModelTask;
import org.isomer.eval.spi.Outcome;
import org.isomer.eval.spi.PredictionMetric;
import org.isomer.eval.spi.Task;
import org.isomer.eval.subject.Contestant;
import org.isomer.eval.subject.LabelledSubject;
import org.isomer.eval.subject.Pictures;
import org.isomer.eval.suite.NamedTask;
import org.isomer.plugin.Catalog;
import org.isomer.reports.artifact.Artifact;
import org.isomer.reports.record.Data;
import org.isomer.reports.record.Metric;
import org.isomer.reports.record.PredictionKind;
import org.isomer.reports.record.Protocol;
import org.isomer.reports.record.ResultKey;
import org.isomer.reports.record.ResultRecord;
import org.isomer.reports.record.Scores;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.Dataset;
import org.isomer.spi.Examples;
import org.isomer.spi.Split;

/**
 * Judges contestants by tasks and stores the results. A result that is there already is kept, so
 * that the same call goes on where an interrupted one stopped.
 */
public final class Evaluator {
  private static final double NANOS = 1e9;

  private final Path out;
  private final boolean figures;
  private final boolean bestOnTest;
  private final Catalog catalog;
  private final Console console;
  private final Map<String, CleanSubset> cleanSubsets = new HashMap<>();

  /**
   * Judges into a folder.
   *
   * @param out the folder for the results
   * @param figures whether to draw figures at all
   * @param bestOnTest whether to tell how much a choice on the test split would flatter
   */
  public Evaluator(Path out, boolean figures, boolean bestOnTest, Workbench workbench) {
    this.out = out;
    this.figures = figures;
    this.bestOnTest = bestOnTest;
    catalog = workbench.catalog();
    console = workbench.console();
  }

  /** A task that is to be done, with the place for its result. */
  private record Work(
      NamedTask named,
      Task task,
      List<PredictionMetric> metrics,
      LabelledSubject subject,
      Data data,
      String id) {}

  /**
   * Does every task. The features of a data set are computed once; the first result on them carries
   * their figures.
   *
   * @return the folders of the results, in the order of the tasks
   * @throws BadInputException if the place of a result is taken by another measurement, or a
   *     further metric is not for a task's predictions; nothing is computed then
   */
  public List<Path> evaluate(Contestant contestant, List<NamedTask> tasks) {
    contestant.warnings().forEach(console::warn);
    ContestantFacts facts = new ContestantFacts(contestant, catalog);
    List<String> ids = facts.ids(tasks);
    Map<String, LabelledSubject> subjects = new LinkedHashMap<>();
    List<Work> all = new ArrayList<>();
    for (NamedTask named : tasks) {
      Task task = named.file().task().create();
      List<PredictionMetric> metrics = named.file().metrics().stream().map(Choice::create).toList();
      check(named, metrics, task);
      LabelledSubject subject = subject(contestant, named, subjects);
      Data data = Results.data(task, subject);
      all.add(new Work(named, task, metrics, subject, data, ids.get(all.size())));
    }
    List<Work> missing = all.stream().filter(work -> !isThere(work, facts)).toList();
    OutputFolder.claim(out);
    List<LabelledSubject> drawn = new ArrayList<>();
    for (Work work : missing) {
      boolean first = !drawn.contains(work.subject()) && work.task() instanceof FeatureTask;
      if (first) {
        drawn.add(work.subject());
      }
      measure(work, contestant, facts, figures && first);
    }
    return ids.stream().map(out::resolve).toList();
  }

  private LabelledSubject subject(
      Contestant contestant, NamedTask named, Map<String, LabelledSubject> subjects) {
    Optional<Choice<Dataset>> own = named.file().dataset();
    return subjects.computeIfAbsent(
        own.map(Object::toString).orElse(""),
        key ->
            new LabelledSubject(
                contestant.model(),
                own.map(Choice::create).or(contestant::dataset),
                contestant.threads(),
                console));
  }

  private boolean isThere(Work work, ContestantFacts facts) {
    Path folder = out.resolve(work.id());
    if (!Files.exists(folder)) {
      return false;
    }
    ResultKey key = facts.key(work.named().protocol(), work.data());
    ResultRecord record = ResultFiles.record(folder);
    List<String> differences =
        record
            .key()
            .map(key::differences)
            .orElse(List.of("what determines it, which it does not say"));
    if (!differences.isEmpty()) {
      throw new BadInputException(
          "%s: a result of this name exists that is another measurement: it differs in %s. Results are never overwritten. Choose another --out, or move this one away."
              .formatted(folder, String.join(" and ", differences)));
    }
    List<String> without = without(work.metrics(), record);
    console.print(
        without.isEmpty()
            ? folder + " is there already."
            : "%s is there already, without %s; isomer metrics --metric computes it where it is defined."
                .formatted(folder, String.join(" and ", without)));
    return true;
  }

  private static void check(NamedTask named, List<PredictionMetric> metrics, Task task) {
    try {
      FurtherMetrics.check(metrics, task.predicts());
    } catch (BadInputException e) {
      throw new BadInputException("task %s: %s".formatted(named.name(), e.getMessage()), e);
    }
  }

  private static List<String> without(List<PredictionMetric> metrics, ResultRecord record) {
    return metrics.stream()
        .map(metric -> FurtherMetrics.name(metric.title(), record.dialect().orElse("")))
        .filter(name -> !record.metrics().containsKey(name))
        .toList();
  }

  private void measure(
      Work work, Contestant contestant, ContestantFacts facts, boolean withFigures) {
    Protocol protocol = work.named().protocol();
    ResultKey key = facts.key(protocol, work.data());
    Optional<TestLooks> looks = contestant.looks().map(TestLooks::new);
    Optional<Long> before = looks.map(list -> list.count(key));
    looks.ifPresent(list -> list.add(work.named().name(), key));

    List<String> warnings = warnings(work);
    warnings.forEach(console::warn);
    long start = System.nanoTime();
    Outcome outcome = Results.measure(work.task(), work.subject(), bestOnTest);
    Optional<CleanSubset> clean = cleanSubset(work, contestant, outcome);
    Map<String, Double> seconds = new LinkedHashMap<>(contestant.seconds());
    if (work.subject().featureSeconds() > 0) {
      seconds.put("features", work.subject().featureSeconds());
    }
    seconds.putAll(outcome.seconds());
    if (outcome.seconds().isEmpty()) {
      seconds.put(protocol.title(), (System.nanoTime() - start) / NANOS);
    }
    Identity identity =
        new Identity(
            work.id(),
            protocol,
            work.data(),
            facts.subject(),
            key,
            clean.map(CleanSubset::overlap),
            before,
            Stream.concat(contestant.warnings().stream(), warnings.stream()).toList(),
            facts.provenance(work.named(), seconds));
    List<Artifact> drawn = withFigures ? figures(contestant, work.subject()) : List.of();
    Outcome stored =
        new Outcome(
            scores(work, outcome, clean),
            outcome.predictions(),
            outcome.selection(),
            figures ? outcome.artifacts() : List.of(),
            outcome.seconds());
    ResultFiles.write(out, Results.of(identity, stored, drawn));
  }

  private static List<String> warnings(Work work) {
    int[] shape =
        work.task() instanceof ModelTask dense
            ? dense.imageShape(work.subject())
            : work.subject().exampleShape();
    return work.subject().model().warnings(shape);
  }

  /** The scores of the task, with those that its file and the search for duplicates add. */
  private Scores scores(Work work, Outcome outcome, Optional<CleanSubset> clean) {
    Scores scores = outcome.scores();
    Optional<Metric> accuracy =
        clean.flatMap(subset -> subset.accuracy(outcome.predictions().classes()));
    if (accuracy.isPresent()) {
      scores = scores.with(CleanSubset.NAME, accuracy.get());
    }
    for (PredictionMetric metric : work.metrics()) {
      try {
        Map<String, Metric> value =
            FurtherMetrics.of(List.of(metric), work.data().classes(), outcome.predictions());
        scores = FurtherMetrics.add(value, scores);
      } catch (BadInputException e) {
        // Hours of training are not thrown away for a number that can be computed later.
        console.error(work.id() + " is stored without one metric: " + e.getMessage());
      }
    }
    return scores;
  }

  /** Looks for scored examples that pretraining has seen, where both data sets are at hand. */
  private Optional<CleanSubset> cleanSubset(Work work, Contestant contestant, Outcome outcome) {
    boolean asked =
        contestant.pretraining().isPresent()
            && work.task() instanceof FeatureTask
            && outcome.predictions().kind() == PredictionKind.CLASSES;
    return asked
        ? contestant
            .dataset()
            .map(
                pretraining ->
                    cleanSubsets.computeIfAbsent(
                        pretraining.digest() + work.data().digest(),
                        digests -> cleanSubset(work.subject().dataset(), pretraining)))
        : Optional.empty();
  }

  private CleanSubset cleanSubset(Dataset scored, Dataset pretraining) {
    Examples seen = pretraining.split(Split.TRAIN);
    Examples test = scored.split(Split.TEST);
    long all = (long) seen.size() + test.size();
    try (Progress progress = console.progress("near-duplicates", all, "examples")) {
      return new CleanSubset(
          pretraining.title(),
          seen.size(),
          DuplicateSearch.STANDARD.find(test, seen, progress::advance));
    }
  }

  private static List<Artifact> figures(Contestant contestant, LabelledSubject subject) {
    List<Artifact> drawn = new ArrayList<>(contestant.figures().get());
    Dataset dataset = subject.dataset();
    drawn.add(
        FeatureFigures.neighbours(
            subject.features(),
            test -> Pictures.of(dataset.split(Split.TEST), test),
            train -> Pictures.of(dataset.split(Split.TRAIN), train)));
    drawn.add(FeatureFigures.map(subject.features()));
    return drawn;
  }
}
