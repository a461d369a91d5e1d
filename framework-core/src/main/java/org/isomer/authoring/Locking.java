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
    int jars = lock.digests().size();
    console.line(
        "Wrote %s with the digest%s. isomer VERB --plugin-lock %s refuses any other JAR."
            .formatted(file, jars == 1 ? " of one JAR" : "s of %d JARs".formatted(jars), file));
  }
}
