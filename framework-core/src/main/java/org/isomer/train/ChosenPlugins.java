package org.isomer.train;

import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.isomer.plugin.Catalog;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.jspecify.annotations.Nullable;

/** Finds the plugins that a configuration chose, at any depth. */
public final class ChosenPlugins {
  private final Catalog catalog;
  private final List<RunManifest.PluginEntry> entries = new ArrayList<>();

  private ChosenPlugins(Catalog catalog) {
    this.catalog = catalog;
  }

  /** The plugins in the order of the configuration, each once, with the JARs they came from. */
  public static List<RunManifest.PluginEntry> of(Record config, Catalog catalog) {
    ChosenPlugins chosen = new ChosenPlugins(catalog);
    chosen.visit(config);
    return chosen.entries.stream().distinct().toList();
  }

  /**
   * Makes sure that the plugins of a run or a result are here, before its configuration is read.
   *
   * @param made the folder of what was made with them
   * @param recorded the plugins that it has recorded
   * @throws BadInputException naming those that are not, with the JAR, its version and its digest
   */
  public static void requireHere(
      Path made, List<RunManifest.PluginEntry> recorded, Catalog catalog) {
    List<String> absent =
        recorded.stream()
            .filter(
                plugin ->
                    catalog.entries(plugin.kind()).stream()
                        .noneMatch(entry -> entry.name().equals(plugin.name())))
            .map(ChosenPlugins::source)
            .toList();
    if (!absent.isEmpty()) {
      throw new BadInputException(
          "%s: plugins that it was made with are not here:\n  %s\nPut the JAR into a plugin folder, or name it with --plugins."
              .formatted(made, String.join("\n  ", absent)));
    }
  }

  private static String source(RunManifest.PluginEntry plugin) {
    return "%s/%s, which came from %s, version %s, SHA-256 %s%s"
        .formatted(
            plugin.kind(),
            plugin.name(),
            plugin.origin(),
            plugin.version(),
            plugin.digest(),
            plugin.bundled() ? ", a part of Isomer then" : "");
  }

  private void visit(@Nullable Object value) {
    if (value instanceof Choice<?> choice) {
      Catalog.Entry entry = catalog.entry(choice);
      entries.add(
          new RunManifest.PluginEntry(
              entry.kind(),
              entry.name(),
              String.valueOf(entry.origin().path().getFileName()),
              entry.origin().version().orElse("development"),
              catalog.digest(entry),
              entry.bundled()));
      visit(choice.config());
      visit(choice.additions());
    } else if (value instanceof Optional<?> optional) {
      optional.ifPresent(this::visit);
    } else if (value instanceof List<?> list) {
      list.forEach(this::visit);
    } else if (value instanceof Record configured) {
      visitComponents(configured);
    }
  }

  private void visitComponents(Record configured) {
    for (RecordComponent component : configured.getClass().getRecordComponents()) {
      try {
        component.getAccessor().setAccessible(true);
        visit(component.getAccessor().invoke(configured));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("cannot read " + component, e);
      }
    }
  }
}
