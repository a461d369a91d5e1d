package org.isomer.eval.suite;

import java.util.List;
import org.isomer.spi.Option;

/** Tasks that belong together. */
public record Suite(
    @Option(help = "What it shows, in a sentence", value = "''") String summary,
    @Option(
            help =
                "Its tasks: names of bundled ones, or task files, which are looked for beside this one and then in the working directory",
            distinct = true)
        List<String> tasks) {
  /** Copies the list. */
  public Suite {
    tasks = List.copyOf(tasks);
  }

  /** The same, with the files that it names found from its own place. */
  Suite at(String file) {
    return new Suite(summary, tasks.stream().map(task -> Bundled.named(file, task)).toList());
  }
}
