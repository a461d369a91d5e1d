package org.isomer.cli.spi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.isomer.text.Visible;

/**
 * A table to be laid out as text. A column of numbers is aligned to the right. Where the lines are
 * too long, the widest columns of text are wrapped, so far that they can still be read with ease;
 * if that is not enough, and more would be, the titles of numbers are, then text again, and at last
 * what stands in brackets goes below its number. Words of text stay whole, so that names and paths
 * can be copied.
 *
 * @param header the columns' titles; empty for none
 * @param rows rows of as many cells
 */
public record Table(List<String> header, List<List<String>> rows) {
  private static final String GAP = "  ";

  /** Text of so many columns can be read with ease, and with some patience. */
  private static final int WITH_EASE = 24;

  private static final int WITH_PATIENCE = 12;

  private static final String PLAIN_NUMBER = "[-+]?[0-9][0-9,.]*([eE][-+]?[0-9]+)?";

  /** Titles of numbers are broken at hyphens as well. */
  private static final String TITLE_BREAK = " |(?<=-)";

  /** Before the brackets behind a number. */
  private static final String BRACKET_BREAK = " (?=\\(|\\[[^\\]]*\\]$)";

  /** A number with or without marks, a unit, a range or a spread, or a sign that there is none. */
  private static final Pattern NUMBER =
      Pattern.compile(
          "\\*?%1$s( ?[^\\s\\d]{1,7})?( \\[%1$s, ?%1$s\\]| ± %1$s| \\(%1$s \\[%1$s, %1$s\\]\\))?|[-–]?"
              .formatted(PLAIN_NUMBER));

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
    List<Integer> texts =
        IntStream.range(0, count).filter(column -> !numeric(column)).boxed().toList();
    List<Integer> numbers = IntStream.range(0, count).filter(this::numeric).boxed().toList();
    int room = width - GAP.length() * (count - 1);
    narrow(widths, room, texts, column -> Math.max(WITH_EASE, longest(all, column, " ")));
    int[] narrower = widths.clone();
    narrow(
        narrower,
        room,
        numbers,
        column -> Math.max(widest(rows, column), longest(all, column, TITLE_BREAK)));
    narrow(narrower, room, texts, column -> Math.max(WITH_PATIENCE, longest(all, column, " ")));
    narrow(
        narrower,
        room,
        numbers,
        column ->
            Math.max(
                longest(rows, column, BRACKET_BREAK),
                longest(all.subList(0, 1), column, TITLE_BREAK)));
    return Arrays.stream(narrower).sum() <= room ? narrower : widths;
  }

  /** Takes from the widest of some columns, one character after the other, until all fit. */
  private static void narrow(
      int[] widths, int room, List<Integer> columns, IntUnaryOperator least) {
    while (Arrays.stream(widths).sum() > room) {
      Optional<Integer> widest =
          columns.stream()
              .filter(column -> widths[column] > least.applyAsInt(column))
              .max(Comparator.comparing(column -> widths[column]));
      if (widest.isEmpty()) {
        return;
      }
      widths[widest.get()]--;
    }
  }

  private static int widest(List<List<String>> all, int column) {
    return all.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }

  /** The longest piece of the cells of a column. */
  private static int longest(List<List<String>> all, int column, String between) {
    return all.stream()
        .flatMap(row -> Stream.of(row.get(column).split(between, -1)))
        .mapToInt(String::length)
        .max()
        .orElse(0);
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
      wrapped.add(wrapped(cells.get(column), widths[column], between(cells, column)));
      height = Math.max(height, wrapped.get(column).size());
    }
    for (int part = 0; part < height; part++) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < widths.length; column++) {
        List<String> parts = wrapped.get(column);
        String text = part < parts.size() ? parts.get(part) : "";
        String shown = padded(text, widths[column], numeric(column));
        line.append(column > 0 ? GAP : "")
            .append(strong.test(cells.get(column)) && !text.isEmpty() ? mark.apply(shown) : shown);
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

  /** Where a cell may be broken. */
  private String between(List<String> cells, int column) {
    if (!numeric(column)) {
      return " ";
    }
    return cells == header ? TITLE_BREAK : BRACKET_BREAK;
  }

  private static String padded(String cell, int width, boolean right) {
    String space = " ".repeat(Math.max(0, width - cell.length()));
    return right ? space + cell : cell + space;
  }

  private static List<String> wrapped(String text, int width, String between) {
    if (text.length() <= width) {
      return List.of(text);
    }
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    boolean title = between.equals(TITLE_BREAK);
    for (String word : text.split(between, -1)) {
      String blank = line.length() == 0 || (title && line.toString().endsWith("-")) ? "" : " ";
      if (line.length() > 0 && line.length() + blank.length() + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
        blank = "";
      }
      line.append(blank).append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
