package org.isomer.cli;

import com.google.inject.Binder;
import com.google.inject.CreationException;
import com.google.inject.Injector;
import com.google.inject.Module;
import com.google.inject.ProvisionException;
import java.util.Optional;
import org.isomer.cli.spi.Command;
import org.isomer.cli.spi.CommandPlugin;
import org.isomer.cli.spi.CommonOptions;
import org.isomer.cli.spi.HelpSection;
import org.isomer.spi.BadInputException;

/**
 * Makes commands, whose constructors ask for services and for the configuration of their verb, and
 * what helps list.
 */
final class Commands {
  private final Injector services;
  private final CommonOptions common;

  Commands(Injector services, CommonOptions common) {
    this.services = services;
    this.common = common;
  }

  /**
   * Makes the command of a verb.
   *
   * @throws BadInputException if the options do not fit together, or the command asks for what
   *     nobody binds
   */
  <C extends Record> Command of(CommandPlugin<C> verb, C config) {
    Class<? extends Command> type = verb.create(config);
    return make(verb, type, binder -> bind(binder, verb.configType(), config));
  }

  private <C extends Record> void bind(Binder binder, Class<C> configType, C config) {
    binder.bind(configType).toInstance(config);
    binder.bind(CommonOptions.class).toInstance(common);
  }

  /**
   * Makes what the help of a verb lists.
   *
   * @throws BadInputException if it asks for what nobody binds
   */
  Optional<HelpSection> section(CommandPlugin<?> verb) {
    return verb.helpSection().map(type -> make(verb, type, binder -> {}));
  }

  private <T> T make(CommandPlugin<?> verb, Class<T> type, Module more) {
    try {
      return services.createChildInjector(more, binder -> binder.bind(type)).getInstance(type);
    } catch (CreationException e) {
      throw new BadInputException(
          "The verb %s cannot be made: %s: %s. Tell its author."
              .formatted(
                  verb.name(), type.getName(), Wiring.what(e.getErrorMessages().iterator().next())),
          e);
    } catch (ProvisionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }
}
