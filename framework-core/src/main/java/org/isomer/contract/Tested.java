package org.isomer.contract;

import org.isomer.plugin.Catalog;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.Plugin;

/**
 * A plugin under test.
 *
 * @param <T> what it makes
 * @param config its options
 * @param catalog all plugins there are, this one among them
 * @param samples what it can be tried on
 */
public record Tested<T>(Plugin<?, T> plugin, Record config, Catalog catalog, Samples samples) {
  /** With what the plugins of a catalog can be tried on. */
  public Tested(Plugin<?, T> plugin, Record config, Catalog catalog) {
    this(plugin, config, catalog, new Samples(catalog));
  }

  /**
   * Makes a part.
   *
   * @throws NotExaminedException if the plugin refuses its options
   */
  public T make() {
    try {
      return new Choice<T>(plugin, config).create();
    } catch (BadInputException e) {
      throw new NotExaminedException(
          "it refuses the options of the trial (%s); give others".formatted(e.getMessage()));
    }
  }
}
