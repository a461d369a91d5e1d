package org.isomer.config;

import java.util.LinkedHashMap;
import java.util.Map;
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
    return toYaml(resolved, FlowStyle.BLOCK);
  }

  /** As {@link #toYaml}, on one line in braces, as a command line takes it. */
  public static String toInlineYaml(Record resolved) {
    return toYaml(resolved, FlowStyle.FLOW).strip();
  }

  private static String toYaml(Record resolved, FlowStyle style) {
    DumpSettings settings =
        DumpSettings.builder()
            .setSchema(new CoreSchema())
            .setDefaultFlowStyle(style)
            .setWidth(Integer.MAX_VALUE)
            .build();
    return new Dump(settings).dumpToString(plain(resolved));
  }

  /**
   * Every option by its dotted name, such as {@code schedule.warmup-epochs}, with its value as
   * text; for records of what was chosen.
   */
  public static Map<String, String> toOptions(Record resolved) {
    Map<String, String> options = new LinkedHashMap<>();
    addOptions("", plain(resolved), options);
    return options;
  }

  private static void addOptions(String prefix, Map<?, ?> entries, Map<String, String> options) {
    entries.forEach(
        (name, value) -> {
          if (value instanceof Map<?, ?> nested) {
            addOptions(prefix + name + ".", nested, options);
          } else {
            options.put(prefix + name, value == null ? "none" : value.toString());
          }
        });
  }

  static Map<String, @Nullable Object> plain(Record config) {
    Map<String, @Nullable Object> entries = new LinkedHashMap<>();
    for (Field field : Field.of(config.getClass())) {
      entries.put(field.name(), field.type().plain(field.get(config)));
    }
    return entries;
  }
}
