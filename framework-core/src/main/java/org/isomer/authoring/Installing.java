package org.isomer.authoring;

import jakarta.inject.Inject;
import org.isomer.cli.spi.Command;
import org.isomer.cli.spi.Console;
import org.isomer.installation.Installation;
import org.isomer.plugin.Catalog;

/** {@code isomer plugin install}. */
record Installing(PluginVerb.Config config, Catalog catalog, Console console) implements Command {
  @Inject
  Installing {}

  @Override
  public void run() {
    Installation installation = config.installation(catalog);
    for (String source : config.jars()) {
      console.line(installation.install(source).message());
    }
  }
}
