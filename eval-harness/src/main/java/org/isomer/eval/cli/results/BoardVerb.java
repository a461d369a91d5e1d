package org.isomer.eval.cli.results;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import org.isomer.cli.spi.Argument;
import org.isomer.cli.spi.Command;
import org.isomer.cli.spi.CommandPlugin;
import org.isomer.cli.spi.Console;
import org.isomer.eval.verification.Verifier;
import org.isomer.reports.record.ResultArchive;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Option;

/** {@code isomer board check RESULTS…}. */
public final class BoardVerb implements CommandPlugin<BoardVerb.Config> {
  /** The command line of board. */
  public record Config(
      @Argument("ACTION")
          @Option(
              help =
                  "check: look whether results can go on a board, as where they are handed in for"
                      + " one: each has to have its digest and its predictions, which have to"
                      + " give its scores, and none may be there twice")
          Action action,
      @Argument("RESULTS")
          @Option(
              help = "Folders of results: those of the board, and those that are handed in",
              distinct = true)
          List<Path> results) {}

  /** What board does. */
  public enum Action {
    CHECK
  }

  @Override
  public String name() {
    return "board";
  }

  @Override
  public String summary() {
    return "Looks whether results that somebody hands in can go on a leaderboard";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public List<String> examples() {
    return List.of("board check results", "board check results submissions/new-method");
  }

  @Override
  public Class<? extends Command> create(Config config) {
    return switch (config.action()) {
      case CHECK -> Checking.class;
    };
  }

  record Checking(Config config, ResultArchive archive, Verifier verifier, Console console)
      implements Command {
    @Inject
    Checking {}

    @Override
    public void run() {
      BoardCheck check = BoardCheck.of(config.results(), archive, verifier);
      check.warnings().forEach(console::warn);
      check.faults().forEach(console::line);
      if (!check.faults().isEmpty()) {
        throw new BadInputException(
            "These %d results cannot go on one board, for what stands above (%d). Mend it, or leave out what it names."
                .formatted(check.size(), check.faults().size()));
      }
      console.line(
          "All %d can go on the board. Subjects: %d; tasks: %d."
              .formatted(check.size(), check.subjects(), check.tasks()));
    }
  }
}
