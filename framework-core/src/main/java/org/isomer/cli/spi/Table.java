package org.isomer.cli.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.isomer.text.Visible;

/**
 * A table to be laid out as text. A column of numbers is aligned to the right.
 *
 * @param header the columns' titles; empty for none
 * @param rows rows of as many cells
 */
public record Table(List<String> header, List<List<String>> rows) {
  private static final String GAP = "  ";
  private static final int LEAST_WRAPPED = 24;

  /** A number with or without a unit, or a sign that there is none. */
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?[0-9][0-9,.]*([eE][-+]?[0-9]+)?( ?[^\\s\\d]{1,7})?|[-–]?");

  /** Makes control characters of the cells visible. */
  public Table {
    header = header.stream().map(Visible::line).toList();
    rows = rows.stream().map(row -> row.stream().map(Visible::line).toList()).toList();
  }

  /** The table as lines; its widest column is wrapped so that they fit a width in characters. */
  public String text(int width) {
    List<List<String>> all =
        Stream.concat(Stream.of(header).filter(row -> !row.isEmpty()), rows.stream()).toList();
    if (all.isEmpty()) {
      return "";
    }
    int[] widths = widths(all, width);
    List<String> lines = new ArrayList<>();
    for (List<String> row : all) {
      addRow(row, widths, lines);
      if (row == header) {
        lines.add(rule(widths));
      }
    }
    return String.join("\n", lines);
  }

  private static int[] widths(List<List<String>> all, int width) {
    int[] widths = new int[all.get(0).size()];
    int widest = 0;
    int sum = -GAP.length();
    for (int column = 0; column < widths.length; column++) {
      for (List<String> row : all) {
        widths[column] = Math.max(widths[column], row.get(column).length());
      }
      widest = widths[column] > widths[widest] ? column : widest;
      sum += widths[column] + GAP.length();
    }
    int others = sum - widths[widest];
    widths[widest] = Math.min(widths[widest], Math.max(LEAST_WRAPPED, width - others));
    return widths;
  }

  private void addRow(List<String> cells, int[] widths, List<String> lines) {
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
        line.append(column > 0 ? GAP : "").append(padded(text, widths[column], numeric(column)));
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
