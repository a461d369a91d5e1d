package org.isomer.eval.evaluation;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isomer.cli.spi.Console;
import org.isomer.data.Datasets;
import org.isomer.eval.result.CleanSubset;
import org.isomer.eval.result.ErrorFigures;
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
import org.isomer.eval.subject.MeasuredSubject;
import org.isomer.eval.subject.RunFigures;
import org.isomer.eval.suite.NamedTask;
import org.isomer.graph.Machine;
import org.isomer.plugin.Catalog;
import org.isomer.plugin.Modalities;
import org.isomer.reports.artifact.Artifact;
import org.isomer.reports.record.Data;
import org.isomer.reports.record.FailedResult;
import org.isomer.reports.record.Metric;
import org.isomer.reports.record.Predictions;
import org.isomer.reports.record.Protocol;
import org.isomer.reports.record.Result;
import org.isomer.reports.record.ResultArchive;
import org.isomer.reports.record.ResultKey;
import org.isomer.reports.record.ResultRecord;
import org.isomer.reports.record.Scores;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.Dataset;
import org.isomer.spi.Modality;
import org.isomer.spi.Split;
import org.isomer.tensor.InputSpec;

/**
 * Judges contestants by tasks and stores the results. A result that is there already is kept, so
 * that the same call goes on where an interrupted one stopped.
 */
public final class Evaluator {
  private static final double NANOS = 1e9;

  private final ResultArchive archive;
  private final Catalog catalog;
  private final Modalities modalities;
  private final Datasets datasets;
  private final TaskExaminations examinations;
  private final PretrainingOverlap overlaps;
  private final Clock clock;
  private final Console console;
  private final FewSamples fewSamples;

  /**
   * Judges with the plugins of a catalog.
   *
   * @param archive where results are kept
   * @param examinations what is known of data sets so far; is added to
   * @param overlaps what pretraining is known to have seen so far; is added to
   */
  @Inject
  public Evaluator(
      ResultArchive archive,
      Catalog catalog,
      Modalities modalities,
      Datasets datasets,
      TaskExaminations examinations,
      PretrainingOverlap overlaps,
      Clock clock,
      Console console) {
    this.archive = archive;
    this.catalog = catalog;
    this.modalities = modalities;
    this.datasets = datasets;
    this.examinations = examinations;
    this.overlaps = overlaps;
    this.clock = clock;
    this.console = console;
    fewSamples = new FewSamples(console);
  }

  /**
   * What is stored, and where.
   *
   * @param out the folder for the results
   * @param figures whether to draw figures at all
   * @param bestOnTest whether to tell how much a choice on the test split would flatter
   */
  public record Storing(Path out, boolean figures, boolean bestOnTest) {
    /** Numbers and predictions, without figures. */
    public static Storing numbers(Path out) {
      return new Storing(out, false, false);
    }
  }

  /** A task that is to be done, with the place for its result. */
  private record Work(
      NamedTask named,
      Task task,
      List<PredictionMetric> metrics,
      LabelledSubject subject,
      Data data,
      ResultPlace place) {
    String id() {
      return place.id();
    }
  }

  /**
   * All that there is to do for a contestant.
   *
   * @param missing what has no result yet, each with what is doubtful about the model for it
   */
  private record Agenda(ContestantFacts facts, List<Work> all, Map<Work, List<String>> missing) {}

  /** Does all tasks, as the other does some of them. */
  public Evaluated evaluate(Contestant contestant, List<NamedTask> tasks, Storing storing) {
    return evaluate(contestant, tasks, tasks, storing);
  }

  /**
   * Does tasks, after a look at the data of all of them. The features of a data set are computed
   * once; the first result on them carries their figures. A task that fails leaves a {@link
   * FailedResult} in place of a result, and the others go on.
   *
   * @param chosen those of the tasks that are to be done; the others count only in that they are
   *     others, so that results have the same names and figures whoever does which
   * @throws BadInputException if the place of a result is taken by another measurement, two tasks
   *     are the same one, or a further metric is not for a task's predictions; nothing is computed
   *     then
   */
  public Evaluated evaluate(
      Contestant contestant, List<NamedTask> tasks, List<NamedTask> chosen, Storing storing) {
    Agenda agenda = agenda(contestant, tasks, chosen, storing.out());
    archive.prepare(storing.out());
    // A result that is there counts, so that an interrupted call ends as one that was not.
    List<LabelledSubject> drawn = new ArrayList<>();
    List<Evaluated.Failed> failures = new ArrayList<>();
    for (Work work : agenda.all()) {
      boolean first = !drawn.contains(work.subject()) && work.task() instanceof FeatureTask;
      if (first) {
        drawn.add(work.subject());
      }
      List<String> doubts = agenda.missing().get(work);
      if (doubts != null) {
        Result result;
        try {
          result = measure(work, contestant, agenda.facts(), doubts, storing, first);
        } catch (RuntimeException e) {
          failures.add(failed(work, agenda.facts(), e));
          continue;
        }
        work.place().store(result, console);
      }
    }
    if (!agenda.missing().isEmpty()) {
      Machine.peakMemory()
          .ifPresent(bytes -> console.line("eval: memory at most " + Machine.amount(bytes)));
    }
    List<Path> results =
        agenda.all().stream()
            .filter(work -> chosen.contains(work.named()))
            .filter(work -> failures.stream().noneMatch(each -> each.id().equals(work.id())))
            .map(work -> work.place().folder())
            .toList();
    return new Evaluated(results, failures);
  }

