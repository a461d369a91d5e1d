package org.isomer.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.isomer.cli.spi.Argument;
import org.isomer.cli.spi.Command;
import org.isomer.cli.spi.CommandPlugin;
import org.isomer.cli.spi.Console;
import org.isomer.cli.spi.Interruption;
import org.isomer.cli.spi.Progress;
import org.isomer.cli.spi.Workbench;
import org.isomer.examination.Examination;
import org.isomer.examination.Examiner;
import org.isomer.file.Sha256;
import org.isomer.graph.Processor;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Findings;
import org.isomer.spi.Option;
import org.isomer.train.sentinel.Alarm;
import org.jspecify.annotations.Nullable;

/** {@code isomer pretrain CONFIG.yaml --out DIR}. */
public final class PretrainVerb implements CommandPlugin<PretrainVerb.Config> {
  /** The command line of pretrain. */
  public record Config(
      @Argument("CONFIG.yaml")
          @Option(help = "The run's configuration; see configuration, plugins and describe")
          Path config,
      @Option(
              help = "Replaces one option of the configuration, as in encoder.width=0.5",
              value = "[]")
          List<String> set,
      @Option(help = "The run directory; must be new or empty") Path out,
      @Option(
              help =
                  "Go on with the run in --out, from its newest checkpoint; a finished one can be"
                      + " made longer where nothing in it follows its length",
              value = "false")
          boolean resume,
      @Option(
              help =
                  "With --resume: go on from the checkpoint of this step, an older one, where the"
                      + " newest is damaged; the run's record keeps it",
              min = 1,
              max = Plan.MOST_STEPS)
          Optional<Long> checkpoint,
      @Option(
              help =
                  "With --resume: go on although the data, or JARs of plugins, are not what the run"
                      + " was begun with: data, plugins; the run's record keeps it",
              value = "[]")
          List<Change> acceptChanged) {}

  @Override
  public String name() {
    return "pretrain";
  }

