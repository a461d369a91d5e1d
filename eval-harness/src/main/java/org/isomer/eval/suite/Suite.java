package org.isomer.eval.suite;

import java.util.List;
import org.isomer.spi.Option;

/** Tasks that belong together. */
public record Suite(
    @Option(help = "What it shows, in a sentence", value = "''") String summary,
    @Option(help = "Its tasks: names of bundled ones, or task files", distinct = true)
        List<String> tasks) {
  /** Copies the list. */
  public Suite {
    tasks = List.copyOf(tasks);
  }
}
