package org.isomer.authoring;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.isomer.cli.spi.Argument;
import org.isomer.cli.spi.Command;
import org.isomer.cli.spi.CommandPlugin;
import org.isomer.cli.spi.Console;
import org.isomer.config.Spelling;
import org.isomer.plugin.Catalog;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Option;

/** {@code isomer plugin new} and {@code isomer plugin verify JAR}. */
public final class PluginVerb implements CommandPlugin<PluginVerb.Config> {
  /** The command line of plugin. */
  public record Config(
      @Argument("ACTION")
          @Option(
              help =
                  "new: write a Maven project of a plugin. verify: try the plugins of JARs on the"
                      + " rules of their kinds")
          Action action,
      @Argument("JAR")
          @Option(
              help = "What verify tries: JARs, folders of JARs, or folders of classes",
              value = "[]",
              distinct = true)
          List<Path> jars,
      @Option(help = "The kind of the new plugin, such as loss") Optional<String> kind,
      @Option(help = "The name of the new plugin in configurations, such as circle-loss")
          Optional<String> name,
      @Option(help = "The package of the new plugin's class, such as org.example")
          Optional<String> package_,
      @Option(help = "The folder of the new project; by default its name") Optional<Path> out,
      @Option(
              help =
                  "Options of a plugin in the trial, such as dataset/pulses={path: data}; without"
                      + " it the defaults",
              value = "[]")
          List<String> options) {}

  /** What plugin does. */
  public enum Action {
    NEW,
    VERIFY
  }

  @Override
  public String name() {
    return "plugin";
  }

  @Override
  public String summary() {
    return "Begins a plugin of your own, and tries JARs on the rules of their kinds";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public List<String> examples() {
    return List.of(
        "plugin new --kind loss --name circle-loss --package org.example",
        "plugin verify circle-loss/target/circle-loss-0.1.0.jar");
  }

  @Override
  public Class<? extends Command> create(Config config) {
    return switch (config.action()) {
      case NEW -> Beginning.class;
      case VERIFY -> {
        if (config.jars().isEmpty()) {
          throw new BadInputException("plugin verify: name a JAR, or a folder of classes.");
        }
        yield Verification.class;
      }
    };
  }

  record Beginning(Config config, Catalog catalog, Console console) implements Command {
    @Inject
    Beginning {}

    @Override
    public void run() {
      String name = required(config.name(), "--name");
      Project project =
          new Project(
              aPlugin(required(config.kind(), "--kind")),
              name,
              required(config.package_(), "--package"));
      Path folder = config.out().orElse(Path.of(name));
      project.write(folder);
      console.print(
          "Wrote %s. Build and test it there with mvn package; README.md says how to go on."
              .formatted(folder));
    }

    /** Any plugin of the kind. */
    private Catalog.Entry aPlugin(String kind) {
      return catalog.entries(kind).stream()
          .findFirst()
          .orElseThrow(
              () ->
                  new BadInputException(
                      "--kind: " + Spelling.unknown("kind", kind, catalog.kinds())));
    }

    private static String required(Optional<String> given, String option) {
      return given.orElseThrow(
          () -> new BadInputException("plugin new: %s is missing; give it.".formatted(option)));
    }
  }
}
