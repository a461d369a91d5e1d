package org.isomer.spi;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A plugin chosen in a configuration, with its own configuration. In YAML it is a mapping with the
 * plugin's {@code name} beside its options, or just the name when every option keeps its default:
 *
 * <pre>{@code
 * encoder: {name: resnet18, stem: cifar}
 * dataset: fashion-mnist
 * }</pre>
 *
 * @param <T> what the plugin makes; decides the kind of plugin to choose among
 * @param plugin the plugin
 * @param config its configuration, an instance of its {@link Plugin#configType()}
 * @param additions what is asked of it beside, a record; empty if that is nothing
 */
public record Choice<T>(
    Plugin<?, ? extends T> plugin, Record config, Optional<Additions<T>> additions) {
  /** A plugin of which nothing is asked but what its options say. */
  public Choice(Plugin<?, ? extends T> plugin, Record config) {
    this(plugin, config, Optional.empty());
  }

  /**
   * Makes the part.
   *
   * @throws BadInputException if the plugin refuses its configuration, or makes nothing
   */
  public T create() {
    return made(create(plugin, config));
  }

  /**
   * As {@link #create}, with what is known of files, where the plugin makes something of them.
   *
   * @throws BadInputException as {@link #create}
   */
  public T open(FileIndex index) {
    return plugin instanceof FilesPlugin<?, ? extends T> files
        ? made(open(files, config, index))
        : create();
  }

  /**
   * What the plugin has made, with what is asked of it beside.
   *
   * @throws BadInputException if it has made nothing, or what is asked does not fit
   */
  public T made(@Nullable T part) {
    if (part == null) {
      throw new BadInputException(
          "%s: the plugin %s (%s) in it makes nothing: its method create returns null. Tell its author, replace the JAR, or remove it."
              .formatted(
                  Path.of(URI.create(source(plugin.getClass()))),
                  plugin.name(),
                  plugin.getClass().getName()));
    }
    return additions.isPresent() ? additions.get().addTo(part) : part;
  }

  private static String source(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation().toString();
  }

  private static <C extends Record, T> T create(Plugin<C, ? extends T> plugin, Record config) {
    return plugin.create(plugin.configType().cast(config));
  }

  private static <C extends Record, T> T open(
      FilesPlugin<C, ? extends T> plugin, Record config, FileIndex index) {
    return plugin.open(plugin.configType().cast(config), index);
  }
}
