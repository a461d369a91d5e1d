package org.isomer.train;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.isomer.cli.spi.Console;
import org.isomer.cli.spi.EndedException;
import org.isomer.cluster.OneProcess;
import org.isomer.cluster.place.Place;
import org.isomer.cluster.place.Places;
import org.isomer.cluster.place.Wanted;
import org.isomer.config.ConfigReader;
import org.isomer.data.Datasets;
import org.isomer.device.Acceleration;
import org.isomer.examination.Examiner;
import org.isomer.file.Sha256;
import org.isomer.graph.FirstReplica;
import org.isomer.graph.Processor;
import org.isomer.plugin.Catalog;
import org.isomer.spi.BadInputException;
import org.isomer.train.company.Company;
import org.tensorflow.exceptions.TensorFlowException;

/** Pretrains as a configuration file says, and tells how it goes on the console. */
public final class Pretraining {
  private static final int STOPPED = 143; // as if asked itself

  /** The first replica speaks for all. */
  private static final Trainer.Observer QUIET = (step, steps, scalars) -> {};

  private final Catalog catalog;
  private final ConfigReader reader;
  private final Datasets datasets;
  private final Examiner examiner;
  private final Clock clock;
  private final Console console;
  private volatile boolean follows;

  /** With the plugins of a catalog. */
  @Inject
  public Pretraining(
      Catalog catalog,
      ConfigReader reader,
      Datasets datasets,
      Examiner examiner,
      Clock clock,
      Console console) {
    this.catalog = catalog;
    this.reader = reader;
    this.datasets = datasets;
    this.examiner = examiner;
    this.clock = clock;
    this.console = console;
  }

  /**
   * Makes sure that a run is finished: it is begun, gone on with, or done already.
   *
   * @param recipe the configuration file
   * @param set changes to it
   * @param folder the run directory
   * @param verb what the user called, for the message when it is interrupted
   * @throws BadInputException if it cannot be finished, or was finished with other options
   */
  public void finish(Path recipe, List<String> set, Path folder, String verb) throws IOException {
    RunDirectory run = new RunDirectory(folder);
    boolean begun = Files.exists(run.manifestFile());
    if (begun && run.manifest().status() == RunManifest.Status.FINISHED) {
      requireSame(recipe, set, run);
      lookAtLog(run);
      console.line(run.root() + " is finished already.");
      return;
    }
    run(
        new PretrainVerb.Config(recipe, set, run.root(), begun, Optional.empty(), List.of()),
        new Stop());
    if (run.manifest().status() != RunManifest.Status.FINISHED) {
      throw new BadInputException(
          verb + " was interrupted. The same command goes on where it stopped.");
    }
  }

  private void requireSame(Path recipe, List<String> set, RunDirectory run) {
    Plan asked = reader.read(Plan.class, recipe, set);
    ChosenPlugins.requireHere(run.root(), run.manifest().setup().plugins(), catalog);
    Plan done = reader.read(Plan.class, run.configFile(), List.of());
    List<String> deviations = Deviations.ofRun(asked, done).options();
    if (!deviations.isEmpty()) {
      throw new BadInputException(
          "%s: the run is finished, and was pretrained with other options than now; they differ in: %s. Choose another --out, or move the run away."
              .formatted(run.root(), String.join(", ", deviations)));
    }
  }

