package org.isomer.launch;

import java.io.IOException;
import java.util.List;
import org.isomer.cli.spi.Console;
import org.isomer.cli.spi.EndedException;
import org.isomer.cli.spi.Interruption;

/** Several processes like this one, for a verb that needs them for a while. */
public final class Workers {
  private Workers() {}

  /**
   * Starts workers, and waits until all have ended.
   *
   * @param words what each of them runs
   * @throws EndedException if one of them fails; the others are ended
   */
  public static void run(List<String> words, int count, Console console)
      throws IOException, InterruptedException {
    try (Interruption interruption = Interruption.watch();
        Attempt attempt = new Attempt(new WorkerStart(words, count), count, console)) {
      Attempt.Outcome outcome = attempt.await(interruption::requested);
      if (!outcome.done()) {
        throw new EndedException(outcome.code(), outcome.what());
      }
    }
  }
}
