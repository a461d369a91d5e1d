package org.isomer.plugin;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.Optional;

/**
 * Loads one plugin's JARs apart from everything else. The plugin shares with Isomer only the
 * classes that both sides must agree on; any other class that is not the JDK's comes from its own
 * JARs, and so do all resources.
 */
final class PluginClassLoader extends URLClassLoader {
  static final List<String> SHARED =
      List.of(
          "org.isomer.spi.",
          "org.isomer.graph.",
          "org.isomer.tensor.",
          "org.isomer.exhibit.",
          "org.isomer.modality.",
          "org.isomer.random.",
          "org.isomer.config.",
          "org.isomer.plugin.",
          "org.isomer.cli.spi.",
          "org.isomer.eval.spi.",
          "org.isomer.reports.record.",
          "org.isomer.reports.artifact.",
          "org.tensorflow.",
          "org.bytedeco.",
          "org.slf4j.",
          "org.jspecify.");

  static {
    registerAsParallelCapable();
  }

  private final ClassLoader application;

  PluginClassLoader(String name, List<URL> jars, ClassLoader application) {
    super(name, jars.toArray(URL[]::new), getPlatformClassLoader());
    this.application = application;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    return SHARED.stream().anyMatch(name::startsWith)
        ? application.loadClass(name)
        : super.loadClass(name, resolve);
  }

  /** A class that this loader itself has loaded. */
  Optional<Class<?>> loaded(String name) {
    return Optional.ofNullable(findLoadedClass(name));
  }
}
