package org.isomer.cli;

import com.google.inject.Injector;
import org.isomer.cli.spi.Console;
import org.isomer.plugin.Catalog;

/** All services, for a program that calls Isomer without its command line. */
public final class Services {
  private final Injector injector;

  private Services(Injector injector) {
    this.injector = injector;
  }

  /**
   * The services as a command line has them.
   *
   * @throws org.isomer.spi.BadInputException if a JAR binds what it must not, or what another one
   *     binds
   */
  public static Services of(Catalog catalog, Console console) {
    return new Services(new Wiring(console, catalog).injector());
  }

  /** A service, by the type that a module binds. */
  public <T> T get(Class<T> type) {
    return injector.getInstance(type);
  }
}
