package org.isomer.authoring;

import jakarta.inject.Inject;
import java.util.List;
import org.isomer.cli.spi.Command;
import org.isomer.cli.spi.Console;
import org.isomer.installation.Installation;
import org.isomer.plugin.Catalog;

/** {@code isomer plugin update}. */
record Updating(PluginVerb.Config config, Catalog catalog, Console console) implements Command {
  @Inject
  Updating {}

  @Override
  public void run() {
    Installation installation = config.installation(catalog);
    List<String> names = config.jars().isEmpty() ? installation.installed() : config.jars();
    for (String name : names) {
      console.line(installation.update(name).message());
    }
    if (names.isEmpty()) {
      console.line("Nothing was installed by isomer plugin install; nothing was changed.");
    }
  }
}
