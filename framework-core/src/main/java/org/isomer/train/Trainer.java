package org.isomer.train;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.isomer.data.BatchPipeline;
import org.isomer.data.Datasets;
import org.isomer.examination.ClassExamination;
import org.isomer.examination.CutExamples;
import org.isomer.examination.Examination;
import org.isomer.examination.Use;
import org.isomer.feature.FeatureReader;
import org.isomer.file.FolderLock;
import org.isomer.file.Sha256;
import org.isomer.graph.GraphSession;
import org.isomer.graph.Replicas;
import org.isomer.graph.Variable;
import org.isomer.spi.AnnotatedExamples;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.ClassData;
import org.isomer.spi.EncoderAdditions;
import org.isomer.spi.Findings;
import org.isomer.spi.Framework;
import org.isomer.spi.Split;
import org.isomer.spi.Tracker;
import org.isomer.spi.Views;
import org.isomer.train.company.Company;
import org.isomer.train.engine.Course;
import org.isomer.train.engine.TrainingGraph;
import org.isomer.train.engine.TrainingSteps;
import org.isomer.train.sentinel.Alarm;
import org.isomer.train.sentinel.Sentinel;
import org.isomer.weights.GivenWeights;

/** Pretrains: from a plan to a run directory. */
public final class Trainer {
  /** Told of every step. */
  @FunctionalInterface
  public interface Observer {
    /**
     * A step is done.
     *
     * @param step steps done so far, those before a resume included
     * @param steps steps of the whole run
     * @param scalars the step's scalars, the loss among them
     */
    void stepDone(long step, long steps, Map<String, Float> scalars);

    /**
     * The monitors have looked.
     *
     * @param scalars what they found, by name
     */
    default void monitored(long step, Map<String, Float> scalars) {}

    /** The sentinel has noticed something that does not end the run. */
    default void alarmed(Alarm alarm) {}

    /** All is ready for the first step. */
    default void prepared(RunSummary summary) {}

    /** Looks at the data before anything is trained; its warnings are kept in the manifest. */
    default Findings examine(Examination<?> data) {
      return Findings.NONE;
    }

    /** The encoder starts from given weights. */
    default void starts(StartEntry weights) {}

    /** The run goes on, but the user should know this. Called by any thread. */
    default void warned(String warning) {}
  }

  private final Plan plan;
  private final RunDirectory run;
  private final List<RunManifest.PluginEntry> plugins;
  private final Optional<GivenWeights> weights;
  private final Datasets datasets;
  private final Clock clock;
  private final Company company;

  /**
   * Prepares training.
   *
   * @param plan the plan, {@linkplain Plan#resolved resolved} for this machine
   * @param run where the run is kept
   * @param plugins the plugins that the plan chose, for the manifest
   * @param weights what the plan's encoder starts with, if that is not drawn
   * @param datasets opens the plan's
   * @param clock tells the times that the manifest and trackers are told
   * @param replicas as many as the plan wants; the first keeps the run, the others write nothing
   */
  public Trainer(
      Plan plan,
      RunDirectory run,
      List<RunManifest.PluginEntry> plugins,
      Optional<GivenWeights> weights,
      Datasets datasets,
      Clock clock,
      Replicas replicas) {
    this(plan, run, plugins, weights, datasets, clock, Company.here(replicas));
  }

  /** As the other, with processes that may have to be waited for. */
  Trainer(
      Plan plan,
      RunDirectory run,
      List<RunManifest.PluginEntry> plugins,
      Optional<GivenWeights> weights,
      Datasets datasets,
      Clock clock,
      Company company) {
    this.plan = plan;
    this.company = company;
    this.run = run;
    this.weights = weights;
    this.datasets = datasets;
    this.clock = clock;
    // As config.yaml, the manifest says what made a run, and not who was told of it.
    this.plugins = plugins.stream().filter(each -> !each.kind().equals("tracker")).toList();
  }

  /**
   * Trains from the beginning to the end or until asked to stop. A checkpoint of the last step is
   * left behind in either case.
   *
   * @param stopRequested asked before every step
   * @return the run's manifest
   * @throws BadInputException if the folder, the plan or the data cannot be used, another process
   *     writes into the folder, training diverges, or the sentinel stops the run
   */
  public RunManifest train(Observer observer, BooleanSupplier stopRequested) throws IOException {
    if (!keeps()) {
      return train(Optional.empty(), List.of(), observer, stopRequested, false);
    }
    List<Tracker> trackers = trackers();
    try (FolderLock lock = run.claimForNewRun()) {
      return train(Optional.empty(), trackers, observer, stopRequested, false);
    }
  }

