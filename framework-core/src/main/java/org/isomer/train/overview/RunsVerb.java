package org.isomer.train.overview;

import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.isomer.cli.spi.Argument;
import org.isomer.cli.spi.Command;
import org.isomer.cli.spi.CommandPlugin;
import org.isomer.cli.spi.Console;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Option;
import org.isomer.train.RunDirectory;

/** {@code isomer runs [FOLDER]}. */
public final class RunsVerb implements CommandPlugin<RunsVerb.Config> {
  private static final Path USUAL = Path.of("runs");

  /** How runs are printed. */
  public enum Format {
    TABLE,
    CSV,
    JSON
  }

  /** The command line of runs. */
  public record Config(
      @Argument("FOLDER")
          @Option(
              help =
                  "Where runs are looked for, six folders deep; without it in runs, or where there"
                      + " is no such folder, here")
          Optional<Path> folder,
      @Option(help = "table, or csv and json with all that is known", value = "table")
          Format format,
      @Option(
              help =
                  "Tell instead what no run needs any more: what a kill left half-written,"
                      + " checkpoints that a run does not name, runs that never began",
              value = "false")
          boolean clean,
      @Option(help = "With --clean: remove it", value = "false") boolean yes) {
    Path place() {
      return folder.orElseGet(
          () -> {
            if (Files.isDirectory(USUAL)) {
              return USUAL;
            }
            Path here = Path.of("");
            boolean isRun = Files.exists(new RunDirectory(here).manifestFile());
            return isRun ? Path.of(".") : here; // a run has to be called something
          });
    }
  }

  @Override
  public String name() {
    return "runs";
  }

  @Override
  public String summary() {
    return "Lists runs, the newest first: state, step, loss, monitor, size, age; tidies up";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public List<String> examples() {
    return List.of("runs", "runs /data/runs --format json", "runs --clean", "runs --clean --yes");
  }

  @Override
  public Class<? extends Command> create(Config config) {
    if (config.yes() && !config.clean()) {
      throw new BadInputException("runs: --yes has no effect without --clean. Leave it out.");
    }
    if (config.clean() && config.format() != Format.TABLE) {
      throw new BadInputException(
          "runs: --format is for the list of runs. Leave it out, or leave out --clean.");
    }
    return config.clean() ? Cleaning.class : Listing.class;
  }

  record Listing(Config config, Console console, Clock clock) implements Command {
    @Inject
    Listing {}

    @Override
    public void run() {
      RunSearch found = RunSearch.below(config.place());
      found.problems().forEach(console::warn);
      RunTable table =
          new RunTable(
              found.runs().stream()
                  .map(RunEntry::of)
                  .sorted(Comparator.comparing(RunEntry::changed).reversed())
                  .toList());
      switch (config.format()) {
        case CSV -> console.print(table.csv().strip());
        case JSON -> console.print(table.json());
        case TABLE -> {
          if (table.runs().isEmpty()) {
            console.line(
                "There are no runs in %s. Make one with isomer pretrain."
                    .formatted(config.place().toAbsolutePath().normalize()));
          } else {
            table.print(console, clock.instant());
          }
        }
      }
    }
  }
}
