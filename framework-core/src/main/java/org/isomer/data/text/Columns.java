package org.isomer.data.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.isomer.data.Faults;
import org.isomer.data.text.CsvFile.Row;
import org.isomer.data.text.Texts.LabelledText;
import org.isomer.spi.BadInputException;

/**
 * Which columns of a file are read.
 *
 * @param header whether the first record names the columns
 * @param text the columns of the text, by name or by number from 1; not empty
 * @param label the column of the label, if there is one
 */
record Columns(boolean header, List<String> text, Optional<String> label) {
  /**
   * The texts of a file.
   *
   * @throws BadInputException if it lacks a column, a record has more or fewer fields than the
   *     first, or a text or a label is empty: the first ten of many
   */
  List<LabelledText> read(CsvFile file) {
    List<Row> rows = file.rows();
    if (rows.isEmpty()) {
      throw file.wrong(1, "the file is empty. Choose another one");
    }
    Row first = rows.get(0);
    List<Integer> textPlaces = text.stream().map(column -> place(file, first, column)).toList();
    Optional<Integer> labelPlace = label.map(column -> place(file, first, column));
    List<LabelledText> texts = new ArrayList<>();
    List<BadInputException> faults = new ArrayList<>();
    for (Row row : rows.subList(header ? 1 : 0, rows.size())) {
      try {
        requireAsManyFields(file, row, first);
        String content = text(file, row, textPlaces);
        texts.add(
            new LabelledText(
                row.line(), content, labelPlace.map(at -> label(file, row, at)).orElse("")));
      } catch (BadInputException e) {
        faults.add(e);
      }
    }
    Faults.refuse(faults);
    return texts;
  }

  private int place(CsvFile file, Row first, String column) {
    List<Integer> named =
        IntStream.range(0, header ? first.fields().size() : 0)
            .filter(i -> first.fields().get(i).strip().equals(column))
            .boxed()
            .toList();
    if (named.size() > 1) {
      throw file.wrong(
          first.line(),
          "two columns are called %s. Give the column by its number, from 1".formatted(column));
    }
    if (named.size() == 1) {
      return named.get(0);
    }
    if (column.matches("[1-9][0-9]{0,8}") && Integer.parseInt(column) <= first.fields().size()) {
      return Integer.parseInt(column) - 1;
    }
    throw file.wrong(
        first.line(),
        header
            ? "there is no column %s. The first line names %s; choose among them, give a number from 1 to %d, or set header: false if it is no header"
                .formatted(
                    column,
                    first.fields().stream().map(String::strip).collect(Collectors.joining(", ")),
                    first.fields().size())
            : "there is no column %s. Without a header, columns are numbers from 1 to %d"
                .formatted(column, first.fields().size()));
  }

  private static void requireAsManyFields(CsvFile file, Row row, Row first) {
    int fields = row.fields().size();
    if (fields != first.fields().size()) {
      throw file.wrong(
          row.line(),
          "it has %d fields, but line %d has %d. Put a field that holds commas or line breaks in quotes"
              .formatted(fields, first.line(), first.fields().size()));
    }
  }

  private String text(CsvFile file, Row row, List<Integer> places) {
    String joined =
        places.stream()
            .map(place -> row.fields().get(place).strip())
            .filter(field -> !field.isEmpty())
            .collect(Collectors.joining(" "));
    if (joined.isEmpty()) {
      throw file.wrong(
          row.line(),
          "the text (column %s) is empty. Fill it in, or remove the line"
              .formatted(String.join(", ", text)));
    }
    return joined;
  }

  private String label(CsvFile file, Row row, int place) {
    String written = row.fields().get(place).strip();
    if (written.isEmpty()) {
      throw file.wrong(
          row.line(),
          "the label (column %s) is empty. Fill it in, or remove the line"
              .formatted(label.orElse("")));
    }
    return written;
  }
}
