package org.isomer.train;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.isomer.cli.spi.Command;
import org.isomer.cli.spi.Console;
import org.isomer.cli.spi.Continuation;
import org.isomer.cli.spi.Interruption;
import org.isomer.cli.spi.Progress;
import org.isomer.cli.spi.Workbench;
import org.isomer.examination.Examination;
import org.isomer.examination.Examiner;
import org.isomer.file.Sha256;
import org.isomer.graph.Processor;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Findings;
import org.isomer.train.sentinel.Alarm;
import org.jspecify.annotations.Nullable;

/** Pretrains, with a progress bar, until it is done or the user asks to stop. */
final class PretrainCommand implements Command {
  private final PretrainVerb.Config config;
  private final Stop stop = new Stop();

  PretrainCommand(PretrainVerb.Config config) {
    this.config = config;
  }

  @Override
  public void run(Workbench workbench) throws IOException {
    Plan plan = plan(config.set(), workbench);
    RunDirectory directory = new RunDirectory(config.out());
    if (config.resume() && isDone(plan, directory)) {
      workbench.console().print(config.out() + ": the run is finished; nothing is left to do.");
      return;
    }
    Trainer trainer = new Trainer(plan, directory, ChosenPlugins.of(plan, workbench.catalog()));
    RunManifest manifest;
    try (Stop asked = stop;
        Bar bar = new Bar(workbench)) {
      manifest =
          config.resume()
              ? trainer.resume(new Terms(config.checkpoint(), config.acceptChanged()), bar, asked)
              : trainer.train(bar, asked);
      report(manifest, workbench);
    }
    if (manifest.status() == RunManifest.Status.FINISHED) {
      published(plan, workbench);
    }
  }

  /**
   * {@inheritDoc}
   *
   * <p>A run that goes on has recorded from which checkpoint, and what has changed. The checkpoint
   * given again would go back to it; the permission given again would be one for further changes.
   */
  @Override
  public Continuation toGoOn() {
    if (config.resume()) {
      return stop.watches()
          ? new Continuation(List.of("checkpoint", "accept-changed"), List.of())
          : Continuation.SAME;
    }
    return Files.exists(new RunDirectory(config.out()).manifestFile())
        ? new Continuation(List.of(), List.of("--resume"))
        : Continuation.SAME;
  }

  /**
   * Whether nothing is left to do. A configuration file that was lost is written again, as by any
   * run that goes on.
   *
   * @throws BadInputException if the run's checkpoint is damaged
   */
  private boolean isDone(Plan plan, RunDirectory run) {
    RunManifest manifest = run.manifest();
    String digest = manifest.setup().configurationDigest();
    return manifest.status() == RunManifest.Status.FINISHED
        && config.checkpoint().isEmpty()
        && digest.equals(Sha256.hex(plan.recorded()))
        && Files.exists(run.configFile())
        && digest.equals(Sha256.hex(run.configFile()))
        && new Checkpoints(run, manifest).choose(Optional.empty()).isPresent();
  }

  private Plan plan(List<String> changes, Workbench workbench) {
    return workbench
        .reader()
        .read(Plan.class, config.config(), changes)
        .resolved(Processor.fastestPrecision(), Runtime.getRuntime().availableProcessors());
  }

  /** Published numbers are for the recipe as it is. */
  private void published(Plan plan, Workbench workbench) {
    List<String> deviations = plan.published().isEmpty() ? List.of() : deviations(plan, workbench);
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

  private List<String> deviations(Plan plan, Workbench workbench) {
    try {
      return Deviations.between(plan(List.of(), workbench), plan).options();
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

  private void report(RunManifest manifest, Workbench workbench) {
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
    private volatile @Nullable Interruption interruption;

    /** Whether training is asking: its record then holds on what terms it goes on. */
    boolean watches() {
      return interruption != null;
    }

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
      Interruption watched = interruption;
      if (watched != null) {
        watched.close();
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
