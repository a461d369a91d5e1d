package org.isomer.eval.cli;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.isomer.cli.InProcess;
import org.isomer.cli.spi.Command;
import org.isomer.cli.spi.CommandPlugin;
import org.isomer.cli.spi.Console;
import org.isomer.config.ConfigReader;
import org.isomer.plugin.Catalog;
import org.isomer.plugin.PluginLoader;

/** Runs a verb as the command line does. */
public final class RunVerb {
  private static final Catalog CATALOG = PluginLoader.classPath();

  private RunVerb() {}

  /**
   * Runs a verb and returns what it prints.
   *
   * @param options values in YAML by the names of the options
   */
  public static <C extends Record> String of(CommandPlugin<C> verb, Map<String, String> options)
      throws Exception {
    return of(CATALOG, verb, options);
  }

  /** Runs a verb with the plugins of a catalog and returns what it prints. */
  public static <C extends Record> String of(
      Catalog catalog, CommandPlugin<C> verb, Map<String, String> options) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    of(catalog, verb, options, new PrintStream(out, true, StandardCharsets.UTF_8));
    return out.toString(StandardCharsets.UTF_8);
  }

  /** What a verb does, printing where nobody looks. */
  static <C extends Record> Command command(CommandPlugin<C> verb, C config) {
    return InProcess.command(CATALOG, verb, config, Console.plain(OutputStream.nullOutputStream()));
  }

  /** Runs a verb that prints to a stream, to see what it says before it fails. */
  public static <C extends Record> void of(
      CommandPlugin<C> verb, Map<String, String> options, PrintStream out) throws Exception {
    of(CATALOG, verb, options, out);
  }

  private static <C extends Record> void of(
      Catalog catalog, CommandPlugin<C> verb, Map<String, String> options, PrintStream out)
      throws Exception {
    StringBuilder yaml = new StringBuilder();
    options.forEach((name, value) -> yaml.append(name).append(": ").append(value).append("\n"));
    C config =
        new ConfigReader(catalog).bind(verb.configType(), "test", yaml.toString(), List.of());
    InProcess.command(catalog, verb, config, Console.plain(out)).run();
  }
}
