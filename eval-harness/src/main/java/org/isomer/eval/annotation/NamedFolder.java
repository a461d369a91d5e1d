package org.isomer.eval.annotation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.isomer.file.FileListing;
import org.isomer.spi.BadInputException;

/** Finds the folders that a configuration names. */
public final class NamedFolder {
  private NamedFolder() {}

  /**
   * A folder in a folder.
   *
   * @throws BadInputException if it does not exist, naming those that do, of which one may be meant
   */
  public static Path existing(Path parent, String name) {
    Path folder = parent.resolve(name);
    if (Files.isDirectory(folder)) {
      return folder;
    }
    if (!Files.isDirectory(parent)) {
      throw new BadInputException(
          "The folder %s does not exist. Check the path.".formatted(parent));
    }
    List<String> others =
        FileListing.of(parent).folders().stream()
            .map(each -> String.valueOf(each.getFileName()))
            .toList();
    throw new BadInputException(
        "The folder %s does not exist; %s. Check the path, and name the folders of the splits in the configuration."
            .formatted(
                folder,
                others.isEmpty()
                    ? parent + " holds no folder"
                    : "there are " + String.join(", ", others)));
  }
}
