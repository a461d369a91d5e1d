package org.isomer.launch;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.isomer.cli.spi.Command;
import org.isomer.cli.spi.CommonOptions;
import org.isomer.cli.spi.Console;
import org.isomer.cli.spi.EndedException;
import org.isomer.cli.spi.Interruption;

/** Starts workers, and starts all again where one of them was lost. */
final class LaunchCommand implements Command {
  /** Begins the run where it has not begun, and goes on with it where it has. */
  static final String AGAIN = "--begin-or-resume";

  private final LaunchVerb.Config config;
  private final CommonOptions common;
  private final Console console;

  @Inject
  LaunchCommand(LaunchVerb.Config config, CommonOptions common, Console console) {
    this.config = config;
    this.common = common;
    this.console = console;
  }

  @Override
  public void run() throws Exception {
    try (Interruption interruption = Interruption.watch()) {
      List<String> command = config.command();
      for (int restarts = 0; ; restarts++) {
        Attempt.Outcome outcome = attempt(command, interruption);
        if (outcome.done()) {
          return;
        }
        if (!outcome.lost() || interruption.requested() || restarts == config.maxRestarts()) {
          throw new EndedException(outcome.code(), message(outcome, restarts));
        }
        command = again(command);
        console.note(
            "%s Starting all %d workers again (%d of %d)."
                .formatted(outcome.what(), config.n(), restarts + 1, config.maxRestarts()));
      }
    }
  }

  private Attempt.Outcome attempt(List<String> command, Interruption interruption)
      throws Exception {
    List<String> words = new ArrayList<>(common.words());
    words.addAll(command);
    WorkerStart start = new WorkerStart(words, config.n());
    try (Attempt attempt = new Attempt(start, config.n(), console)) {
      return attempt.await(interruption::requested);
    }
  }

  private String message(Attempt.Outcome outcome, int restarts) {
    if (!outcome.lost() || (config.maxRestarts() > 0 && restarts < config.maxRestarts())) {
      return outcome.what();
    }
    return outcome.what()
        + (restarts == 0
            ? " Go on by hand with %s, or let launch do it with --max-restarts N.".formatted(AGAIN)
            : " That was restart %d; go on with %s.".formatted(restarts, AGAIN));
  }

  /** The checkpoint that a run went on from would take it back there. */
  static List<String> again(List<String> command) {
    List<String> again = new ArrayList<>(List.of(command.get(0), AGAIN));
    for (int i = 1; i < command.size(); i++) {
      String word = command.get(i);
      if (word.equals("--checkpoint")) {
        i++;
      } else if (!word.equals("--resume")
          && !word.equals(AGAIN)
          && !word.startsWith("--checkpoint=")) {
        again.add(word);
      }
    }
    return again;
  }

  @Override
  public boolean leavesFarewell() {
    return true; // the first worker says how to go on
  }
}
