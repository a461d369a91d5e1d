package org.isomer.cli.completion;

import java.util.List;
import java.util.Map;
import org.isomer.cli.VerbOption;
import org.isomer.cli.completion.CompletedOption.Values;
import org.isomer.cli.spi.CommandPlugin;
import org.isomer.config.ConfigReader;
import org.isomer.plugin.Catalog;

/**
 * A verb as a shell completes it.
 *
 * @param options without those of every verb
 * @param arguments in their order
 */
record CompletedVerb(
    String name, String summary, List<CompletedOption> options, List<CompletedOption> arguments) {
  static CompletedVerb of(CommandPlugin<?> verb, Catalog catalog) {
    ConfigReader reader = new ConfigReader(catalog);
    Map<String, List<String>> choices = reader.choices(verb.configType());
    Map<String, List<String>> words = verb.words(catalog);
    List<VerbOption> all = VerbOption.of(verb.configType(), reader);
    return new CompletedVerb(
        verb.name(),
        verb.summary(),
        all.stream()
            .filter(option -> !option.positional())
            .map(option -> CompletedOption.of(option, choices, words))
            .toList(),
        all.stream()
            .filter(VerbOption::positional)
            .map(option -> CompletedOption.of(option, choices, words))
            .toList());
  }

  /** Whether a file may be an argument. */
  boolean takesFiles() {
    return arguments.stream().anyMatch(argument -> argument.values() != Values.CHOICES);
  }
}