  @Override
  public String summary() {
    return "Pretrains an encoder as a configuration says, into a run directory";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public List<String> examples() {
    return List.of(
        "pretrain eval-harness/experiments/quickstart.yaml --out runs/quickstart",
        "pretrain simclr.yaml --set seed=1 --set batch-size=512 --out runs/simclr-1",
        "pretrain simclr.yaml --out runs/simclr-1 --resume");
  }

  @Override
  public List<String> toGoOn(Config config) {
    boolean begun = Files.exists(new RunDirectory(config.out()).manifestFile());
    return begun && !config.resume() ? List.of("--resume") : List.of();
  }

  @Override
  public Command create(Config config) {
    if (!config.resume()
        && (config.checkpoint().isPresent() || !config.acceptChanged().isEmpty())) {
      throw new BadInputException(
          "pretrain: --checkpoint and --accept-changed are for a run that goes on: add --resume.");
    }
    if (config.acceptChanged().contains(Change.CONFIGURATION)) {
      throw new BadInputException(
          "pretrain: a run cannot go on with another configuration. Choose another --out.");
    }
    return workbench -> run(config, workbench);
  }

  private static void run(Config config, Workbench workbench) throws IOException {
    Plan plan = plan(config, config.set(), workbench);
    RunDirectory directory = new RunDirectory(config.out());
    if (config.resume() && isDone(config, plan, directory.manifest())) {
      workbench.console().print(config.out() + ": the run is finished; nothing is left to do.");
      return;
    }
    Trainer trainer = new Trainer(plan, directory, ChosenPlugins.of(plan, workbench.catalog()));
    RunManifest manifest;
    try (Stop stop = new Stop();
        Bar bar = new Bar(workbench)) {
      manifest =
          config.resume()
              ? trainer.resume(new Terms(config.checkpoint(), config.acceptChanged()), bar, stop)
              : trainer.train(bar, stop);
      report(config, manifest, workbench);
    }
    if (manifest.status() == RunManifest.Status.FINISHED) {
      published(config, plan, workbench);
    }
  }

  private static boolean isDone(Config config, Plan plan, RunManifest manifest) {
    return manifest.status() == RunManifest.Status.FINISHED
        && config.checkpoint().isEmpty()
        && manifest.setup().configurationDigest().equals(Sha256.hex(plan.recorded()));
  }

  private static Plan plan(Config config, List<String> changes, Workbench workbench) {
    return workbench
        .reader()
        .read(Plan.class, config.config(), changes)
        .resolved(Processor.fastestPrecision(), Runtime.getRuntime().availableProcessors());
  }

  /** Published numbers are for the recipe as it is. */
  private static void published(Config config, Plan plan, Workbench workbench) {
    List<String> deviations =
        plan.published().isEmpty() ? List.of() : deviations(config, plan, workbench);
    if (deviations.isEmpty()) {
      plan.published().forEach(result -> workbench.console().print(line(result)));
    } else {
      workbench
          .console()
          .print(
              "The published numbers of the recipe are not for this run, which deviates in: "
                  + String.join(", ", deviations));
    }
  }

  private static List<String> deviations(Config config, Plan plan, Workbench workbench) {
    try {
      return Deviations.between(plan(config, List.of(), workbench), plan).options();
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

  private static void report(Config config, RunManifest manifest, Workbench workbench) {
    RunManifest.CheckpointEntry checkpoint = manifest.checkpoint();
    boolean finished = manifest.status() == RunManifest.Status.FINISHED;
    Console console = workbench.console();
    console.print(
        "%s: %s at step %d of %d; checkpoint %s"
            .formatted(
                config.out(),
                finished ? "finished" : "interrupted",
                manifest.stepsDone(),
                manifest.setup().steps(),
                checkpoint == null ? "none" : checkpoint.digest().substring(0, 12)));
    if (finished) {
      console.print("Next: isomer eval %s --out %s-results".formatted(config.out(), config.out()));
    }
  }

  /**
   * Whether the user asks to stop. The process waits for the end of training from the first step
   * on; what comes before writes nothing that could be lost.
   */
  private static final class Stop implements BooleanSupplier, AutoCloseable {
    private @Nullable Interruption interruption;

    @Override
    public boolean getAsBoolean() {
      Interruption watched = interruption;
      if (watched == null) {
        watched = Interruption.watch();
        interruption = watched;
      }
      return watched.requested();
    }

    @Override
    public void close() {
      if (interruption != null) {
        interruption.close();
      }
    }
  }

  /** Shows progress once the number of steps is known. */
  private static final class Bar implements Trainer.Observer, AutoCloseable {
    private final Workbench workbench;
    private @Nullable Progress progress;

    Bar(Workbench workbench) {
      this.workbench = workbench;
    }

    @Override
    public void stepDone(long step, long steps, int views, Map<String, Float> scalars) {
      Progress bar = progress;
      if (bar == null) {
        bar = workbench.console().progress("pretrain", steps * views, "views");
        bar.skip((step - 1) * views);
        progress = bar;
      }
      bar.advance(
          views, String.format(Locale.ROOT, "step %d, loss %.4f", step, scalars.get("loss")));
    }

    @Override
    public void monitored(long step, Map<String, Float> scalars) {
      String found =
          scalars.entrySet().stream()
              .map(
                  scalar ->
                      String.format(Locale.ROOT, "%s %.4f", scalar.getKey(), scalar.getValue()))
              .collect(Collectors.joining(", "));
      workbench.console().print("step %d: %s".formatted(step, found));
    }

    @Override
    public void alarmed(Alarm alarm) {
      workbench.console().warn("at step %d: %s".formatted(alarm.step(), alarm.message()));
    }

    @Override
    public Findings examine(Examination<?> data) {
      return new Examiner(workbench.console()).examine(data);
    }

    @Override
    public void warned(String warning) {
      workbench.console().warn(warning);
    }

    @Override
    public void close() {
      if (progress != null) {
        progress.close();
      }
    }
  }
}
