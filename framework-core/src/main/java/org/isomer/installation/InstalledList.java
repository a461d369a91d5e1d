package org.isomer.installation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.isomer.file.AtomicFiles;
import org.isomer.file.FileTrouble;
import org.isomer.file.TextFile;
import org.isomer.spi.BadInputException;

/**
 * Where the JARs of a plugin folder came from, kept in its hidden file {@code .installed}: a line
 * for each, its name and its source with a tab between them. What was put there by hand is not in
 * it.
 *
 * @param sources Maven coordinates, or absolute paths, by the names in the folder
 */
record InstalledList(Path folder, SortedMap<String, String> sources) {
  private static final String FILE = ".installed";

  static Path file(Path folder) {
    return folder.resolve(FILE);
  }

  /**
   * Reads that of a folder; what is no longer there is left out.
   *
   * @throws BadInputException if it is damaged
   */
  static InstalledList of(Path folder) {
    SortedMap<String, String> sources = new TreeMap<>();
    if (Files.exists(file(folder))) {
      TextFile text = new TextFile(file(folder));
      int number = 0;
      for (String line : text.lines()) {
        number++;
        String[] parts = line.split("\t", -1);
        if (parts.length != 2) {
          throw text.wrong(
              "line " + number,
              "expected a name, a tab and a source. Delete the file; updates then need the source again");
        }
        if (Files.exists(folder.resolve(parts[0]))) {
          sources.put(parts[0], parts[1]);
        }
      }
    }
    return new InstalledList(folder, sources);
  }

  InstalledList with(String name, String source) {
    SortedMap<String, String> more = new TreeMap<>(sources);
    more.put(name, source);
    return new InstalledList(folder, more);
  }

  /** Writes it, in one step. */
  void write() {
    StringBuilder text = new StringBuilder();
    sources.forEach((name, source) -> text.append(name).append("\t").append(source).append("\n"));
    try {
      AtomicFiles.write(file(folder), text.toString());
    } catch (IOException e) {
      throw new BadInputException(FileTrouble.writing(file(folder), e), e);
    }
  }
}
