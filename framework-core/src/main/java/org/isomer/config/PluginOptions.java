package org.isomer.config;

import java.util.ArrayList;
import java.util.List;
import org.isomer.spi.Plugin;

/**
 * What a configuration may say of a plugin.
 *
 * @param own its own options
 * @param additions the record of what its kind has in common
 * @param common the components of that record, but those whose names are among its own
 */
record PluginOptions(List<Field> own, Class<? extends Record> additions, List<Field> common) {
  static PluginOptions of(Plugin<?, ?> plugin, Plugins plugins) {
    List<Field> own = Field.of(plugin.configType());
    List<String> taken = own.stream().map(Field::name).toList();
    Class<? extends Record> additions = plugins.additions(plugin).asSubclass(Record.class);
    List<Field> common =
        Field.of(additions).stream().filter(field -> !taken.contains(field.name())).toList();
    return new PluginOptions(own, additions, common);
  }

  /** Its own options, then the common ones. */
  List<Field> all() {
    List<Field> all = new ArrayList<>(own);
    all.addAll(common);
    return all;
  }
}
