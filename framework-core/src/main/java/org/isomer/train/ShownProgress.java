package org.isomer.train;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.isomer.cli.spi.Console;
import org.isomer.cli.spi.Progress;
import org.isomer.examination.Examination;
import org.isomer.examination.Examiner;
import org.isomer.spi.Findings;
import org.isomer.train.sentinel.Alarm;
import org.jspecify.annotations.Nullable;

/** Shows how far training is, once the number of steps is known, and what happens on the way. */
final class ShownProgress implements Trainer.Observer, AutoCloseable {
  private final Console console;
  private final Examiner examiner;
  private @Nullable Progress progress;

  ShownProgress(Console console, Examiner examiner) {
    this.console = console;
    this.examiner = examiner;
  }

  @Override
  public void stepDone(long step, long steps, int views, Map<String, Float> scalars) {
    Progress bar = progress;
    if (bar == null) {
      bar = console.progress("pretrain", steps * views, "views");
      bar.skip((step - 1) * views);
      progress = bar;
    }
    bar.advance(views, String.format(Locale.ROOT, "step %d, loss %.4f", step, scalars.get("loss")));
  }

  @Override
  public void monitored(long step, Map<String, Float> scalars) {
    String found =
        scalars.entrySet().stream()
            .map(
                scalar -> String.format(Locale.ROOT, "%s %.4f", scalar.getKey(), scalar.getValue()))
            .collect(Collectors.joining(", "));
    console.print("step %d: %s".formatted(step, found));
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
    console.print(weights.text());
  }

  @Override
  public void warned(String warning) {
    console.warn(warning);
  }

  @Override
  public void close() {
    if (progress != null) {
      progress.close();
    }
  }
}
