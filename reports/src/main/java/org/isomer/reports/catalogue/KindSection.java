package org.isomer.reports.catalogue;

import java.util.List;

/**
 * A kind of plugins.
 *
 * @param name such as {@code loss}
 * @param meaning what such a plugin does, in a sentence without a full stop
 * @param promises what each of them keeps to
 * @param plugins by name
 */
public record KindSection(
    String name, String meaning, List<String> promises, List<PluginSection> plugins) {
  /** Copies the lists. */
  public KindSection {
    promises = List.copyOf(promises);
    plugins = List.copyOf(plugins);
  }
}
