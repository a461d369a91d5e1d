package org.isomer.description;

import java.util.List;
import java.util.Optional;
import org.isomer.config.OptionDescription;
import org.isomer.javadoc.Prose;
import org.isomer.plugin.Catalog;

/**
 * What there is to say of a plugin.
 *
 * @param entry the plugin
 * @param prose what its source says: meaning, equation, paper
 * @param options its options
 * @param snippet where it stands in a configuration; empty if none chooses it
 */
public record PluginDescription(
    Catalog.Entry entry, Prose prose, List<OptionDescription> options, Optional<Snippet> snippet) {
  /** Copies the list. */
  public PluginDescription {
    options = List.copyOf(options);
  }
}
