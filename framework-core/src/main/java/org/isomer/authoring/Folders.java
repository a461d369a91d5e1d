package org.isomer.authoring;

import java.nio.file.Files;
import java.nio.file.Path;
import org.isomer.installation.Installation;
import org.isomer.plugin.Catalog;
import org.isomer.plugin.PluginFolder;

/** Which plugin folder is changed. */
final class Folders {
  private Folders() {}

  /** That of {@code --into}, or the first that is searched; {@code plugins} if there is none. */
  static Installation changed(PluginVerb.Config config, Catalog catalog) {
    Path folder =
        config
            .into()
            .or(
                () ->
                    catalog.folders().stream()
                        .map(PluginFolder::path)
                        .filter(Files::isDirectory)
                        .findFirst())
            .orElse(Path.of("plugins"));
    return new Installation(folder, config.repository(), catalog);
  }
}