  private Evaluated.Failed failed(Work work, ContestantFacts facts, RuntimeException cause) {
    Evaluated.Failed failed = new Evaluated.Failed(work.id(), cause);
    console.note(work.id() + ": failed");
    work.place()
        .leave(
            new FailedResult(
                work.id(), facts.subject(), work.data(), work.named().protocol(), failed.reason()));
    return failed;
  }

  /**
   * Does all that comes before the first measurement, and writes nothing.
   *
   * @throws BadInputException like {@link #evaluate}
   */
  public void rehearse(
      Contestant contestant, List<NamedTask> tasks, List<NamedTask> chosen, Path out) {
    archive.requireWritable(out);
    agenda(contestant, tasks, chosen, out);
  }

  /** Looks at all that is needed before anything is measured, and says what there is to do. */
  private Agenda agenda(
      Contestant contestant, List<NamedTask> tasks, List<NamedTask> chosen, Path out) {
    contestant.warnings().forEach(console::warn);
    ContestantFacts facts = new ContestantFacts(contestant, catalog, clock);
    List<String> ids = facts.ids(tasks);
    Map<String, LabelledSubject> subjects = new LinkedHashMap<>();
    List<Work> all = new ArrayList<>();
    for (NamedTask named : tasks) {
      Task task = named.file().task().open(datasets.index());
      List<PredictionMetric> metrics = named.file().metrics().stream().map(Choice::create).toList();
      TaskCheck.requireMetrics(named, task);
      LabelledSubject subject = subject(contestant, named, subjects);
      Data data = Results.data(task, subject);
      ResultPlace place =
          new ResultPlace(archive, out, ids.get(all.size()), facts.key(named, data));
      for (Work work : all) {
        if (work.place().key().equals(place.key())) {
          throw new BadInputException(
              "tasks '%s' and '%s' are the same measurement on the same data. Leave one of them out."
                  .formatted(work.named().name(), named.name()));
        }
      }
      all.add(new Work(named, task, metrics, subject, data, place));
    }
    List<Work> missing =
        all.stream().filter(work -> chosen.contains(work.named()) && !isThere(work)).toList();
    missing.stream()
        .filter(work -> work.task().examination().isEmpty())
        .forEach(work -> Demands.ofLabels(work.task(), work.subject().dataset()));
    examinations.look(
        missing.stream()
            .map(
                work -> new TaskExaminations.Look(work.named().name(), work.task(), work.subject()))
            .toList());
    missing.forEach(work -> Demands.ofSubject(work.task(), work.subject()));
    Map<Work, List<String>> doubts = new LinkedHashMap<>();
    missing.forEach(work -> doubts.put(work, doubts(work)));
    if (!missing.isEmpty()) {
      EvaluationSummary summary = new EvaluationSummary(contestant, out);
      missing.forEach(work -> summary.add(work.named().title(), work.data()));
      summary.print(console);
    }
    return new Agenda(facts, all, doubts);
  }

  private LabelledSubject subject(
      Contestant contestant, NamedTask named, Map<String, LabelledSubject> subjects) {
    Optional<Choice<Dataset>> own = named.file().dataset();
    return subjects.computeIfAbsent(
        own.map(Object::toString).orElse(""),
        key ->
            new LabelledSubject(
                contestant.model(),
                own.map(datasets::open).or(contestant::dataset),
                contestant.threads(),
                console));
  }

  private boolean isThere(Work work) {
    Path folder = work.place().folder();
    Optional<ResultRecord> record = work.place().there();
    if (record.isEmpty()) {
      return false;
    }
    List<String> without = without(work.metrics(), record.get());
    console.line(
        without.isEmpty()
            ? folder + " is there already."
            : "%s is there already, without %s; isomer metrics --metric computes it where it is defined."
                .formatted(folder, String.join(" and ", without)));
    return true;
  }

  private static List<String> without(List<PredictionMetric> metrics, ResultRecord record) {
    return metrics.stream()
        .map(PredictionMetric::title)
        .filter(title -> !record.metrics().containsKey(title))
        .toList();
  }

