package org.isomer.data.text;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.isomer.data.Faults;
import org.isomer.file.TextFile;

/**
 * A file of comma-separated values (RFC 4180) or tab-separated ones, in UTF-8. Between commas a
 * field in double quotes may hold commas, line breaks and, doubled, quotes; between tabs a quote is
 * a letter like any other. Lines end with CR LF or LF alone; empty lines are passed over.
 *
 * @param naming whether the first record names the columns, and who says so
 */
public record DelimitedFile(Path path, char separator, Header naming) implements Table {
  /** The message for a file of which only the header is there. */
  public static final String EMPTY =
      "%s: holds a header and no examples. Add them, or choose another file.";

  private static final char COMMA = ',';
  private static final char TAB = '\t';

  /** A file whose reader has the option {@code header}. */
  public DelimitedFile(Path path, char separator, boolean header) {
    this(path, separator, Header.of(header));
  }

  /** As the other, where the reader has the option {@code header}. */
  public static DelimitedFile of(Path path, boolean header) {
    return of(path, Header.of(header));
  }

  /** What its name says it is, whether or not it is compressed; CSV if that is not TSV. */
  public static DelimitedFile of(Path path, Header header) {
    String name = path.toString().toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
    return new DelimitedFile(path, name.endsWith(".tsv") ? TAB : COMMA, header);
  }

  /** A file of comma-separated values. */
  public static DelimitedFile csv(Path path, boolean header) {
    return new DelimitedFile(path, COMMA, header);
  }

  /** A file of tab-separated values. */
  public static DelimitedFile tsv(Path path, boolean header) {
    return new DelimitedFile(path, TAB, header);
  }

  /** Whether the first record names the columns. */
  public boolean header() {
    return naming != Header.NONE;
  }

  /**
   * A record.
   *
   * @param line where it begins, from 1
   * @param fields at least one
   */
  private record Row(int line, List<String> fields) {}

  @Override
  public <T> List<T> read(List<String> columns, Function<Fields, T> make) {
    List<Row> rows = new Reading(new TextFile(path), separator).rows();
    Row first = first(rows);
    List<Integer> places = columns.stream().map(column -> place(first, column)).toList();
    return Faults.each(
        rows.subList(header() ? 1 : 0, rows.size()),
        row -> {
          requireAsManyFields(row, first);
          return make.apply(
              new Fields(
                  this,
                  row.line(),
                  columns,
                  places.stream().map(place -> row.fields().get(place)).toList()));
        });
  }

  /**
   * The columns that some do not name: their names, or their numbers if there is no header.
   *
   * @param named by name or by number
   * @throws org.isomer.spi.BadInputException if the file is empty or lacks one of them
   */
  public List<String> others(List<String> named) {
    Row first = first(new Reading(new TextFile(path), separator).rows());
    List<Integer> taken = named.stream().map(column -> place(first, column)).toList();
    return IntStream.range(0, first.fields().size())
        .filter(i -> !taken.contains(i))
        .mapToObj(i -> header() ? first.fields().get(i).strip() : String.valueOf(i + 1))
        .toList();
  }

  private Row first(List<Row> rows) {
    if (rows.isEmpty()) {
      throw wrong(1, "the file is empty. Choose another one");
    }
    return rows.get(0);
  }

  private int place(Row first, String column) {
    List<Integer> named =
        IntStream.range(0, header() ? first.fields().size() : 0)
            .filter(i -> first.fields().get(i).strip().equals(column))
            .boxed()
            .toList();
    if (named.size() > 1) {
      throw wrong(first.line(), "two columns are called %s. %s".formatted(column, naming.twice()));
    }
    if (named.size() == 1) {
      return named.get(0);
    }
    if (naming != Header.FIXED
        && column.matches("[1-9][0-9]{0,8}")
        && Integer.parseInt(column) <= first.fields().size()) {
      return Integer.parseInt(column) - 1;
    }
    throw wrong(
        first.line(),
        header()
            ? "there is no column %s. The first line names %s; %s"
                .formatted(
                    column,
                    first.fields().stream().map(String::strip).collect(Collectors.joining(", ")),
                    naming.missing(first.fields().size()))
            : "there is no column %s. Without a header, columns are numbers from 1 to %d"
                .formatted(column, first.fields().size()));
  }

  private void requireAsManyFields(Row row, Row first) {
    int fields = row.fields().size();
    if (fields != first.fields().size()) {
      throw wrong(
          row.line(),
          "it has %d fields, but line %d has %d. %s"
              .formatted(
                  fields,
                  first.line(),
                  first.fields().size(),
                  separator == COMMA
                      ? "Put a field that holds commas or line breaks in quotes"
                      : "No field may hold a tab or a line break"));
    }
  }

  /** One pass over the text. */
  private static final class Reading {
    private static final char QUOTE = '"';

    private final TextFile file;
    private final char separator;
    private final String text;
    private int at;
    private int line = 1;

    Reading(TextFile file, char separator) {
      this.file = file;
      this.separator = separator;
      text = file.text();
    }

    List<Row> rows() {
      List<Row> rows = new ArrayList<>();
      while (at < text.length()) {
        int start = line;
        int from = at;
        List<String> fields = new ArrayList<>();
        do {
          fields.add(isQuote() ? quoted() : plain());
        } while (passesSeparator());
        if (!text.substring(from, at).isBlank()) {
          rows.add(new Row(start, fields));
        }
        passLineEnd();
      }
      return rows;
    }

    private boolean isQuote() {
      return separator == COMMA && at < text.length() && text.charAt(at) == QUOTE;
    }

    private String plain() {
      int start = at;
      while (at < text.length() && !endsField(text.charAt(at))) {
        if (isQuote()) {
          throw file.wrong(
              "line " + line,
              "a quote stands inside a field that does not begin with one. Put the whole field in quotes, and double those inside");
        }
        at++;
      }
      return text.substring(start, at);
    }

    private String quoted() {
      int opened = line;
      StringBuilder field = new StringBuilder();
      at++;
      while (at < text.length()) {
        char next = text.charAt(at++);
        if (next != QUOTE) {
          field.append(next);
          line += next == '\n' ? 1 : 0;
        } else if (at < text.length() && text.charAt(at) == QUOTE) {
          field.append(QUOTE);
          at++;
        } else if (at == text.length() || endsField(text.charAt(at))) {
          return field.toString();
        } else {
          throw file.wrong(
              "line " + line,
              "after the closing quote of a field that begins on line %d comes %s, where a comma or the end of the line has to be. Double quotes inside a field"
                  .formatted(opened, Character.getName(text.codePointAt(at))));
        }
      }
      throw file.wrong(
          "line " + opened,
          "the quote that opens a field here is never closed. Close it, or double it if it is part of the text");
    }

    private boolean endsField(char letter) {
      return letter == separator || letter == '\n' || letter == '\r';
    }

    private boolean passesSeparator() {
      boolean passes = at < text.length() && text.charAt(at) == separator;
      at += passes ? 1 : 0;
      return passes;
    }

    private void passLineEnd() {
      if (at < text.length() && text.charAt(at) == '\r') {
        at++;
      }
      if (at < text.length() && text.charAt(at) == '\n') {
        at++;
      }
      line++;
    }
  }
}
