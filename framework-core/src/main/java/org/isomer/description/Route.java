package org.isomer.description;

import java.util.List;
import java.util.Optional;
import org.isomer.cli.spi.CommandPlugin;
import org.isomer.config.ChoicePlace;
import org.isomer.spi.Plugin;

/**
 * The way from what a verb reads to a choice, over plugins that take further plugins as options.
 *
 * @param verb the verb
 * @param file whether it starts in a file that the verb reads, and not on the command line
 * @param legs the choices on the way, the last one being its end
 */
record Route(CommandPlugin<?> verb, boolean file, List<Leg> legs) {
  Route {
    legs = List.copyOf(legs);
  }

  /**
   * A choice on the way.
   *
   * @param owner the plugin among whose options it is; empty at the start
   */
  record Leg(Optional<Plugin<?, ?>> owner, ChoicePlace place) {}

  Leg end() {
    return legs.get(legs.size() - 1);
  }

  boolean passes(Plugin<?, ?> plugin) {
    return legs.stream().anyMatch(leg -> leg.owner().filter(plugin::equals).isPresent());
  }

  /** Whether each plugin on the way is the one that is chosen by default. */
  boolean followsDefaults() {
    for (int i = 1; i < legs.size(); i++) {
      if (!legs.get(i - 1).place().chooses(legs.get(i).owner().orElseThrow().name())) {
        return false;
      }
    }
    return true;
  }
}
