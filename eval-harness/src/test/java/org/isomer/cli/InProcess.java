package org.isomer.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.isomer.cli.spi.Command;
import org.isomer.cli.spi.CommandPlugin;
import org.isomer.cli.spi.CommonOptions;
import org.isomer.cli.spi.Console;
import org.isomer.plugin.Catalog;

/** Runs whole command lines in this process, as the launcher does in one of its own. */
public final class InProcess {
  private InProcess() {}

  /**
   * What a command line left behind.
   *
   * @param code the exit code
   * @param out what it printed to standard output
   * @param err what it printed to standard error
   */
  public record Ended(int code, String out, String err) {}

  /** Runs a command line. */
  public static Ended run(Path workingDirectory, List<String> arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console = new Console(stream(out), stream(err), Console.Style.PLAIN);
    int code = new CommandLine(console, workingDirectory, Optional.empty()).run(arguments);
    return new Ended(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** Makes a verb's command, as a command line does. */
  public static <C extends Record> Command command(
      Catalog catalog, CommandPlugin<C> verb, C config, Console console) {
    return new Commands(new Wiring(console, catalog).injector(), CommonOptions.NONE)
        .of(verb, config);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
