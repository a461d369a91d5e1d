package org.isomer.cli.spi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.isomer.text.Visible;

/**
 * A table to be laid out as text. A column of numbers is aligned to the right, and no number is
 * wrapped. Where the lines are too long, the last column of text is wrapped; if that is not enough,
 * the titles of numbers are, and then other columns of text, the widest first. Words stay whole, so
 * that names and paths can be copied.
 *
 * @param header the columns' titles; empty for none
 * @param rows rows of as many cells
 */
public record Table(List<String> header, List<List<String>> rows) {
  private static final String GAP = "  ";

  /** No column of text is made narrower than this. */
  private static final int LEAST_WRAPPED = 24;

  private static final int LEAST_OF_OTHERS = 12;

  private static final String PLAIN_NUMBER = "[-+]?[0-9][0-9,.]*([eE][-+]?[0-9]+)?";

  /** A number with or without marks, a unit, a range or a spread, or a sign that there is none. */
  private static final Pattern NUMBER =
      Pattern.compile(
          "\\*?%1$s( ?[^\\s\\d]{1,7})?( \\[%1$s, ?%1$s\\]| ± %1$s)?|[-–]?".formatted(PLAIN_NUMBER));

  /** Makes control characters of the cells visible. */
  public Table {
    header = header.stream().map(Visible::line).toList();
    rows = rows.stream().map(row -> row.stream().map(Visible::line).toList()).toList();
  }

  /** The table as lines that fit a width in characters, as far as words allow it. */
  public String text(int width) {
    return text(width, cell -> false, UnaryOperator.identity());
  }

  /**
   * As the other, with cells that stand out.
   *
   * @param strong which cells do
   * @param mark makes a padded line of such a cell stand out, without taking columns
   */
  String text(int width, Predicate<String> strong, UnaryOperator<String> mark) {
    List<List<String>> all =
        Stream.concat(Stream.of(header).filter(row -> !row.isEmpty()), rows.stream()).toList();
    if (all.isEmpty()) {
      return "";
    }
    int[] widths = widths(all, width);
    List<String> lines = new ArrayList<>();
    for (List<String> row : all) {
      addRow(row, widths, strong, mark, lines);
      if (row == header) {
        lines.add(rule(widths));
      }
    }
    return String.join("\n", lines);
  }

  private int[] widths(List<List<String>> all, int width) {
    int count = all.get(0).size();
    int[] widths = IntStream.range(0, count).map(column -> widest(all, column)).toArray();
    int excess = Arrays.stream(widths).sum() + GAP.length() * (count - 1) - width;
    List<Integer> texts =
        IntStream.range(0, count).filter(column -> !numeric(column)).boxed().toList();
    List<Integer> numbers = IntStream.range(0, count).filter(this::numeric).boxed().toList();
    List<Integer> order = new ArrayList<>();
    texts.stream().skip(Math.max(0, texts.size() - 1)).forEach(order::add);
    order.addAll(numbers);
    texts.stream()
        .limit(Math.max(0, texts.size() - 1))
        .sorted(Comparator.comparing(column -> -widths[column]))
        .forEach(order::add);
    for (int column : order) {
      int spare = widths[column] - least(all, column, column == order.get(0));
      int taken = Math.max(0, Math.min(excess, spare));
      widths[column] -= taken;
      excess -= taken;
    }
    return widths;
  }

  private static int widest(List<List<String>> all, int column) {
    return all.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }

  /** The narrowest that a column can be. */
  private int least(List<List<String>> all, int column, boolean first) {
    int word =
        all.stream()
            .flatMap(row -> Stream.of(row.get(column).split(" ", -1)))
            .mapToInt(String::length)
            .max()
            .orElse(0);
    return numeric(column)
        ? Math.max(word, widest(rows, column))
        : Math.max(word, first ? LEAST_WRAPPED : LEAST_OF_OTHERS);
  }

  private void addRow(
      List<String> cells,
      int[] widths,
      Predicate<String> strong,
      UnaryOperator<String> mark,
      List<String> lines) {
    List<List<String>> wrapped = new ArrayList<>();
    int height = 0;
    for (int column = 0; column < widths.length; column++) {
      wrapped.add(wrapped(cells.get(column), widths[column]));
      height = Math.max(height, wrapped.get(column).size());
    }
    for (int part = 0; part < height; part++) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < widths.length; column++) {
        List<String> parts = wrapped.get(column);
        String text = part < parts.size() ? parts.get(part) : "";
        String shown = padded(text, widths[column], numeric(column));
        line.append(column > 0 ? GAP : "")
            .append(strong.test(cells.get(column)) ? mark.apply(shown) : shown);
      }
      lines.add(line.toString().stripTrailing());
    }
  }

  private static String rule(int[] widths) {
    List<String> rules = new ArrayList<>();
    for (int width : widths) {
      rules.add("-".repeat(width));
    }
    return String.join(GAP, rules);
  }

  private boolean numeric(int column) {
    return rows.stream().allMatch(row -> NUMBER.matcher(row.get(column)).matches());
  }

  private static String padded(String cell, int width, boolean right) {
    String space = " ".repeat(Math.max(0, width - cell.length()));
    return right ? space + cell : cell + space;
  }

  private static List<String> wrapped(String text, int width) {
    if (text.length() <= width) {
      return List.of(text);
    }
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (line.length() > 0 && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() > 0 ? " " : "").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
