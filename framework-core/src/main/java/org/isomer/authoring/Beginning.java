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
    Project project =
        new Project(
            aPlugin(required(config.kind(), "--kind")),
            name,
            required(config.package_(), "--package"));
    Path folder = config.out().orElse(Path.of(name));
    project.write(folder);
    console.print(
        "Wrote %s. Build and test it there with mvn package; README.md says how to go on."
            .formatted(folder));
  }

  /** Any plugin of the kind. */
  private Catalog.Entry aPlugin(String kind) {
    return catalog.entries(kind).stream()
        .findFirst()
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
