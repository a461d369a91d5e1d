package org.isomer.data.text;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.isomer.file.TextFile;
import org.isomer.spi.BadInputException;

/** A file of records with fields, some of them texts. */
public interface Table {
  /** As the other, where the reader has the option {@code header}. */
  static Table of(Path path, boolean header) {
    return of(path, Header.of(header));
  }

  /** What its name says it is, whether or not it is compressed; CSV if that says nothing. */
  static Table of(Path path, Header header) {
    String name = path.toString().toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
    if (name.endsWith(".jsonl") || name.endsWith(".ndjson")) {
      return new JsonLines(path, Set.of());
    }
    if (name.endsWith(".txt")) {
      return new PlainLines(path);
    }
    return DelimitedFile.of(path, header);
  }

  /** Where it is. */
  Path path();

  /**
   * Makes something of every record.
   *
   * @param columns which fields of a record are read, in this order
   * @param make throws {@link BadInputException} for a record of which nothing can be made
   * @throws BadInputException if the file cannot be read, is not UTF-8 or lacks a column, or for
   *     records that are wrong: the first ten of many
   */
  <T> List<T> read(List<String> columns, Function<Fields, T> make);

  /** The message for something in the file that cannot be used. */
  default BadInputException wrong(int line, String problem) {
    return new TextFile(path()).wrong("line " + line, problem);
  }
}
