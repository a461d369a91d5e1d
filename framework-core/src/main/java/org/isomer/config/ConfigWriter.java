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
    DumpSettings settings =
        DumpSettings.builder()
            .setSchema(new CoreSchema())
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .build();
    return new Dump(settings).dumpToString(plain(resolved));
  }

  static Map<String, @Nullable Object> plain(Record config) {
    Map<String, @Nullable Object> entries = new LinkedHashMap<>();
    for (Field field : Field.of(config.getClass())) {
      entries.put(field.name(), field.type().plain(field.get(config)));
    }
    return entries;
  }
}
