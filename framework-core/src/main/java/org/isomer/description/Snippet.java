package org.isomer.description;

import java.util.List;
import java.util.stream.Collectors;
import org.isomer.config.ChoicePlace;
import org.isomer.config.OptionDescription;
import org.isomer.spi.Plugin;

/**
 * A piece of a configuration that chooses a plugin and spells out its options, in its place.
 *
 * @param where in what it stands, such as {@code In a file for isomer pretrain}
 * @param language {@code yaml} or {@code bash}
 * @param text the piece; YAML's options without a value are comments
 */
public record Snippet(String where, String language, String text) {
  static Snippet of(Route route, Plugin<?, ?> plugin, List<OptionDescription> options) {
    return route.file()
        ? new Snippet(
            "In a file for isomer " + route.verb().name(), "yaml", yaml(route, plugin, options))
        : new Snippet("On the command line", "bash", line(route, plugin, options));
  }

  private static String yaml(Route route, Plugin<?, ?> plugin, List<OptionDescription> options) {
    YamlPath yaml = new YamlPath();
    for (Route.Leg leg : route.legs()) {
      leg.owner().ifPresent(owner -> yaml.choose(owner.name()));
      yaml.enter(leg.place());
    }
    yaml.choose(plugin.name());
    yaml.options(options);
    return yaml.text();
  }

  private static String line(Route route, Plugin<?, ?> plugin, List<OptionDescription> options) {
    String given =
        options.stream()
            .filter(option -> !option.fallback().matches("required|none"))
            .map(option -> ", " + option.name() + ": " + option.fallback())
            .collect(Collectors.joining());
    ChoicePlace place = route.legs().get(0).place();
    return "isomer %s … --%s %s"
        .formatted(
            route.verb().name(),
            place.path().get(0).name(),
            given.isEmpty() ? plugin.name() : "'{name: " + plugin.name() + given + "}'");
  }
}
