package org.isomer.authoring;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.isomer.cli.spi.Command;
import org.isomer.cli.spi.Console;
import org.isomer.config.Spelling;
import org.isomer.contract.Breach;
import org.isomer.contract.Contracts;
import org.isomer.contract.NotExaminedException;
import org.isomer.contract.Rule;
import org.isomer.plugin.Catalog;
import org.isomer.plugin.PluginFault;
import org.isomer.plugin.PluginFolder;
import org.isomer.plugin.PluginLoader;
import org.isomer.spi.BadInputException;

/** {@code isomer plugin verify JAR}: runs the rules of every plugin of some JARs. */
record Verification(PluginVerb.Config config, Catalog known, Console console) implements Command {
  @Inject
  Verification {}

  private record Outcome(String plugin, Rule rule, String result, String message) {}

  @Override
  public void run() {
    List<Path> jars =
        config.jars().stream().map(jar -> Path.of(jar).toAbsolutePath().normalize()).toList();
    Catalog catalog = load(jars);
    List<Catalog.Entry> entries =
        catalog.entries().stream()
            .filter(entry -> jars.stream().anyMatch(entry.origin().path()::startsWith))
            .toList();
    Map<String, String> options = options(entries.stream().map(Verification::shown).toList());
    List<Outcome> outcomes = new ArrayList<>();
    for (Catalog.Entry entry : entries) {
      for (Rule rule : Contracts.of(catalog, entry, options.getOrDefault(shown(entry), ""))) {
        outcomes.add(outcome(shown(entry), rule, catalog));
      }
    }
    console.table(
        List.of("plugin", "rule", "outcome"),
        outcomes.stream()
            .map(each -> List.of(each.plugin(), each.rule().promise(), each.result()))
            .toList());
    outcomes.stream()
        .filter(each -> !each.message().isEmpty())
        .forEach(
            each -> {
              console.line("");
              console.line(
                  "%s %s: %s. %s."
                      .formatted(
                          each.plugin(), each.result(), each.rule().promise(), each.message()));
            });
    long broken = outcomes.stream().filter(each -> each.result().equals("broken")).count();
    if (broken > 0) {
      throw new BadInputException(
          "%d of %d rules are broken. Mend the plugin, build it and verify it again."
              .formatted(broken, outcomes.size()));
    }
  }

  private static String shown(Catalog.Entry entry) {
    return entry.kind() + "/" + entry.name();
  }

  /** With the plugin folders that are given, but for those that hold a JAR which is tried. */
  private Catalog load(List<Path> jars) {
    Stream<PluginFolder> others =
        known.folders().stream()
            .filter(folder -> jars.stream().noneMatch(jar -> jar.startsWith(folder.path())));
    return PluginLoader.load(
        Stream.concat(jars.stream().map(jar -> new PluginFolder(jar, true)), others).toList());
  }

  private Map<String, String> options(List<String> plugins) {
    Map<String, String> options = new LinkedHashMap<>();
    for (String given : config.options()) {
      int end = given.indexOf('=');
      String plugin = end < 0 ? given : given.substring(0, end);
      if (end < 0 || !plugins.contains(plugin)) {
        throw new BadInputException(
            "--options %s: expected KIND/NAME={OPTION: VALUE} for a plugin of the JAR%s"
                .formatted(given, Spelling.didYouMean(plugin, plugins)));
      }
      options.put(plugin, given.substring(end + 1));
    }
    return options;
  }

  private static Outcome outcome(String plugin, Rule rule, Catalog catalog) {
    try {
      rule.check().run();
      return new Outcome(plugin, rule, "kept", "");
    } catch (NotExaminedException e) {
      return new Outcome(plugin, rule, "not examined", String.valueOf(e.getMessage()));
    } catch (Breach e) {
      return new Outcome(plugin, rule, "broken", String.valueOf(e.getMessage()));
    } catch (LinkageError e) {
      String what = PluginFault.in(e, catalog).map(PluginFault::what).orElse(e.toString());
      return new Outcome(plugin, rule, "broken", "It " + what);
    } catch (Exception e) {
      return new Outcome(plugin, rule, "broken", "It fails with " + e);
    }
  }
}
