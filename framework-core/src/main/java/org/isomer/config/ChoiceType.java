package org.isomer.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isomer.config.Value.Form;
import org.isomer.config.Value.Mapping;
import org.isomer.config.Value.Scalar;
import org.isomer.config.Value.Sequence;
import org.isomer.spi.Choice;
import org.isomer.spi.Option;
import org.isomer.spi.Plugin;
import org.jspecify.annotations.Nullable;

/** A {@link Choice}; in YAML a plugin's name, or a mapping with the name beside its options. */
record ChoiceType(Class<?> makes) implements OptionType {
  @Override
  public @Nullable Object bind(Value value, Site site) {
    if (value instanceof Sequence
        || (value instanceof Scalar bare && bare.form() == Form.NOTHING)) {
      site.unexpected(value, this);
      return null;
    }
    Mapping mapping = Value.expanded(value, value.place());
    String kind = site.plugins().kind(makes);
    Value name = mapping.values().get(Value.NAME);
    if (!(name instanceof Scalar scalar) || scalar.form() == Form.NOTHING) {
      Value wrong = name == null ? mapping : name;
      site.problem(wrong, "expected the name of " + wanted(site.option(), site.plugins()));
      return null;
    }
    Optional<Plugin<?, ?>> plugin = plugin(scalar.text(), site.plugins());
    if (plugin.isEmpty()) {
      site.problem(scalar, Spelling.unknown(kind, scalar.text(), names(site.plugins())));
      return null;
    }
    PluginOptions options = PluginOptions.of(plugin.get(), site.plugins());
    Mapping given = mapping.only(key -> !key.equals(Value.NAME));
    Record config =
        site.binder()
            .bind(
                plugin.get().configType(),
                options.all(),
                given,
                site.path(),
                kind + " " + scalar.text());
    Mapping common = given.only(options.common().stream().map(Field::name).toList()::contains);
    Record additions = site.binder().bind(options.additions(), common, site.path());
    return config == null || additions == null
        ? null
        : choice(
            plugin.get(), config, Optional.of(additions).filter(any -> !common.keys().isEmpty()));
  }

  /** The plugins found by what they make do make it, though the compiler cannot know. */
  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Choice<?> choice(Plugin<?, ?> plugin, Record config, Optional<Record> additions) {
    return new Choice(plugin, config, additions);
  }

  private Optional<Plugin<?, ?>> plugin(String name, Plugins plugins) {
    for (Plugin<?, ?> plugin : plugins.thatMake(makes)) {
      if (plugin.name().equals(name)) {
        return Optional.of(plugin);
      }
    }
    return Optional.empty();
  }

  private List<String> names(Plugins plugins) {
    return plugins.thatMake(makes).stream().<String>map(Plugin::name).toList();
  }

  @Override
  public Map<String, Object> schema(Option option, Value fallback, ConfigSchema file) {
    List<Object> ways = new ArrayList<>();
    ways.add(file.named(makes));
    file.unnamed(makes, fallback).ifPresent(ways::add);
    return Map.of("anyOf", ways);
  }

  @Override
  public Object plain(Object value) {
    Choice<?> choice = (Choice<?>) value;
    Map<String, @Nullable Object> entries = new LinkedHashMap<>();
    entries.put(Value.NAME, choice.plugin().name());
    entries.putAll(ConfigWriter.plain(choice.config()));
    choice
        .additions()
        .ifPresent(additions -> entries.putAll(ConfigWriter.plain((Record) additions)));
    return entries;
  }

  @Override
  public String words(Plugins plugins) {
    String kind = plugins.kind(makes);
    return ("aeiou".indexOf(kind.charAt(0)) >= 0 ? "an " : "a ") + kind;
  }

  @Override
  public String range(Option option, Plugins plugins) {
    return String.join(", ", names(plugins));
  }

  @Override
  public List<String> choices(Plugins plugins) {
    return names(plugins);
  }

  @Override
  public String wanted(Option option, Plugins plugins) {
    int names = names(plugins).size();
    String all =
        names > Spelling.MOST_LISTED
            ? "isomer plugins --kind %s lists all %d".formatted(plugins.kind(makes), names)
            : range(option, plugins);
    return words(plugins) + " (" + all + ")";
  }

  @Override
  public Value over(Value given, Value fallback) {
    return given instanceof Mapping mapping && !mapping.values().containsKey(Value.NAME)
        ? mapping.withMissing(Value.expanded(fallback, fallback.place()))
        : given;
  }

  @Override
  public boolean judgesAlone() {
    return false;
  }
}
