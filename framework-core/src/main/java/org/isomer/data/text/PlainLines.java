package org.isomer.data.text;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.isomer.file.TextFile;

/**
 * A file of lines, in UTF-8: each is a text, the only column, which is called {@code text} or 1.
 * Empty lines are passed over.
 */
record PlainLines(Path path) implements Table {
  private static final List<String> NAMES = List.of("text", "1");

  @Override
  public <T> List<T> read(List<String> columns, Function<Fields, T> make) {
    for (String column : columns) {
      if (!NAMES.contains(column)) {
        throw wrong(
            1,
            "there is no column %s in a file of plain lines (.txt), of which each is a text. Read columns from a file that ends in .csv, .tsv or .jsonl"
                .formatted(column));
      }
    }
    List<String> lines = new TextFile(path).lines();
    List<T> made =
        IntStream.range(0, lines.size())
            .filter(i -> !lines.get(i).isEmpty())
            .mapToObj(
                i ->
                    new Fields(
                        this, i + 1, columns, columns.stream().map(c -> lines.get(i)).toList()))
            .map(make)
            .toList();
    if (made.isEmpty()) {
      throw wrong(1, "the file is empty. Choose another one");
    }
    return made;
  }
}
