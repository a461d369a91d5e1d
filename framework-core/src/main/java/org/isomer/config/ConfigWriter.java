package org.isomer.config;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.isomer.spi.Additions;
import org.isomer.spi.Choice;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Writes configurations as YAML. */
public final class ConfigWriter {
  private ConfigWriter() {}

  /**
   * Every option of a configuration, defaults included, in the order of the record's components.
   * {@link ConfigReader} reads the text back to an equal record.
   */
  public static String toYaml(Record resolved) {
    return toYaml(plain(resolved), FlowStyle.BLOCK);
  }

  /** As {@link #toYaml(Record)}, but for some options of the record itself. */
  public static String toYamlWithout(Set<String> options, Record resolved) {
    Map<String, @Nullable Object> entries = plain(resolved);
    entries.keySet().removeAll(options);
    return toYaml(entries, FlowStyle.BLOCK);
  }

  /** As {@link #toYaml(Record)}, on one line in braces, as a command line takes it. */
  public static String toInlineYaml(Record resolved) {
    return toInlineYaml(plain(resolved));
  }

  /** Options on one line in braces. */
  public static String toInlineYaml(Map<String, @Nullable Object> options) {
    return toYaml(options, FlowStyle.FLOW).strip();
  }

  /** A plugin with all its options as one line, as in {@code {name: tf-idf, limit: 20}}. */
  public static String toInlineYaml(Choice<?> choice) {
    String options = toInlineYaml(choice.config()).substring(1);
    return "{name: %s%s%s"
        .formatted(choice.plugin().name(), options.equals("}") ? "" : ", ", options);
  }

  /** As {@link #toInlineYaml(Choice)}, without the options that have their defaults. */
  public static String toShortYaml(Choice<?> choice) {
    Map<String, @Nullable Object> entries = new LinkedHashMap<>();
    entries.put(Value.NAME, choice.plugin().name());
    for (Field field : written(choice.config())) {
      if (!field.isDefault(choice.config())) {
        entries.put(field.name(), field.plain(choice.config()));
      }
    }
    choice.additions().ifPresent(additions -> entries.putAll(plain((Record) additions)));
    return toInlineYaml(entries);
  }

  private static String toYaml(Map<String, @Nullable Object> entries, FlowStyle style) {
    DumpSettings settings =
        DumpSettings.builder()
            .setSchema(new CoreSchema())
            .setDefaultFlowStyle(style)
            .setWidth(Integer.MAX_VALUE)
            .build();
    return new Dump(settings).dumpToString(entries);
  }

  /**
   * Every option by its dotted name, such as {@code schedule.warmup-epochs}, with its value as
   * text; for records of what was chosen. Paths are left out: they say where something lies on one
   * machine, not what it is.
   */
  public static Map<String, String> toOptions(Record resolved) {
    Map<String, String> options = new LinkedHashMap<>();
    addOptions("", resolved, options);
    return options;
  }

  /**
   * Every option that has a value by its path, as an override names it, such as {@code
   * views.pipelines.0.repeat}, with its value as text; for programs that compare runs.
   */
  public static Map<String, String> toPaths(Record resolved) {
    Map<String, String> paths = new LinkedHashMap<>();
    addPaths("", plain(resolved), paths);
    return paths;
  }

  private static void addPaths(String path, @Nullable Object plain, Map<String, String> paths) {
    String prefix = path.isEmpty() ? "" : path + ".";
    if (plain instanceof Map<?, ?> map && !map.isEmpty()) {
      map.forEach((name, value) -> addPaths(prefix + name, value, paths));
    } else if (plain instanceof List<?> list && !list.isEmpty() && !scalars(list)) {
      for (int i = 0; i < list.size(); i++) {
        addPaths(prefix + i, list.get(i), paths);
      }
    } else if (plain != null) {
      paths.put(path, plain.toString());
    }
  }

  private static boolean scalars(List<?> list) {
    return list.stream().noneMatch(each -> each instanceof Map || each instanceof List);
  }

  private static void addOptions(String prefix, Record config, Map<String, String> options) {
    for (Field field : written(config)) {
      Object value = field.get(config);
      String name = prefix + field.name();
      if (content(value) instanceof Choice<?> choice) {
        if (!field.unnamed(choice)) {
          options.put(name + "." + Value.NAME, choice.plugin().name());
        }
        addOptions(name + ".", choice.config(), options);
        choice
            .additions()
            .ifPresent(additions -> addOptions(name + ".", (Record) additions, options));
      } else if (content(value) instanceof Record nested) {
        addOptions(name + ".", nested, options);
      } else if (!(content(value) instanceof Path)) {
        Object plain = field.type().plain(value);
        options.put(name, plain == null ? "none" : plain.toString());
      }
    }
  }

  private static @Nullable Object content(Object value) {
    return value instanceof Optional<?> optional ? optional.orElse(null) : value;
  }

  static Map<String, @Nullable Object> plain(Record config) {
    Map<String, @Nullable Object> entries = new LinkedHashMap<>();
    for (Field field : written(config)) {
      entries.put(field.name(), field.plain(config));
    }
    return entries;
  }

  /** What additions lack is left out; of other records everything is written. */
  private static List<Field> written(Record config) {
    return Field.of(config.getClass()).stream()
        .filter(
            field ->
                !(config instanceof Additions<?>) || !field.get(config).equals(Optional.empty()))
        .toList();
  }
}
