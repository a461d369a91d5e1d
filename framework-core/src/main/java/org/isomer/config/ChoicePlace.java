package org.isomer.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.isomer.spi.Plugin;

/**
 * Where a configuration chooses a plugin.
 *
 * @param path the options on the way there, the last one being the choice
 * @param makes what the chosen plugin makes
 * @param fallback the name of the plugin that is chosen by default; empty if none is
 * @param required whether it has to be made
 */
public record ChoicePlace(
    List<Level> path, Class<?> makes, Optional<String> fallback, boolean required) {
  /** Copies the list. */
  public ChoicePlace {
    path = List.copyOf(path);
  }

  /**
   * An option on the way.
   *
   * @param list whether it is a list, of whose elements each leads on
   */
  public record Level(String name, boolean list) {}

  /** The places in a configuration, nested mappings included, but not those in chosen plugins. */
  public static List<ChoicePlace> of(Class<? extends Record> type) {
    List<ChoicePlace> places = new ArrayList<>();
    add(Field.of(type), List.of(), places);
    return places;
  }

  /** The places in what a configuration may say of a plugin, but not those in chosen plugins. */
  public static List<ChoicePlace> of(Plugin<?, ?> plugin, Plugins plugins) {
    List<ChoicePlace> places = new ArrayList<>();
    add(PluginOptions.of(plugin, plugins).all(), List.of(), places);
    return places;
  }

  private static void add(List<Field> fields, List<Level> prefix, List<ChoicePlace> places) {
    for (Field field : fields) {
      List<Level> path = new ArrayList<>(prefix);
      path.add(new Level(field.name(), content(field.type()) instanceof ListType));
      if (element(field.type()) instanceof ChoiceType choice) {
        places.add(new ChoicePlace(path, choice.makes(), fallback(field), field.required()));
      }
      add(field.type().nested(), path, places);
    }
  }

  private static OptionType content(OptionType type) {
    return type instanceof OptionalType optional ? optional.content() : type;
  }

  private static OptionType element(OptionType type) {
    return content(type) instanceof ListType list ? element(list.element()) : content(type);
  }

  static Optional<String> fallback(Field field) {
    Value fallback = field.fallback(new Problems());
    return Value.expanded(fallback, fallback.place()).values().get(Value.NAME)
            instanceof Value.Scalar name
        ? Optional.of(name.text())
        : Optional.empty();
  }

  /** Whether this is the default choice of a plugin. */
  public boolean chooses(String plugin) {
    return fallback.filter(plugin::equals).isPresent();
  }
}