  /**
   * Does all that comes before the first step, and writes nothing.
   *
   * @param terms how to go on with the run in the folder; a new run if absent
   * @throws BadInputException if the plan or the data cannot be used, or the run not go on
   */
  public void rehearse(Optional<Terms> terms, Observer observer) throws IOException {
    Optional<Resumption> resumption = terms.map(each -> new Resumption(run, plan.recorded(), each));
    train(resumption, trackers(), observer, () -> true, true);
  }

  /**
   * Goes on with the run in the folder, to the end or until asked to stop. It ends in the same bits
   * as a run that was never stopped.
   *
   * @param terms from which checkpoint, and what may have changed
   * @return the run's manifest
   * @throws BadInputException like {@link #train}, and if the checkpoint, the configuration, the
   *     data or a plugin is not what it was
   */
  public RunManifest resume(Terms terms, Observer observer, BooleanSupplier stopRequested)
      throws IOException {
    if (!keeps()) {
      Resumption resumption = new Resumption(run, plan.recorded(), terms);
      return train(Optional.of(resumption), List.of(), observer, stopRequested, false);
    }
    List<Tracker> trackers = trackers();
    try (FolderLock lock = run.claim()) {
      Resumption resumption = new Resumption(run, plan.recorded(), terms);
      return train(Optional.of(resumption), trackers, observer, stopRequested, false);
    }
  }

  /** Whether this is the process that writes. */
  private boolean keeps() {
    return company.first();
  }

  /** What is wrong with them is said before anything is written. */
  private List<Tracker> trackers() {
    return plan.trackers().stream().<Tracker>map(Choice::create).toList();
  }

  private RunManifest train(
      Optional<Resumption> resumption,
      List<Tracker> trackers,
      Observer observer,
      BooleanSupplier stopRequested,
      boolean rehearsal)
      throws IOException {
    TrainingParts parts = TrainingParts.open(plan, datasets, company.replicas());
    ClassData dataset = parts.dataset();
    AnnotatedExamples<OptionalInt> examples = parts.examples();
    Views views = parts.views();
    Framework framework = parts.framework();
    Requirements requirements = new Requirements(plan);
    Findings ofData =
        observer.examine(
            new ClassExamination(
                dataset, framework.needsLabels() ? Use.SUPERVISED_PRETRAINING : Use.PRETRAINING));
    Findings ofScores = requirements.scores(framework, dataset);
    ofScores.warnings().forEach(observer::warned);
    requirements.checkEvaluation(examples, views);
    Findings ofShapes = requirements.shapes(examples, views);
    ofShapes.warnings().forEach(observer::warned);
    Findings ofEncoding =
        CutExamples.concerns(views.evaluation())
            ? observer.examine(CutExamples.of(dataset, views.evaluation()))
            : Findings.NONE;
    Findings findings = ofData.and(ofScores).and(ofShapes).and(ofEncoding);
    Optional<Checkpoint> start = resumption.flatMap(Resumption::checkpoint);
    long done = start.map(Checkpoint::step).orElse(0L);
    Environment environment = Environment.here(plan.threads());
    if (!rehearsal) {
      company.requireAlike(
          Sameness.of(plan, environment, plugins, dataset, views.fileDigests(), start));
    }

    try (Monitoring monitoring = new Monitoring(plan, dataset, views, EncoderNames.of(framework));
        BatchPipeline pipeline = parts.batches(done * plan.accumulate());
        TrainingGraph graph = parts.graph(pipeline)) {
      List<String> doubts = new ArrayList<>(findings.warnings());
      Consumer<String> doubt =
          text -> {
            doubts.add(text);
            observer.warned(text);
          };
      graph.doubt().ifPresent(doubt);
      graph.memory().doubt().ifPresent(observer::warned);
      GraphSession session = graph.session();
      Beginning beginning = Beginning.DRAWN;
      if (start.isPresent()) {
        session.assign(start.get().read(session.variables()));
      } else {
        beginning =
            weights
                .map(
                    given ->
                        Beginning.of(
                            given, EncoderAdditions.of(plan.encoder()), session.variables()))
                .orElse(Beginning.DRAWN);
        session.initialize(plan.seed(), beginning.values());
        beginning.entry().ifPresent(observer::starts);
        beginning.doubts().forEach(doubt);
      }
      long stepsPerEpoch = pipeline.stepsPerEpoch();
      Course course = parts.course(stepsPerEpoch);
      long steps = course.steps();
      requireSteps(steps);
      course.doubt().ifPresent(doubt);
      String configuration = plan.recorded();
      RunManifest.Setup setup =
          setup(
              configuration,
              dataset,
              views,
              graph,
              environment,
              steps,
              stepsPerEpoch,
              beginning.entry(),
              batch(framework, views, examples.size(), stepsPerEpoch));
      RunLength length = new RunLength(course, plan.schedule().plugin().name(), graph.dials());
      RunManifest manifest =
          resumption
              .map(each -> each.manifest(setup, length, observer::warned))
              .orElseGet(() -> RunManifest.begun(setup));
      observer.prepared(
          RunSummary.of(plan, setup, done, dataset, pipeline.viewSpecs(), graph.memory()));
      if (rehearsal) {
        return manifest;
      }
      StepLoop loop =
          new StepLoop(plan, new TrainingSteps(graph, pipeline, course), monitoring, stopRequested);
      loop.meet(); // all have read what they go on from before the first writes
      if (!keeps()) {
        return follow(loop, manifest, done, observer);
      }
      Sentinel sentinel =
          loop.alone(
              () -> {
                Sentinel watch = sentinel(graph, framework, dataset);
                String then = "when it went on after step %d, ".formatted(done);
                LogReader.until(run.logFile(), done, damage -> doubt.accept(then + damage))
                    .read(watch::observe);
                return watch;
              });
      RunManifest begun = manifest.warning(doubts).running();
      loop.alone(
          () -> {
            run.begin(begun, configuration);
            return begun;
          });
      return new RecordedTraining(plan, loop, sentinel, observer, start.isPresent() ? done : -1)
          .train(run, begun, trackers, clock, done);
    }
  }

