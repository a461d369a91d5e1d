package org.isomer.installation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.isomer.file.AtomicFiles;
import org.isomer.file.FileTrouble;
import org.isomer.file.TextFile;
import org.isomer.spi.BadInputException;

/**
 * Where the JARs of a plugin folder came from, kept in its hidden file {@code .installed}: a line
 * for each, its name, its source and the repository if it is an unusual one, with tabs between
 * them. What was put there by hand is not in it.
 *
 * @param sources by the names in the folder
 */
record InstalledList(Path folder, SortedMap<String, Source> sources) {
  private static final String FILE = ".installed";

  /**
   * Where something came from.
   *
   * @param text Maven coordinates, or an absolute path
   * @param repository the repository of coordinates; empty for a usual one
   */
  record Source(String text, Optional<String> repository) {}

  static Path file(Path folder) {
    return folder.resolve(FILE);
  }

  /**
   * Reads that of a folder; what is no longer there is left out.
   *
   * @throws BadInputException if it is damaged
   */
  static InstalledList of(Path folder) {
    SortedMap<String, Source> sources = new TreeMap<>();
    if (Files.exists(file(folder))) {
      TextFile text = new TextFile(file(folder));
      int number = 0;
      for (String line : text.lines()) {
        number++;
        String[] parts = line.split("\t", -1);
        if (parts.length < 2 || parts.length > 3) {
          throw text.wrong(
              "line " + number,
              "expected a name, a tab and a source. Delete the file; updates then need the source again");
        }
        if (Files.exists(folder.resolve(parts[0]))) {
          sources.put(
              parts[0],
              new Source(parts[1], parts.length == 2 ? Optional.empty() : Optional.of(parts[2])));
        }
      }
    }
    return new InstalledList(folder, sources);
  }

  InstalledList with(String name, Source source) {
    SortedMap<String, Source> more = new TreeMap<>(sources);
    more.put(name, source);
    return new InstalledList(folder, more);
  }

  /** Writes it, in one step. */
  void write() {
    StringBuilder text = new StringBuilder();
    sources.forEach(
        (name, source) -> {
          text.append(name).append("\t").append(source.text());
          source.repository().ifPresent(place -> text.append("\t").append(place));
          text.append("\n");
        });
    try {
      AtomicFiles.write(file(folder), text.toString());
    } catch (IOException e) {
      throw new BadInputException(FileTrouble.writing(file(folder), e), e);
    }
  }
}
