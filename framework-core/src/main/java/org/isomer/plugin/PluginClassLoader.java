package org.isomer.plugin;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.Optional;

/**
 * Loads one plugin's JARs apart from everything else. The plugin shares with Isomer the types that
 * both sides must agree on, and the rooms whose parts built-in plugins are made of; any other class
 * that is not the JDK's comes from its own JARs, and so do all resources. Guice is shared for the
 * sake of modules of services, unless a JAR brings its own, as a library may need an older one.
 */
final class PluginClassLoader extends URLClassLoader {
  private static final String GUICE = "com.google.inject.";

  static final List<String> SHARED =
      List.of(
          "org.isomer.spi.",
          "org.isomer.tensor.",
          "org.isomer.exhibit.",
          "org.isomer.sketch.",
          "org.isomer.modality.",
          "org.isomer.graph.",
          "org.isomer.random.",
          "org.isomer.config.",
          "org.isomer.plugin.",
          "org.isomer.cli.spi.",
          "org.isomer.file.",
          "org.isomer.text.",
          "org.isomer.data.",
          "org.isomer.examination.",
          "org.isomer.contract.",
          "org.isomer.feature.",
          "org.isomer.framework.",
          "org.isomer.train.",
          "org.isomer.weights.",
          "org.isomer.eval.spi.",
          "org.isomer.eval.annotation.",
          "org.isomer.eval.metric.",
          "org.isomer.eval.result.",
          "org.isomer.eval.subject.",
          "org.isomer.embedding.",
          "org.isomer.reports.record.",
          "org.isomer.reports.artifact.",
          "org.isomer.reports.statistics.",
          GUICE,
          "jakarta.inject.",
          "org.tensorflow.",
          "org.bytedeco.",
          "org.slf4j.",
          "org.jspecify.");

  static {
    registerAsParallelCapable();
  }

  private final ClassLoader application;
  private final boolean bringsGuice;

  PluginClassLoader(String name, List<URL> jars, ClassLoader application) {
    super(name, jars.toArray(URL[]::new), getPlatformClassLoader());
    this.application = application;
    bringsGuice = findResource("com/google/inject/Injector.class") != null;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    return isShared(name) ? application.loadClass(name) : super.loadClass(name, resolve);
  }

  private boolean isShared(String name) {
    return SHARED.stream().anyMatch(name::startsWith) && !(bringsGuice && name.startsWith(GUICE));
  }

  /** A class that this loader itself has loaded. */
  Optional<Class<?>> loaded(String name) {
    return Optional.ofNullable(findLoadedClass(name));
  }
}
