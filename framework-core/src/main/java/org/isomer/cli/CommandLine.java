package org.isomer.cli;

import com.google.inject.Injector;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.isomer.cli.spi.Command;
import org.isomer.cli.spi.CommandPlugin;
import org.isomer.cli.spi.Console;
import org.isomer.config.ConfigReader;
import org.isomer.config.Spelling;
import org.isomer.device.Acceleration;
import org.isomer.device.Device;
import org.isomer.plugin.Catalog;
import org.isomer.plugin.PluginFolder;
import org.isomer.plugin.PluginLoader;
import org.isomer.plugin.PluginLock;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Kind;

/** Runs command lines. */
final class CommandLine {
  private static final int SUCCESS = 0;
  private static final String COMMAND = CommandPlugin.class.getAnnotation(Kind.class).value();

  private final Console console;
  private final Path workingDirectory;
  private final Optional<String> pluginPath;
  private Optional<Catalog> known = Optional.empty();

  /**
   * Runs command lines from a working directory.
   *
   * @param pluginPath the list of plugin folders in the environment, if there is one
   */
  CommandLine(Console console, Path workingDirectory, Optional<String> pluginPath) {
    this.console = console;
    this.workingDirectory = workingDirectory;
    this.pluginPath = pluginPath;
  }

  /** Runs one command line and returns the exit code. */
  int run(List<String> commandLine) {
    boolean verbose = commandLine.contains("--verbose");
    try (Farewell farewell = new Farewell(console, commandLine)) {
      run(Request.of(commandLine), commandLine, farewell);
      console.requireComplete();
      return SUCCESS;
    } catch (Throwable e) {
      Failure failure = Failure.of(e, known);
      if (!failure.message().isEmpty()) {
        console.error(failure.message());
        more(verbose, failure, e).ifPresent(console::error);
      }
      return failure.code();
    }
  }

  private static Optional<String> more(boolean verbose, Failure failure, Throwable error) {
    if (verbose) {
      return Optional.of(trace(error));
    }
    return failure.isInternal()
        ? Optional.of("run again with --verbose for the stack trace")
        : Optional.empty();
  }

  private void run(Request request, List<String> commandLine, Farewell farewell) throws Exception {
    if (request.version()) {
      console.line("isomer " + Help.version());
      return;
    }
    List<PluginFolder> folders = PluginFolder.of(workingDirectory, pluginPath, request.plugins());
    request
        .pluginLock()
        .ifPresent(file -> PluginLock.require(workingDirectory.resolve(file), folders));
    if (request.verb().isEmpty()) {
      console.print(
          Help.overview(PluginLoader.load(folders, CommandPlugin.class).entries(COMMAND)));
      return;
    }
    request.device().ifPresent(device -> System.setProperty(Device.PROPERTY, device));
    Catalog catalog = catalog(folders, request.verb().get());
    known = Optional.of(catalog);
    CommandPlugin<?> verb = verb(request.verb().get(), catalog);
    if (request.help()) {
      console.print(
          Help.of(
              verb,
              new ConfigReader(catalog),
              () -> new Commands(new Wiring(console, catalog).injector(), request.common())));
      return;
    }
    Injector services = new Wiring(console, catalog).injector();
    Command command = command(verb, request, services);
    farewell.leaveTo(command::leavesFarewell);
    farewell.advise(() -> Farewell.changed(commandLine, verb.name(), command.toGoOn()));
    Acceleration.prepare(console::warn);
    if (verb.computes()) {
      Acceleration.here().require();
    }
    command.run();
  }

  /** All plugins; for a verb that mends plugin folders, those that can be used. */
  private Catalog catalog(List<PluginFolder> folders, String verb) {
    try {
      return PluginLoader.load(folders);
    } catch (BadInputException e) {
      boolean mends =
          PluginLoader.load(List.of(), CommandPlugin.class).entries(COMMAND).stream()
              .filter(entry -> entry.name().equals(verb))
              .anyMatch(entry -> ((CommandPlugin<?>) entry.plugin()).mendsPlugins());
      if (!mends) {
        throw e;
      }
      return PluginLoader.usable(folders, console::warn);
    }
  }

  private static CommandPlugin<?> verb(String name, Catalog catalog) {
    List<String> names = catalog.entries(COMMAND).stream().map(Catalog.Entry::name).toList();
    if (!names.contains(name)) {
      throw new BadInputException(Spelling.unknown("verb", name, names));
    }
    return (CommandPlugin<?>) catalog.entry(COMMAND, name).plugin();
  }

  private static <C extends Record> Command command(
      CommandPlugin<C> verb, Request request, Injector services) {
    ConfigReader reader = services.getInstance(ConfigReader.class);
    return new Commands(services, request.common())
        .of(verb, new VerbOptions<>(verb, reader).parse(request.arguments()));
  }

  private static String trace(Throwable error) {
    StringWriter trace = new StringWriter();
    error.printStackTrace(new PrintWriter(trace));
    return trace.toString().stripTrailing();
  }
}
