package org.isomer.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.isomer.cli.spi.Console;
import org.isomer.cli.spi.Progress;
import org.isomer.examination.Examination;
import org.isomer.examination.Examiner;
import org.isomer.spi.Findings;
import org.isomer.train.sentinel.Alarm;
import org.jspecify.annotations.Nullable;

/** Shows what training is going to do, how far it is, and what happens on the way. */
final class ShownProgress implements Trainer.Observer, AutoCloseable {
  private final Console console;
  private final Examiner examiner;
  private final Optional<Path> out;
  private @Nullable Progress progress;
  private boolean started;
  private boolean labelled;

  /**
   * Shows it on a console.
   *
   * @param out where the run is kept, if it is
   */
  ShownProgress(Console console, Examiner examiner, Optional<Path> out) {
    this.console = console;
    this.examiner = examiner;
    this.out = out;
  }

  @Override
  public void prepared(RunSummary summary) {
    labelled = summary.labelled();
    List<List<String>> rows = new ArrayList<>();
    summary.rows().forEach(row -> rows.add(List.of("  " + row.get(0), row.get(1))));
    out.ifPresent(folder -> rows.add(List.of("  folder", folder.toString())));
    console.line("run: " + summary.name());
    console.table(List.of(), rows);
    progress =
        console
            .progress("pretrain", "trained", summary.steps(), "steps")
            .withRate("views", summary.viewsPerStep())
            .withEstimate();
    progress.skip(summary.done());
  }

  /** Whether the data have classes, by which the encoder can be judged. */
  boolean labelled() {
    return labelled;
  }

  @Override
  public void stepDone(long step, long steps, Map<String, Float> scalars) {
    started = true;
    Objects.requireNonNull(progress)
        .advance(1, String.format(Locale.ROOT, "loss %.4f", scalars.get("loss")));
  }

  @Override
  public void monitored(long step, Map<String, Float> scalars) {
    String found =
        scalars.entrySet().stream()
            .map(
                scalar -> String.format(Locale.ROOT, "%s %.4f", scalar.getKey(), scalar.getValue()))
            .collect(Collectors.joining(", "));
    console.line("step %d: %s".formatted(step, found));
  }

  @Override
  public void alarmed(Alarm alarm) {
    console.warn("at step %d: %s".formatted(alarm.step(), alarm.message()));
  }

  @Override
  public Findings examine(Examination<?> data) {
    return examiner.examine(data);
  }

  @Override
  public void starts(StartEntry weights) {
    console.line(weights.text());
  }

  @Override
  public void warned(String warning) {
    console.warn(warning);
  }

  @Override
  public void close() {
    if (progress != null && started) {
      progress.close();
    }
  }
}
