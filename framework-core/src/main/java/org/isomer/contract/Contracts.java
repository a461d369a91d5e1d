package org.isomer.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.isomer.config.ConfigReader;
import org.isomer.config.OptionDescription;
import org.isomer.plugin.Catalog;
import org.isomer.plugin.PluginLoader;
import org.isomer.spi.Plugin;

/** The rules that a plugin has to keep: those of every plugin, and those of its kind. */
public final class Contracts {
  private Contracts() {}

  /** The rules of a plugin of the class path, for its default options. */
  public static List<Rule> of(Plugin<?, ?> plugin) {
    return of(plugin, "");
  }

  /**
   * The rules of a plugin of the class path.
   *
   * @param options what its options are in the trial, as YAML; empty for the defaults
   */
  public static List<Rule> of(Plugin<?, ?> plugin, String options) {
    Catalog catalog = PluginLoader.classPath();
    return catalog.entries().stream()
        .filter(entry -> entry.plugin().getClass() == plugin.getClass())
        .findFirst()
        .map(entry -> of(catalog, entry, options))
        .orElseGet(() -> List.of(new Rule("is found", () -> notFound(plugin))));
  }

  private static void notFound(Plugin<?, ?> plugin) {
    throw new Breach(
        "no services file names the plugin; add the line %s to src/main/resources/META-INF/services/org.isomer.spi.Plugin"
            .formatted(plugin.getClass().getName()));
  }

  /**
   * The rules of a plugin.
   *
   * @param options what its options are in the trial, as YAML; empty for the defaults
   */
  public static List<Rule> of(Catalog catalog, Catalog.Entry entry, String options) {
    return of(catalog, entry, entry.plugin(), options);
  }

  private static <C extends Record, T> List<Rule> of(
      Catalog catalog, Catalog.Entry entry, Plugin<C, T> plugin, String options) {
    ConfigReader reader = new ConfigReader(catalog);
    List<Rule> rules = new ArrayList<>(Description.rules(plugin, reader));
    List<String> required =
        reader.describe(plugin.configType()).stream()
            .filter(option -> option.fallback().equals("required"))
            .map(OptionDescription::name)
            .toList();
    if (options.isBlank() && !required.isEmpty()) {
      rules.add(
          new Rule(
              "keeps the contract of its kind",
              () -> {
                throw new NotExaminedException(
                    "%s must be given for a trial; give them as YAML, such as \"%s: …\""
                        .formatted(String.join(", ", required), required.get(0)));
              }));
      return rules;
    }
    C config = reader.bind(plugin.configType(), "options of the trial", options, List.of());
    rules.addAll(rules(entry, new Tested<>(plugin, config, catalog), reader));
    return rules;
  }

  /**
   * What plugins of a kind promise, in words. None is tried.
   *
   * @param any a plugin of the kind
   */
  public static List<String> promises(Catalog catalog, Catalog.Entry any) {
    ConfigReader reader = new ConfigReader(catalog);
    List<Rule> rules = new ArrayList<>(Description.rules(any.plugin(), reader));
    rules.addAll(rules(any, new Tested<>(any.plugin(), new Unconfigured(), catalog), reader));
    return rules.stream().map(Rule::promise).distinct().toList();
  }

  /** In place of options, where nothing is made. */
  private record Unconfigured() {}

  private static <T> List<Rule> rules(Catalog.Entry entry, Tested<T> tested, ConfigReader reader) {
    List<Rule> rules = new ArrayList<>();
    rules.add(Options.rule(tested, reader));
    rules.add(new Rule("makes a part", tested::make));
    for (Contract<?> contract :
        ServiceLoader.load(Contract.class, entry.kindType().getClassLoader())) {
      if (contract.kind() == entry.kindType()) {
        rules.addAll(rules(contract, tested));
      }
    }
    return rules;
  }

  /** A contract and a plugin of one kind agree in what the plugin makes. */
  @SuppressWarnings("unchecked")
  private static <T> List<Rule> rules(Contract<?> contract, Tested<T> tested) {
    return ((Contract<T>) contract).rules(tested);
  }
}