  /** Takes the steps with the first replica, which alone keeps a record of them and speaks. */
  private static RunManifest follow(
      StepLoop loop, RunManifest manifest, long done, Observer observer) throws IOException {
    long steps = loop.course().steps();
    loop.meet(); // until the record is open
    long last =
        loop.take(done, (step, outcome) -> observer.stepDone(step, steps, outcome.scalars()));
    loop.meet(); // until it is complete
    return manifest.with(
        last == steps ? RunManifest.Status.FINISHED : RunManifest.Status.INTERRUPTED);
  }

  private static void requireSteps(long steps) {
    if (steps > Plan.MOST_STEPS) {
      throw new BadInputException(
          "epochs: they are %,d steps, and a run can have %,d. Lower epochs, or raise batch-size."
              .formatted(steps, Plan.MOST_STEPS));
    }
  }

  /** A sentinel; labels make as many directions as there are classes, and more are not missed. */
  private Sentinel sentinel(TrainingGraph graph, Framework framework, ClassData dataset) {
    int rankLimit = Math.min(graph.examinedInstances(), graph.embeddingDim());
    if (framework.needsLabels()) {
      rankLimit = Math.min(rankLimit, dataset.classes().size());
    }
    return new Sentinel(plan.sentinel(), graph.collapsed(), rankLimit);
  }

  private RunManifest.Setup setup(
      String configuration,
      ClassData dataset,
      Views views,
      TrainingGraph graph,
      Environment environment,
      long steps,
      long stepsPerEpoch,
      Optional<StartEntry> given,
      RunManifest.BatchEntry batch) {
    long encoderParameters =
        graph.session().variables().stream()
            .filter(variable -> variable.role().trained())
            .filter(variable -> variable.name().startsWith("encoder."))
            .mapToLong(Variable::size)
            .sum();
    return new RunManifest.Setup(
        plan.displayName(),
        plan.seed(),
        Sha256.hex(configuration),
        new RunManifest.DatasetEntry(
            dataset.title(), dataset.digest(), dataset.split(Split.TRAIN).size()),
        plugins,
        encoderParameters,
        environment,
        steps,
        stepsPerEpoch,
        views.training().size() * plan.examplesPerStep(),
        List.copyOf(graph.unverifiedGradients()),
        views.fileDigests(),
        RecordedInput.of(views, FeatureReader.spec(dataset.split(Split.TRAIN), views.evaluation())),
        given.orElse(null),
        batch);
  }

  private RunManifest.BatchEntry batch(
      Framework framework, Views views, long examples, long stepsPerEpoch) {
    OptionalInt negatives = framework.negatives(plan.batchSize(), views.training().size());
    return new RunManifest.BatchEntry(
        plan.batchSize(),
        plan.replicas(),
        plan.batchSize() / plan.replicas(),
        negatives.isPresent() ? negatives.getAsInt() : null,
        Math.max(0, examples - stepsPerEpoch * plan.examplesPerStep()));
  }
}
