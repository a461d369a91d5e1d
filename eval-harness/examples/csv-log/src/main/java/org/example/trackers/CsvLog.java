package org.example.trackers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.isomer.file.AppendedFile;
import org.isomer.file.AtomicFiles;
import org.isomer.spi.Option;
import org.isomer.spi.TrackedRun;
import org.isomer.spi.Tracker;
import org.isomer.spi.TrackerPlugin;
import org.isomer.spi.Tracking;

/**
 * Appends the scalars of a run to a CSV file in its folder for trackers: a line for each scalar of
 * each step, as spreadsheets and pandas like it. A run that is resumed goes on in the same file.
 */
public final class CsvLog implements TrackerPlugin<CsvLog.Config> {
  private static final String HEADER = "step,time,name,value\n";

  /** Its options. */
  public record Config(
      @Option(help = "Steps from one that is written to the next", value = "1", min = 1, max = 1e9)
          int every) {}

  @Override
  public String name() {
    return "csv-log";
  }

  @Override
  public String summary() {
    return "Appends the scalars of a run to a CSV file";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Tracker create(Config config) {
    return (run, warning) -> new Log(config.every(), run, warning);
  }

  private static final class Log implements Tracking {
    private final int every;
    private final Path file;
    private final Consumer<String> warning;
    private final List<String> waiting = new ArrayList<>();
    private long written;

    Log(int every, TrackedRun run, Consumer<String> warning) {
      this.every = every;
      this.file = run.state().resolve("csv-log").resolve("scalars.csv");
      this.warning = warning;
      try {
        written = prepare();
      } catch (IOException e) {
        complain(e);
      }
    }

    /** Begins the file, or cuts off what a kill has left half written; returns its last step. */
    private long prepare() throws IOException {
      Files.createDirectories(file.getParent());
      String text = Files.exists(file) ? Files.readString(file) : "";
      String whole = text.substring(0, text.lastIndexOf('\n') + 1);
      if (whole.isEmpty() || whole.length() < text.length()) {
        AtomicFiles.write(file, whole.isEmpty() ? HEADER : whole);
      }
      int last = whole.lastIndexOf('\n', whole.length() - 2) + 1;
      return last == 0 ? 0 : Long.parseLong(whole.substring(last, whole.indexOf(',', last)));
    }

    /** A run that was stopped between two checkpoints takes some steps twice. */
    @Override
    public void step(long step, Instant time, Map<String, ? extends Number> scalars) {
      if (step <= written || step % every != 0) {
        return;
      }
      new TreeMap<>(scalars)
          .forEach((name, value) -> waiting.add(step + "," + time + "," + name + "," + value));
      written = step;
      if (waiting.size() > 1000) {
        flush();
      }
    }

    @Override
    public void end(End how, Instant time, Map<String, String> tags) {
      flush();
    }

    @Override
    public void close() {
      flush();
    }

    private void flush() {
      try (AppendedFile out = AppendedFile.open(file)) {
        out.append(String.join("", waiting.stream().map(line -> line + "\n").toList()));
        waiting.clear();
      } catch (IOException e) {
        complain(e);
      }
    }

    /** Trouble is a warning, and never ends a run. */
    private void complain(IOException trouble) {
      warning.accept(
          "csv-log: scalars cannot be written into %s (%s). Make the folder writable."
              .formatted(file, trouble.getMessage()));
    }
  }
}