  private Result measure(
      Work work,
      Contestant contestant,
      ContestantFacts facts,
      List<String> doubts,
      Storing storing,
      boolean first) {
    Protocol protocol = work.named().protocol();
    ResultKey key = work.place().key();
    Optional<Long> before =
        contestant
            .looks()
            .map(file -> new TestLooks(file, clock))
            .map(looks -> looks.add(work.named().name(), key, work.place().folder()));

    Optional<PretrainingOverlap.Seen> seen =
        overlaps.of(work.task(), work.data(), work.subject(), contestant);
    List<String> warnings = warnings(work, contestant, doubts, seen);
    Optional<CleanSubset> clean = seen.map(PretrainingOverlap.Seen::subset);
    long start = System.nanoTime();
    MeasuredSubject measured = new MeasuredSubject(work.subject());
    Outcome outcome = Results.measure(work.task(), measured, storing.bestOnTest());
    warnings.addAll(measured.doubts());
    Predictions predictions =
        clean.map(subset -> subset.marked(outcome.predictions())).orElse(outcome.predictions());
    Scores scores = scores(work, outcome.scores(), predictions);
    fewSamples.doubt(work.data().title(), scores).ifPresent(warnings::add);
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
            work.place().id(),
            protocol,
            work.data(),
            facts.subject(),
            key,
            clean.map(CleanSubset::overlap),
            before,
            warnings,
            facts.provenance(work.named(), seconds));
    List<Artifact> drawn =
        storing.figures() ? figures(work, predictions, contestant, first) : List.of();
    Outcome stored =
        new Outcome(
            scores,
            predictions,
            outcome.selection(),
            storing.figures() ? outcome.artifacts() : List.of(),
            outcome.seconds());
    return Results.of(identity, stored, drawn);
  }

  private List<String> warnings(
      Work work,
      Contestant contestant,
      List<String> ofModel,
      Optional<PretrainingOverlap.Seen> seen) {
    List<String> warnings = new ArrayList<>(contestant.warnings());
    warnings.addAll(examinations.warnings(work.task(), work.subject()));
    ofModel.forEach(console::warn);
    warnings.addAll(ofModel);
    if (!isPretrainingData(contestant, work.data())) {
      List<String> doubts =
          seen.map(each -> PretrainingOverlap.warnings(work.data(), each)).orElse(List.of());
      doubts.forEach(console::warn);
      warnings.addAll(doubts);
    }
    return new ArrayList<>(new LinkedHashSet<>(warnings));
  }

  /** Copies across the splits of one data set are found by its examination. */
  private static boolean isPretrainingData(Contestant contestant, Data scored) {
    return contestant.dataset().filter(own -> own.digest().equals(scored.digest())).isPresent();
  }

  private static List<String> doubts(Work work) {
    InputSpec input =
        work.task() instanceof ModelTask own ? own.input(work.subject()) : work.subject().input();
    List<String> warnings = new ArrayList<>(work.subject().model().warnings(input));
    if (work.task().examination().isEmpty()) {
      warnings.addAll(work.task().doubts(work.subject().dataset()));
    }
    return warnings;
  }

  /** The scores of the task, with those that its file and the search for duplicates add. */
  private Scores scores(Work work, Scores own, Predictions predictions) {
    Scores scores = own;
    Optional<Metric> accuracy = CleanSubset.accuracy(predictions);
    if (accuracy.isPresent()) {
      scores = scores.with(CleanSubset.NAME, accuracy.get());
    }
    for (PredictionMetric metric : work.metrics()) {
      try {
        Map<String, Metric> value =
            FurtherMetrics.of(List.of(metric), work.data().classes(), predictions);
        scores = FurtherMetrics.add(value, scores);
      } catch (BadInputException e) {
        // Hours of training are not thrown away for a number that can be computed later.
        console.error(work.place().id() + " is stored without one metric: " + e.getMessage());
      }
    }
    return scores;
  }

  private List<Artifact> figures(
      Work work, Predictions predictions, Contestant contestant, boolean first) {
    List<Artifact> drawn = new ArrayList<>();
    if (first) {
      drawn.addAll(figures(contestant, work.subject()));
    }
    ErrorFigures.of(work.task(), work.subject(), work.data().classes(), predictions, modalities)
        .ifPresent(drawn::add);
    return drawn;
  }

  /** Those of the encoder and its features. */
  private List<Artifact> figures(Contestant contestant, LabelledSubject subject) {
    List<Artifact> drawn = new ArrayList<>(contestant.figures().get());
    Dataset dataset = subject.dataset();
    Modality modality = modalities.of(dataset.split(Split.TEST));
    drawn.add(
        FeatureFigures.neighbours(
            subject.features(),
            test -> RunFigures.shown(modality, dataset.split(Split.TEST), test),
            train -> RunFigures.shown(modality, dataset.split(Split.TRAIN), train)));
    drawn.add(
        FeatureFigures.map(
            subject.features(), test -> RunFigures.named(dataset.split(Split.TEST), test)));
    return drawn;
  }
}
