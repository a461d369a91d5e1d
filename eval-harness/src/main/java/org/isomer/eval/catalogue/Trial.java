package org.isomer.eval.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isomer.config.ConfigReader;
import org.isomer.config.ConfigWriter;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Plugin;

/**
 * Makes parts of a plugin with some options changed.
 *
 * @param known options that the plugin gives, as YAML
 * @param given what has no default, and what makes a change happen each time unless its chance is
 *     all that there is to vary, as overrides
 * @param options what can be varied
 */
record Trial<C extends Record, T>(
    Plugin<C, T> plugin,
    ConfigReader reader,
    String known,
    List<String> given,
    List<Variations> options) {
  /** The probability of a change, by the name that all augmentations give it. */
  private static final String PROBABILITY = "p";

  /**
   * A trial; empty if an option has to be given and no value for it can be told.
   *
   * @param known options with values that are not to be varied
   */
  static <C extends Record, T> Optional<Trial<C, T>> of(
      Plugin<C, T> plugin, ConfigReader reader, Map<String, Object> known) {
    List<Variations> all =
        Variations.of(plugin.configType(), reader).stream()
            .filter(option -> !known.containsKey(option.name()))
            .toList();
    List<String> given = new ArrayList<>();
    List<Variations> options = new ArrayList<>();
    for (Variations option : all) {
      if (option.required() && option.trial().isEmpty()) {
        return Optional.empty();
      }
      option.trial().map(option::set).ifPresent(given::add);
      if (option.name().equals(PROBABILITY) && all.size() > 1) {
        given.add(option.set("1"));
      } else {
        options.add(option);
      }
    }
    return Optional.of(
        new Trial<>(plugin, reader, ConfigWriter.toInlineYaml(known), given, options));
  }

  /** The part with its defaults. */
  Optional<T> make() {
    return make(List.of());
  }

  /** The part with a change; empty if the plugin refuses it. */
  Optional<T> make(String change) {
    return make(List.of(change));
  }

  private Optional<T> make(List<String> changes) {
    List<String> all = new ArrayList<>(given);
    all.addAll(changes);
    try {
      return Optional.of(plugin.create(reader.bind(plugin.configType(), "catalogue", known, all)));
    } catch (BadInputException e) {
      return Optional.empty();
    }
  }
}
