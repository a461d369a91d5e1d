package org.isomer.data.text;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.isomer.data.text.Texts.LabelledText;
import org.isomer.spi.BadInputException;

/**
 * Which columns of a file are read.
 *
 * @param text the columns of the text, by name or by number from 1; not empty
 * @param label the column of the label, if there is one
 */
record Columns(List<String> text, Optional<String> label) {
  /**
   * The texts of a file.
   *
   * @throws BadInputException if it lacks a column, a record has more or fewer fields than the
   *     first, or a text or a label is empty: the first ten of many
   */
  List<LabelledText> read(Table table) {
    List<String> columns = Stream.concat(text.stream(), label.stream()).toList();
    return table.read(
        columns,
        fields ->
            new LabelledText(
                fields.line(),
                text(fields),
                label.isPresent() ? fields.filled(text.size(), "label") : ""));
  }

  private String text(Fields fields) {
    String joined =
        IntStream.range(0, text.size())
            .mapToObj(fields::value)
            .filter(field -> !field.isEmpty())
            .collect(Collectors.joining(" "));
    if (joined.isEmpty()) {
      throw fields
          .table()
          .wrong(
              fields.line(),
              "the text (column %s) is empty. Fill it in, or remove the line"
                  .formatted(String.join(", ", text)));
    }
    return joined;
  }
}
