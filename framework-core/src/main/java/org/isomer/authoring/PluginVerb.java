package org.isomer.authoring;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.isomer.cli.spi.Argument;
import org.isomer.cli.spi.Command;
import org.isomer.cli.spi.CommandPlugin;
import org.isomer.installation.Installation;
import org.isomer.plugin.Catalog;
import org.isomer.plugin.PluginFolder;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Option;

/** {@code isomer plugin ACTION}: to write plugins, and to install those of others. */
public final class PluginVerb implements CommandPlugin<PluginVerb.Config> {
  /** The command line of plugin. */
  public record Config(
      @Argument("ACTION")
          @Option(
              help =
                  "new: write a Maven project of a plugin. verify: try the plugins of JARs on the"
                      + " rules of their kinds. install: put JARs into a plugin folder. list: show"
                      + " what the plugin folders hold. update: install again from the same file,"
                      + " or the newest release. remove: take JARs out. lock: write the file for"
                      + " --plugin-lock")
          Action action,
      @Argument("JAR")
          @Option(
              help =
                  "What verify tries: JARs, folders of JARs, or folders of classes. What install"
                      + " installs: a JAR, a folder that holds a JAR and those that it needs, or"
                      + " Maven coordinates as org.example:circle-loss:0.1.0. For update and remove"
                      + " names in the plugin folder; update without one takes all",
              value = "[]",
              distinct = true)
          List<String> jars,
      @Option(
              help =
                  "The kind of the new plugin, such as loss; isomer plugins lists plugins by kind")
          Optional<String> kind,
      @Option(help = "The name of the new plugin in configurations, such as circle-loss")
          Optional<String> name,
      @Option(help = "The package of the new plugin's class, such as org.example")
          Optional<String> package_,
      @Option(
              help =
                  "The folder of the new project, by default its name; the lock file, by default"
                      + " plugins.lock")
          Optional<Path> out,
      @Option(
              help =
                  "The plugin folder to change; by default the first one that is searched, or"
                      + " ./plugins")
          Optional<Path> into,
      @Option(
              help =
                  "A Maven repository, a folder or an address of https; without it"
                      + " ~/.m2/repository and Maven Central, and for update the one that a"
                      + " JAR came from",
              value = "[]",
              distinct = true)
          List<String> repository,
      @Option(
              help =
                  "Options of a plugin in the trial, such as dataset/pulses={path: data}; without"
                      + " it the defaults",
              value = "[]")
          List<String> options) {
    /** The plugin folder to change: that of {@code --into}, or the first that is searched. */
    Installation installation(Catalog catalog) {
      Path folder =
          into.or(
                  () ->
                      catalog.folders().stream()
                          .map(PluginFolder::path)
                          .filter(Files::isDirectory)
                          .findFirst())
              .orElse(Path.of("plugins"));
      return new Installation(folder, repository, catalog);
    }
  }

  /** What plugin does. */
  public enum Action {
    NEW,
    VERIFY,
    INSTALL,
    LIST,
    UPDATE,
    REMOVE,
    LOCK
  }

  @Override
  public String name() {
    return "plugin";
  }

  @Override
  public String summary() {
    return "Begins a plugin of your own, tries JARs, and installs those of others";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public List<String> examples() {
    return List.of(
        "plugin new --kind loss --name circle-loss --package org.example",
        "plugin verify circle-loss/target/circle-loss-0.1.0.jar",
        "plugin install org.example:circle-loss:0.1.0");
  }

  @Override
  public Map<String, List<String>> words(Catalog catalog) {
    return Map.of("kind", catalog.kinds());
  }

  @Override
  public Class<? extends Command> create(Config config) {
    return switch (config.action()) {
      case NEW -> Beginning.class;
      case VERIFY -> naming(config, Verification.class);
      case INSTALL -> naming(config, Installing.class);
      case LIST -> PluginList.class;
      case UPDATE -> Updating.class;
      case REMOVE -> naming(config, Removing.class);
      case LOCK -> Locking.class;
    };
  }

  private static Class<? extends Command> naming(Config config, Class<? extends Command> command) {
    if (config.jars().isEmpty()) {
      throw new BadInputException(
          "plugin %s: what? Name a JAR."
              .formatted(config.action().name().toLowerCase(Locale.ROOT)));
    }
    return command;
  }

  @Override
  public boolean mendsPlugins() {
    return true;
  }
}
