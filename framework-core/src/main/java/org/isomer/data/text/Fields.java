package org.isomer.data.text;

import java.util.List;
import org.isomer.file.DecimalNumber;

/**
 * Some fields of a record.
 *
 * @param table the file that it stands in
 * @param line where it begins, from 1
 * @param columns what the fields are called there
 * @param values as written, one for each column
 */
public record Fields(Table table, int line, List<String> columns, List<String> values) {
  /** Copies the lists. */
  public Fields {
    columns = List.copyOf(columns);
    values = List.copyOf(values);
  }

  /** A field without blanks around it; may be empty. */
  public String value(int field) {
    return values.get(field).strip();
  }

  /**
   * A field that has to be filled in.
   *
   * @param what it is, such as {@code label}
   * @throws org.isomer.spi.BadInputException if it is blank
   */
  public String filled(int field, String what) {
    String value = value(field);
    if (value.isEmpty()) {
      throw table.wrong(
          line,
          "the %s (column %s) is empty. Fill it in, or remove the line"
              .formatted(what, columns.get(field)));
    }
    return value;
  }

  /**
   * A field that has to be a finite number.
   *
   * @throws org.isomer.spi.BadInputException if it is none
   */
  public double number(int field) {
    String value = value(field);
    try {
      double number = DecimalNumber.toDouble(value);
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below, as for NaN and what is infinite.
    }
    throw table.wrong(
        line,
        "the score (column %s) is '%s', which is no finite number. Correct it, or remove the line"
            .formatted(columns.get(field), shown(value)));
  }

  private static String shown(String value) {
    int most = 40;
    return value.length() <= most ? value : value.substring(0, most) + "…";
  }
}
