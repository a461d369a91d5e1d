package org.isomer.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.isomer.cli.spi.Console;
import org.isomer.cli.spi.Signals;
import org.isomer.launch.Parent;

/** The program. */
public final class Main {
  private Main() {}

  /** Runs a verb and exits with its code. */
  public static void main(String[] arguments) {
    // Numbers are written alike everywhere, in the names of files as well.
    Locale.setDefault(Locale.ROOT);
    // Java calls the home of a user whom the system does not know "?", which is no folder.
    if (!Path.of(System.getProperty("user.home")).isAbsolute()) {
      System.setProperty("user.home", System.getProperty("java.io.tmpdir"));
    }
    Signals.endOnUsualSignals();
    Signals.endOnUserSignal();
    Parent.endWith();
    CommandLine commandLine =
        new CommandLine(
            Console.ofProcess(),
            Path.of("").toAbsolutePath(),
            Optional.ofNullable(System.getenv("ISOMER_PLUGINS")));
    System.exit(commandLine.run(List.of(arguments)));
  }
}
