package org.isomer.bench.measure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A table of numbers.
 *
 * @param title what it shows
 * @param columns what the numbers are, with their unit, such as {@code ms a step}
 * @param rows one for each thing
 */
public record Figures(String title, List<String> columns, List<Row> rows) {
  private static final MathContext DIGITS = new MathContext(4);
  private static final int MOST_DECIMALS = 3;
  private static final double LARGE = 1000;

  /** Copies the lists. */
  public Figures {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /**
   * Numbers of one thing.
   *
   * @param name the thing
   * @param values as many as columns; null where there is none
   */
  public record Row(String name, List<@Nullable Double> values) {
    /** A row of these numbers; what is not finite is none. */
    public static Row of(String name, double... values) {
      List<@Nullable Double> numbers = new ArrayList<>();
      Arrays.stream(values).forEach(value -> numbers.add(Double.isFinite(value) ? value : null));
      return new Row(name, numbers);
    }
  }

  /** The titles of the columns, the first empty. */
  public List<String> header() {
    List<String> header = new ArrayList<>(List.of(""));
    header.addAll(columns);
    return header;
  }

  /** The cells as text. */
  public List<List<String>> cells() {
    List<List<String>> cells = new ArrayList<>();
    for (Row row : rows) {
      List<String> line = new ArrayList<>(List.of(row.name()));
      row.values().forEach(value -> line.add(value == null ? "–" : text(value)));
      cells.add(line);
    }
    return cells;
  }

  /** A number with four digits, or all before the point, and at most three behind it. */
  public static String text(double value) {
    if (Math.abs(value) >= LARGE) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    BigDecimal rounded = new BigDecimal(value).round(DIGITS);
    return rounded
        .setScale(Math.min(MOST_DECIMALS, rounded.scale()), RoundingMode.HALF_EVEN)
        .toPlainString();
  }
}
