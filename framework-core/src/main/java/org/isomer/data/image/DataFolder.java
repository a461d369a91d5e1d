package org.isomer.data.image;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.isomer.file.RegularFile;
import org.isomer.file.TextFile;
import org.isomer.spi.BadInputException;

/**
 * A folder that the user names.
 *
 * @param path where it is
 * @param contents a sentence that says what it must hold and where to get it
 */
record DataFolder(Path path, String contents) {
  /** Refuses a path that is no folder. */
  DataFolder {
    if (!Files.isDirectory(path)) {
      throw new BadInputException(
          "The data folder %s %s. %s"
              .formatted(
                  path, Files.exists(path) ? "is not a folder" : "does not exist", contents));
    }
  }

  /** Its own name. */
  String name() {
    return String.valueOf(path.toAbsolutePath().normalize().getFileName());
  }

  /** A file in the folder: the first that exists of these. */
  Path file(String... names) {
    for (String name : names) {
      Path file = path.resolve(name);
      if (Files.exists(file)) {
        new RegularFile(file).require();
        return file;
      }
    }
    throw new BadInputException(
        "The data folder %s has no file %s. %s"
            .formatted(path, String.join(" or ", names), contents));
  }

  /** Class names, one on each line of a text file. */
  List<String> classNames(String name, int expected) {
    Path file = file(name);
    List<String> names =
        new TextFile(file).lines().stream().filter(line -> !line.isEmpty()).toList();
    if (names.size() != expected) {
      throw new BadInputException(
          "The file %s has %d class names instead of %d. Unpack the data again."
              .formatted(file, names.size(), expected));
    }
    return names;
  }
}
