package org.isomer.authoring;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Optional;
import org.isomer.cli.spi.Command;
import org.isomer.cli.spi.Console;
import org.isomer.config.Spelling;
import org.isomer.plugin.Catalog;
import org.isomer.spi.BadInputException;

/** {@code isomer plugin new}. */
record Beginning(PluginVerb.Config config, Catalog catalog, Console console) implements Command {
  @Inject
  Beginning {}

  @Override
  public void run() {
    String name = required(config.name(), "--name");
    String kind = required(config.kind(), "--kind");
    Project project =
        new Project(interfaceOf(kind), name, required(config.package_(), "--package"));
    if (catalog.entries(kind).stream()
        .anyMatch(entry -> entry.bundled() && entry.name().equals(name))) {
      throw new BadInputException(
          "--name: Isomer has a plugin %s/%s of its own, beside which another could not be loaded; choose another name"
              .formatted(kind, name));
    }
    Path folder = config.out().orElse(Path.of(name));
    project.write(folder);
    console.line(
        "Wrote %s. Build and test it there with mvn package; README.md says how to go on."
            .formatted(folder));
  }

  private Class<?> interfaceOf(String kind) {
    return catalog.entries(kind).stream()
        .findFirst()
        .<Class<?>>map(Catalog.Entry::kindType)
        .orElseThrow(
            () ->
                new BadInputException(
                    "--kind: " + Spelling.unknown("kind", kind, catalog.kinds())));
  }

  private static String required(Optional<String> given, String option) {
    return given.orElseThrow(
        () -> new BadInputException("plugin new: %s is missing; give it.".formatted(option)));
  }
}
