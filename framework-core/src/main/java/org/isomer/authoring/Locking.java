package org.isomer.authoring;

import jakarta.inject.Inject;
import java.nio.file.Path;
import org.isomer.cli.spi.Command;
import org.isomer.cli.spi.Console;
import org.isomer.plugin.Catalog;
import org.isomer.plugin.PluginLock;

/** {@code isomer plugin lock}. */
record Locking(PluginVerb.Config config, Catalog catalog, Console console) implements Command {
  @Inject
  Locking {}

  @Override
  public void run() {
    Path file = config.out().orElse(Path.of("plugins.lock"));
    PluginLock lock = PluginLock.of(catalog.folders());
    lock.write(file);
    console.line(
        "Wrote %s with the digests of %d JARs. isomer VERB --plugin-lock %s refuses any other."
            .formatted(file, lock.digests().size(), file));
  }
}