  /** Begins a run or goes on with it, until it is done or the user asks to stop. */
  void run(PretrainVerb.Config asked, Stop stop) throws IOException {
    PretrainVerb.Config config = asked.decided();
    RunDirectory directory = new RunDirectory(config.out());
    if (config.dryRun()) {
      directory.requireAvailable(config.resume());
    }
    if (config.resume() && Files.exists(directory.manifestFile())) {
      ChosenPlugins.requireHere(directory.root(), directory.manifest().setup().plugins(), catalog);
    }
    Plan stated = reader.read(Plan.class, config.config(), config.set());
    Wanted wanted = wanted(config.devices(), stated.replicas());
    Optional<Place> place = config.dryRun() ? Optional.empty() : place(config, wanted);
    follows = place.filter(own -> own.rank() > 0).isPresent();
    int threads = Place.threads(place);
    if (config.resume() && isDone(config, stated, threads, directory)) {
      lookAtLog(directory);
      console.line(config.out() + ": the run is finished; nothing is left to do.");
      return;
    }
    Plan plan = stated.resolved(Processor.fastestPrecision(), threads);
    if (config.dryRun()) {
      Trainer trainer = trainer(plan, directory, rehearsed(plan));
      Optional<Terms> terms =
          config.resume()
              ? Optional.of(new Terms(config.checkpoint(), config.acceptChanged()))
              : Optional.empty();
      rehearse(trainer, terms, Optional.of(config.out()));
      console.line(config.out() + ": a dry run; nothing was written.");
      return;
    }
    Acceleration.spread(config.devices());
    Company company =
        place
            .map(
                own ->
                    Company.of(
                        own,
                        config.workerTimeout(),
                        plan.threads(),
                        config.devices(),
                        console::note))
            .orElseGet(() -> Company.here(OneProcess.on(config.devices())));
    RunManifest manifest;
    try (Stop asking = stop) {
      manifest = train(config, trainer(plan, directory, company), company, asking);
      requireFinished(directory, manifest, asking);
    }
    if (company.first() && manifest.status() == RunManifest.Status.FINISHED) {
      published(config, plan);
    }
  }

  /** Another worker that was asked to end has ended all. */
  private static void requireFinished(RunDirectory run, RunManifest manifest, Stop stop) {
    if (manifest.status() != RunManifest.Status.FINISHED && !stop.getAsBoolean()) {
      throw new EndedException(
          STOPPED,
          "Stopped, because another worker was asked to end. Go on with:\n  " + run.toGoOn());
    }
  }

  private RunManifest train(PretrainVerb.Config config, Trainer trainer, Company company, Stop stop)
      throws IOException {
    if (!company.first()) {
      return train(config, trainer, company, QUIET, stop);
    }
    ShownProgress shown = new ShownProgress(console, examiner, Optional.of(config.out()));
    RunManifest manifest;
    try (shown) {
      manifest = train(config, trainer, company, shown, stop);
    }
    report(config, manifest, shown.labelled());
    return manifest;
  }

  private static RunManifest train(
      PretrainVerb.Config config,
      Trainer trainer,
      Company company,
      Trainer.Observer observer,
      Stop stop)
      throws IOException {
    try {
      return config.resume()
          ? trainer.resume(new Terms(config.checkpoint(), config.acceptChanged()), observer, stop)
          : trainer.train(observer, stop);
    } catch (TensorFlowException e) {
      throw company.meaning(e);
    }
  }

  /**
   * Makes sure that a plan can be pretrained, as far as that can be said without training: reads
   * the data, builds the graph, and prints what a run would do. Writes nothing.
   *
   * @throws BadInputException if it cannot
   */
  public void rehearse(Plan plan) throws IOException {
    Plan resolved = plan.resolvedHere();
    RunDirectory nowhere = new RunDirectory(Path.of("")); // a new run reads nothing there
    rehearse(trainer(resolved, nowhere, rehearsed(plan)), Optional.empty(), Optional.empty());
  }

  /** The first of the workers that a plan wants, without the others. */
  private static Company rehearsed(Plan plan) {
    return Company.here(new FirstReplica(plan.replicas()));
  }

  /**
   * Where this process is among those that train together, if there are several.
   *
   * @throws BadInputException if they are not as many as the plan wants
   */
  private Optional<Place> place(PretrainVerb.Config config, Wanted wanted) {
    return new Places(reader, System.getenv()).find(config.cluster(), config.rank(), wanted);
  }

  private static Wanted wanted(int devices, int replicas) {
    if (replicas % devices != 0) {
      throw new BadInputException(
          "--devices: replicas is %d, and cannot be divided into %d of each worker. Give another number, or set replicas: %d, which is another run."
              .formatted(replicas, devices, devices));
    }
    return new Wanted(replicas, devices);
  }

