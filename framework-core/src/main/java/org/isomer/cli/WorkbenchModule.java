package org.isomer.cli;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import org.isomer.cli.spi.Console;
import org.isomer.cli.spi.Workbench;
import org.isomer.config.ConfigReader;
import org.isomer.plugin.Catalog;

/** Binds what verbs work with. */
final class WorkbenchModule extends AbstractModule {
  private final Console console;

  WorkbenchModule(Console console) {
    this.console = console;
  }

  @Override
  protected void configure() {
    binder().requireExactBindingAnnotations();
    binder().requireAtInjectOnConstructors();
    binder().disableCircularProxies();
    bind(Console.class).toInstance(console);
  }

  @Provides
  Workbench workbench(Catalog catalog, ConfigReader reader) {
    return new Workbench(catalog, reader, console);
  }
}
