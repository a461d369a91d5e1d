package org.isomer.config;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.isomer.config.Value.Mapping;
import org.isomer.config.Value.Scalar;
import org.isomer.config.Value.Sequence;
import org.isomer.spi.Plugin;
import org.jspecify.annotations.Nullable;

/**
 * Says in JSON Schema (draft 7, which editors of YAML read) what {@link RecordBinder} takes. A
 * schema knows nothing of what the constructors of records refuse, and cannot tell 2 from 2.0; in
 * all else it takes and refuses the same.
 *
 * <p>There is a definition for each kind of plugin, for each plugin by its name, and for each
 * plugin that is a default, whose options may be given without the name and then change the
 * default.
 */
final class ConfigSchema {
  private final Plugins plugins;
  private final Map<String, Object> definitions = new TreeMap<>();

  /** The names of definitions of defaults, by plugin and default. */
  private final Map<String, String> unnamed = new LinkedHashMap<>();

  private ConfigSchema(Plugins plugins) {
    this.plugins = plugins;
  }

  static Map<String, Object> of(Class<? extends Record> type, Plugins plugins) {
    ConfigSchema schema = new ConfigSchema(plugins);
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("$schema", "http://json-schema.org/draft-07/schema#");
    root.putAll(schema.mapping(Field.of(type), Mapping.empty(Place.of("defaults"))));
    root.put("definitions", schema.definitions);
    return root;
  }

  /**
   * A mapping of options.
   *
   * @param defaults what the default of the whole mapping gives, so that it need not
   */
  Map<String, Object> mapping(List<Field> fields, Mapping defaults) {
    return mapping(new LinkedHashMap<>(), fields, defaults);
  }

  /** A mapping that holds options behind other properties, all of which it must hold. */
  private Map<String, Object> mapping(
      Map<String, Object> properties, List<Field> fields, Mapping defaults) {
    List<String> required = new ArrayList<>(properties.keySet());
    for (Field field : fields) {
      Value own = field.fallback(new Problems());
      Value given = defaults.values().get(field.name());
      properties.put(
          field.name(), option(field, given == null ? own : field.type().over(given, own)));
      if (field.required() && given == null) {
        required.add(field.name());
      }
    }
    Map<String, Object> mapping = new LinkedHashMap<>();
    mapping.put("type", "object");
    mapping.put("properties", properties);
    if (!required.isEmpty()) {
      mapping.put("required", required);
    }
    mapping.put("additionalProperties", false);
    return mapping;
  }

  private Map<String, Object> option(Field field, Value fallback) {
    Map<String, Object> option = new LinkedHashMap<>();
    option.put("description", field.option().help());
    option.putAll(field.type().schema(field.option(), fallback, this));
    Object plain = plain(fallback);
    if (plain != null) {
      option.put("default", plain);
    }
    return option;
  }

  /** What names one of the plugins that make something, with its options or without. */
  Map<String, Object> named(Class<?> makes) {
    String kind = plugins.kind(makes);
    return defined(
        kind,
        () -> {
          List<String> bare = new ArrayList<>();
          List<Object> ways = new ArrayList<>();
          for (Plugin<?, ?> plugin : plugins.thatMake(makes)) {
            if (options(plugin).stream().noneMatch(Field::required)) {
              bare.add(plugin.name());
            }
            ways.add(defined(kind + "." + plugin.name(), () -> named(kind, plugin)));
          }
          if (!bare.isEmpty()) {
            ways.add(0, Map.of("enum", bare));
          }
          return ways.isEmpty() ? Map.of("not", Map.of()) : Map.of("anyOf", ways);
        });
  }

  private Map<String, Object> named(String kind, Plugin<?, ?> plugin) {
    Map<String, Object> name = new LinkedHashMap<>();
    name.put(Value.NAME, Map.of("const", plugin.name()));
    Mapping nothing = Mapping.empty(Place.of(plugin.name()));
    return titled(kind, plugin, mapping(name, options(plugin), nothing));
  }

  /** The options of a plugin that is a default, which they change. */
  Optional<Map<String, Object>> unnamed(Class<?> makes, Value fallback) {
    Mapping defaults = Value.expanded(fallback, fallback.place());
    return plugins.thatMake(makes).stream()
        .filter(plugin -> plugin.name().equals(plain(defaults.values().get(Value.NAME))))
        .findFirst()
        .map(plugin -> unnamed(plugins.kind(makes), plugin, defaults));
  }

  private Map<String, Object> unnamed(String kind, Plugin<?, ?> plugin, Mapping defaults) {
    String name = "%s.%s.default".formatted(kind, plugin.name());
    long known = unnamed.values().stream().filter(key -> key.startsWith(name)).count();
    String key =
        unnamed.computeIfAbsent(
            "%s: %s".formatted(name, plain(defaults)),
            each -> known == 0 ? name : "%s-%d".formatted(name, known + 1));
    return defined(key, () -> titled(kind, plugin, mapping(options(plugin), defaults)));
  }

  private List<Field> options(Plugin<?, ?> plugin) {
    return PluginOptions.of(plugin, plugins).all();
  }

  private static Map<String, Object> titled(
      String kind, Plugin<?, ?> plugin, Map<String, Object> options) {
    Map<String, Object> titled = new LinkedHashMap<>();
    titled.put("title", kind + "/" + plugin.name());
    titled.put("description", plugin.summary());
    titled.putAll(options);
    return titled;
  }

  /** A reference to a definition, which is made where there is none; it may refer to itself. */
  private Map<String, Object> defined(String name, Supplier<Map<String, Object>> definition) {
    if (!definitions.containsKey(name)) {
      definitions.put(name, Map.of());
      definitions.put(name, definition.get());
    }
    return Map.of("$ref", "#/definitions/" + name);
  }

  /** A value as JSON has it; null for nothing, and for numbers that JSON lacks. */
  static @Nullable Object plain(@Nullable Value value) {
    if (value instanceof Mapping mapping) {
      Map<String, @Nullable Object> entries = new LinkedHashMap<>();
      mapping.values().forEach((key, entry) -> entries.put(key, plain(entry)));
      return entries;
    }
    if (value instanceof Sequence sequence) {
      List<@Nullable Object> elements = new ArrayList<>();
      sequence.elements().forEach(element -> elements.add(plain(element)));
      return elements;
    }
    return value instanceof Scalar scalar ? plain(scalar) : null;
  }

  private static @Nullable Object plain(Scalar scalar) {
    return switch (scalar.form()) {
      case NOTHING -> null;
      case FLAG -> Boolean.valueOf(scalar.text());
      case WHOLE -> WholeNumberType.parse(scalar.text());
      case REAL ->
          Double.isFinite(RealNumberType.parse(scalar)) ? new BigDecimal(scalar.text()) : null;
      case TEXT -> scalar.text();
    };
  }
}
