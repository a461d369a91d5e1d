package org.isomer.authoring;

import jakarta.inject.Inject;
import org.isomer.cli.spi.Command;
import org.isomer.cli.spi.Console;
import org.isomer.installation.Installation;
import org.isomer.plugin.Catalog;

/** {@code isomer plugin remove}. */
record Removing(PluginVerb.Config config, Catalog catalog, Console console) implements Command {
  @Inject
  Removing {}

  @Override
  public void run() {
    Installation installation = config.installation(catalog);
    for (String name : config.jars()) {
      console.line("Removed %s.".formatted(installation.remove(name)));
    }
  }
}
