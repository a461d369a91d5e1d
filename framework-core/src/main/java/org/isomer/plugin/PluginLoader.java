package org.isomer.plugin;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Kind;
import org.isomer.spi.Plugin;

/** Finds plugins and checks them. */
public final class PluginLoader {
  private PluginLoader() {}

  /** The plugins of the class path. */
  public static Catalog classPath() {
    return load(List.of());
  }

  /**
   * The plugins of the class path and of plugin folders.
   *
   * @throws BadInputException with everything that is wrong with any of them, one to a line
   */
  public static Catalog load(List<Path> folders) {
    List<Catalog.Entry> entries = new ArrayList<>();
    ServiceLoader.load(Plugin.class)
        .forEach(
            plugin -> {
              for (Class<?> kind : plugin.getClass().getInterfaces()) {
                if (kind.isAnnotationPresent(Kind.class)) {
                  entries.add(new Catalog.Entry(kind, plugin, Origin.of(plugin.getClass())));
                }
              }
            });
    return new Catalog(entries);
  }
}
