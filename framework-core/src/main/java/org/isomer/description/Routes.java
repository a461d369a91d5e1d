package org.isomer.description;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.isomer.cli.spi.CommandPlugin;
import org.isomer.config.ChoicePlace;
import org.isomer.config.ConfigReader;
import org.isomer.description.Route.Leg;
import org.isomer.plugin.Catalog;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.Kind;
import org.isomer.spi.Plugin;

/** Finds where configurations can choose a plugin. */
record Routes(Catalog catalog, ConfigReader reader) {
  private static final int MOST_LEGS = 3;

  /**
   * The place for a plugin that is reached over the fewest other plugins. Among several it is the
   * one whose default the plugin is, then one that is reached over defaults, or where a choice has
   * to be made, and none whose owner refuses the plugin while there is another.
   */
  Optional<Route> to(Catalog.Entry entry) {
    Class<?> makes = entry.kindType().getAnnotation(Kind.class).makes();
    List<Route> routes = catalog.entries().stream().flatMap(Routes::from).toList();
    for (int legs = 1; legs <= MOST_LEGS; legs++) {
      Optional<Route> best =
          routes.stream()
              .filter(route -> route.end().place().makes() == makes)
              .min(Comparator.comparingInt(route -> detour(route, entry)));
      if (best.isPresent()) {
        return best;
      }
      routes = routes.stream().flatMap(this::onwards).toList();
    }
    return Optional.empty();
  }

  private static Stream<Route> from(Catalog.Entry entry) {
    return entry.plugin() instanceof CommandPlugin<?> verb
        ? Stream.concat(
            verb.files().stream().flatMap(file -> from(verb, file, true)),
            from(verb, verb.configType(), false))
        : Stream.empty();
  }

  private static Stream<Route> from(
      CommandPlugin<?> verb, Class<? extends Record> type, boolean file) {
    return ChoicePlace.of(type).stream()
        .map(place -> new Route(verb, file, List.of(new Leg(Optional.empty(), place))));
  }

  private Stream<Route> onwards(Route route) {
    return catalog.thatMake(route.end().place().makes()).stream()
        .filter(plugin -> !route.passes(plugin))
        .flatMap(
            plugin ->
                ChoicePlace.of(plugin, catalog).stream()
                    .map(
                        place -> {
                          List<Leg> legs = new ArrayList<>(route.legs());
                          legs.add(new Leg(Optional.of(plugin), place));
                          return new Route(route.verb(), route.file(), legs);
                        }));
  }

  private int detour(Route route, Catalog.Entry entry) {
    int detour = route.end().place().chooses(entry.name()) ? 0 : route.followsDefaults() ? 2 : 4;
    return detour
        + (route.end().place().required() ? 0 : 1)
        + (route.file() ? 0 : 8)
        + (isRefused(route, entry) ? 16 : 0);
  }

  /** Whether the plugin that would take this one makes nothing with it. */
  private boolean isRefused(Route route, Catalog.Entry entry) {
    return route
        .end()
        .owner()
        .filter(owner -> refuses(owner, route.end().place(), entry))
        .isPresent();
  }

  private <C extends Record> boolean refuses(
      Plugin<C, ?> owner, ChoicePlace place, Catalog.Entry entry) {
    YamlPath yaml = new YamlPath();
    yaml.enter(place);
    yaml.choose(entry.name());
    C config;
    try {
      config = reader.bind(owner.configType(), "snippet", yaml.text(), List.of());
    } catch (BadInputException e) {
      return false; // other options are wanting, so that nobody can tell
    }
    try {
      new Choice<>(owner, config).create();
      return false;
    } catch (BadInputException e) {
      return true;
    }
  }
}
