package org.isomer.data.series;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.isomer.data.text.DelimitedFile;
import org.isomer.data.text.Fields;
import org.isomer.data.text.Header;
import org.isomer.file.TextFile;
import org.isomer.spi.BadInputException;

/**
 * Which columns of a file hold what; each by name or by number from 1. An empty field, {@code ?}
 * and {@code NaN} are missing numbers.
 *
 * @param reader who reads the file
 * @param header whether the first record names the columns, and who says so
 * @param values the columns of numbers; if empty, all that nothing else names
 */
record CsvColumns(
    Reader reader,
    CsvSeries.Layout layout,
    Header header,
    List<String> values,
    Optional<String> id,
    Optional<String> time,
    Optional<String> label,
    Optional<String> group) {
  private static final Set<String> TELLING =
      Set.of(
          "id",
          "index",
          "time",
          "timestamp",
          "date",
          "datetime",
          "label",
          "class",
          "target",
          "group",
          "subject",
          "anomaly");

  /** Who reads a file, which decides what it may lack and what messages advise. */
  enum Reader {
    DATASET(false, "name them in the options id, time, label and group, or the channels in values"),
    RECORDINGS(true, "name them in the options id, time and anomaly, or the channels in values"),
    FILES(false, "name the channels with --columns");

    private final boolean complete;
    private final String advice;

    Reader(boolean complete, String advice) {
      this.complete = complete;
      this.advice = advice;
    }

    /** What was read, with a warning if a column that nobody has named seems to measure nothing. */
    SeriesFile doubting(SeriesFile read, List<String> unnamed) {
      List<String> doubtful = unnamed.stream().filter(CsvColumns::isNoNumber).toList();
      return doubtful.isEmpty()
          ? read
          : read.warning(
              "%s: the columns %s are read as channels of the series. If they are not, %s."
                  .formatted(read.path(), String.join(", ", doubtful), advice));
    }
  }

  /** A row, without what nothing names. */
  private record Row(
      int line,
      float[] numbers,
      String id,
      Optional<TimeStamp> time,
      Optional<String> label,
      Optional<String> group) {}

  /**
   * Reads a file.
   *
   * @throws BadInputException naming the line if anything cannot be read or contradicts another row
   */
  SeriesFile read(Path path) {
    DelimitedFile file = DelimitedFile.of(path, header);
    List<String> named =
        Stream.of(id, time, label, group).flatMap(Optional::stream).distinct().toList();
    List<String> numbers = values.isEmpty() ? file.others(named) : values;
    if (numbers.isEmpty()) {
      throw file.wrong(1, "no column is left for the numbers. Name it in the option values");
    }
    List<String> all = Stream.concat(numbers.stream(), named.stream()).toList();
    List<Row> rows = file.read(all, fields -> row(path, fields, numbers.size()));
    SeriesFile read = layout == CsvSeries.Layout.WIDE ? wide(path, rows) : longer(path, rows);
    return values.isEmpty() ? reader.doubting(read, numbers) : read;
  }

  /** Whether a column is called as one that tells of series, and measures nothing. */
  private static boolean isNoNumber(String column) {
    return TELLING.contains(column.toLowerCase(Locale.ROOT));
  }

  private Row row(Path path, Fields fields, int count) {
    Numbers line = new Numbers(new TextFile(path), "line " + fields.line(), reader.complete);
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      String written = fields.value(i);
      numbers[i] =
          line.value(written.isEmpty() ? "?" : written, "column " + fields.columns().get(i));
    }
    return new Row(
        fields.line(),
        numbers,
        field(fields, id, "id").orElse(""),
        field(fields, time, "time").map(each -> TimeStamp.of(path, fields.line(), each)),
        field(fields, label, "label"),
        field(fields, group, "group"));
  }

  private static Optional<String> field(Fields fields, Optional<String> column, String what) {
    return column.map(name -> fields.filled(fields.columns().lastIndexOf(name), what));
  }

  private static SeriesFile wide(Path path, List<Row> rows) {
    return file(
        path,
        rows.stream()
            .map(row -> new Measured("line " + row.line, row.numbers, 1, row.label, row.group))
            .map(Measured::trimmed)
            .toList(),
        List.of());
  }

  private static SeriesFile longer(Path path, List<Row> rows) {
    Map<String, List<Row>> byId = new LinkedHashMap<>();
    rows.forEach(row -> byId.computeIfAbsent(row.id, key -> new ArrayList<>()).add(row));
    List<Measured> all = new ArrayList<>();
    double unequal = 1;
    for (List<Row> its : byId.values()) {
      for (int i = 1; i < its.size(); i++) {
        requireAgreement(path, its.get(0), its.get(i));
        requireOrder(path, its.get(i - 1), its.get(i));
      }
      unequal =
          Math.max(
              unequal,
              TimeStamp.unevenness(its.stream().flatMap(row -> row.time.stream()).toList()));
      all.add(series(its));
    }
    String warning =
        "%s: steps of time differ within a series, the longest being %.3g times the shortest; positions are taken as equal steps. Resample the series."
            .formatted(path, unequal);
    return file(path, all, unequal > 1.01 ? List.of(warning) : List.of());
  }

  private static Measured series(List<Row> rows) {
    Row first = rows.get(0);
    int channels = first.numbers.length;
    float[] values = new float[rows.size() * channels];
    for (int i = 0; i < rows.size(); i++) {
      System.arraycopy(rows.get(i).numbers, 0, values, i * channels, channels);
    }
    return new Measured("line " + first.line, values, channels, first.label, first.group);
  }

  private static SeriesFile file(Path path, List<Measured> series, List<String> warnings) {
    return new SeriesFile(path, Optional.empty(), List.of(), series, warnings);
  }

  private static void requireAgreement(Path path, Row first, Row next) {
    if (!next.label.equals(first.label) || !next.group.equals(first.group)) {
      boolean label = !next.label.equals(first.label);
      throw wrong(
          path,
          next,
          "the %s is %s, and on line %d, in the same series, %s. Give each of them an id of its own"
              .formatted(
                  label ? "label" : "group",
                  shown(label ? next.label : next.group),
                  first.line,
                  shown(label ? first.label : first.group)));
    }
  }

  private static void requireOrder(Path path, Row before, Row next) {
    if (next.time.isEmpty()) {
      return;
    }
    TimeStamp earlier = before.time.orElseThrow();
    TimeStamp later = next.time.get();
    if (later.form() != earlier.form()) {
      throw wrong(
          path,
          next,
          "the time %s is %s, and %s of line %d, in the same series, %s. Write all times in one way"
              .formatted(
                  later.written(),
                  later.form().words(),
                  earlier.written(),
                  before.line,
                  earlier.form().words()));
    }
    if (later.compareTo(earlier) <= 0) {
      throw wrong(
          path,
          next,
          "the time %s does not come after %s of line %d, in the same series. Sort the rows of each series by time, and keep one of each time"
              .formatted(later.written(), earlier.written(), before.line));
    }
  }

  private static String shown(Optional<String> text) {
    return Numbers.shown(text.orElse(""));
  }

  private static BadInputException wrong(Path path, Row row, String problem) {
    return new TextFile(path).wrong("line " + row.line, problem);
  }
}
