package org.isomer.authoring;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.isomer.cli.spi.Command;
import org.isomer.cli.spi.Console;
import org.isomer.file.Sha256;
import org.isomer.installation.Installation;
import org.isomer.plugin.Catalog;
import org.isomer.plugin.InterfaceVersion;
import org.isomer.plugin.PluginFolder;

/** {@code isomer plugin list}. */
record PluginList(Catalog catalog, Console console) implements Command {
  @Inject
  PluginList {}

  @Override
  public void run() throws IOException {
    Map<Path, List<Catalog.Entry>> bySource =
        catalog.entries().stream()
            .filter(Predicate.not(Catalog.Entry::bundled))
            .collect(
                Collectors.groupingBy(
                    entry -> entry.origin().source(), LinkedHashMap::new, Collectors.toList()));
    List<List<String>> rows = new ArrayList<>();
    for (Map.Entry<Path, List<Catalog.Entry>> each : bySource.entrySet()) {
      rows.add(row(each.getKey(), each.getValue()));
    }
    if (rows.isEmpty()) {
      console.line("No plugins are installed. isomer plugin install --help says how.");
      return;
    }
    console.table(List.of("JAR", "version", "interface", "plugins", "SHA-256", "came from"), rows);
  }

  private List<String> row(Path source, List<Catalog.Entry> entries) throws IOException {
    Catalog.Entry any = entries.get(0);
    Path folder =
        catalog.folders().stream()
            .map(PluginFolder::path)
            .filter(each -> source.startsWith(each) && !source.equals(each))
            .findFirst()
            .orElse(Objects.requireNonNull(source.getParent()));
    return List.of(
        source.toString(),
        any.origin().version().orElse("not stated"),
        InterfaceVersion.stated(any.origin().path()).orElse("not stated"),
        entries.stream()
            .map(entry -> entry.kind() + "/" + entry.name())
            .collect(Collectors.joining(", ")),
        Sha256.brief(catalog.digest(any)),
        new Installation(folder, List.of(), catalog).source(source).orElse("by hand"));
  }
}
