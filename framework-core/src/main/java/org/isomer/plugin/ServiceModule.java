package org.isomer.plugin;

import com.google.inject.Module;

/** A Guice module that a services file names, and where it came from. */
public record ServiceModule(Module module, Origin origin) {
  /** Whether it is part of Isomer itself, and not of a plugin folder. */
  public boolean bundled() {
    return !(module.getClass().getClassLoader() instanceof PluginClassLoader);
  }
}