  /**
   * Whether this is one of several workers, and not the first, which speaks for all; false until
   * that is known.
   */
  boolean follows() {
    return follows;
  }

  private Trainer trainer(Plan plan, RunDirectory run, Company company) {
    return new Trainer(
        plan,
        run,
        ChosenPlugins.of(plan, catalog),
        EncoderStart.compared(plan.encoder(), reader),
        datasets,
        clock,
        company);
  }

  private void rehearse(Trainer trainer, Optional<Terms> terms, Optional<Path> out)
      throws IOException {
    try (ShownProgress shown = new ShownProgress(console, examiner, out)) {
      trainer.rehearse(terms, shown);
    }
  }

  /**
   * Whether nothing is left to do; weights that the run started with need not be there any more. A
   * configuration file that was lost is written again, as by any run that goes on.
   *
   * @throws BadInputException if the run's checkpoint is damaged
   */
  private boolean isDone(PretrainVerb.Config config, Plan asked, int threads, RunDirectory run) {
    RunManifest manifest = run.manifest();
    String digest = manifest.setup().configurationDigest();
    return manifest.status() == RunManifest.Status.FINISHED
        && config.checkpoint().isEmpty()
        && Files.exists(run.configFile())
        && digest.equals(Sha256.hex(run.configFile()))
        && digest.equals(Sha256.hex(recordedAs(asked, threads, run)))
        && new Checkpoints(run, manifest).choose(Optional.empty()).isPresent();
  }

  private String recordedAs(Plan asked, int threads, RunDirectory run) {
    return asked
        .resolvedAs(
            reader.read(Plan.class, run.configFile(), List.of()),
            Processor.fastestPrecision(),
            threads)
        .recorded();
  }

  /** Says what is damaged in the log of a run that needs no more work. */
  private void lookAtLog(RunDirectory run) {
    LogReader.whole(run.logFile(), run.manifest().stepsDone(), console::warn)
        .read((step, scalars) -> {});
  }

  /** Published numbers are for the recipe as it is. */
  private void published(PretrainVerb.Config config, Plan plan) {
    List<String> deviations = plan.published().isEmpty() ? List.of() : deviations(config, plan);
    if (deviations.isEmpty()) {
      for (Plan.Published result : plan.published()) {
        console.line(line(result));
        new PublishedPercent(result.value())
            .doubt()
            .ifPresent(doubt -> console.warn("%s: %s.".formatted(result.protocol(), doubt)));
      }
    } else {
      console.line(
          "The published numbers of the recipe are not for this run, which deviates in: "
              + String.join(", ", deviations));
    }
  }

  private List<String> deviations(PretrainVerb.Config config, Plan plan) {
    try {
      Plan recipe = reader.read(Plan.class, config.config(), List.of());
      return Deviations.between(recipe.resolved(Processor.fastestPrecision(), plan.threads()), plan)
          .options();
    } catch (BadInputException e) {
      // The recipe is complete with its changes only.
      return config.set();
    }
  }

  private static String line(Plan.Published result) {
    return String.format(
        Locale.ROOT,
        "Published: %s, %.2f %% (%s)",
        result.protocol(),
        result.value(),
        result.source());
  }

  private void report(PretrainVerb.Config config, RunManifest manifest, boolean labelled) {
    RunManifest.CheckpointEntry checkpoint = manifest.checkpoint();
    boolean finished = manifest.status() == RunManifest.Status.FINISHED;
    console.line(
        "%s: %s at step %d of %d; checkpoint %s"
            .formatted(
                config.out(),
                finished ? "finished" : "interrupted",
                manifest.stepsDone(),
                manifest.setup().steps(),
                checkpoint == null ? "none" : checkpoint.digest().substring(0, 12)));
    if (finished) {
      if (labelled) {
        console.next("eval", config.out(), "--out", config.out() + "-results");
      } else {
        console.next("embed", config.out(), "--out", config.out() + "-vectors.npy");
      }
    }
  }
}
