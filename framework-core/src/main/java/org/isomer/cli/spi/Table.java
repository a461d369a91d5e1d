package org.isomer.cli.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A table to be laid out as text. A column of numbers is aligned to the right.
 *
 * @param header the columns' titles; empty for none
 * @param rows rows of as many cells
 */
public record Table(List<String> header, List<List<String>> rows) {
  private static final String GAP = "  ";
  private static final int LEAST_WRAPPED = 24;
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?[0-9][0-9,.]*([eE][-+]?[0-9]+)?( ?[^\\s\\d]{1,7})?|[-–]?");

  /** The table as lines; the last column is wrapped so that they fit a width in characters. */
  public String text(int width) {
    List<List<String>> all = new ArrayList<>();
    if (!header.isEmpty()) {
      all.add(header);
    }
    all.addAll(rows);
    if (all.isEmpty()) {
      return "";
    }
    int columns = all.get(0).size();
    int[] widths = new int[columns];
    int before = 0;
    for (int column = 0; column < columns; column++) {
      int at = column;
      widths[column] = all.stream().mapToInt(row -> row.get(at).length()).max().orElse(0);
      before += column < columns - 1 ? widths[column] + GAP.length() : 0;
    }
    widths[columns - 1] = Math.min(widths[columns - 1], Math.max(LEAST_WRAPPED, width - before));
    List<String> lines = new ArrayList<>();
    for (int row = 0; row < all.size(); row++) {
      addRow(all.get(row), widths, before, lines);
      if (row == 0 && !header.isEmpty()) {
        lines.add(rule(widths));
      }
    }
    return String.join("\n", lines);
  }

  private void addRow(List<String> cells, int[] widths, int before, List<String> lines) {
    StringBuilder line = new StringBuilder();
    int last = widths.length - 1;
    for (int column = 0; column < last; column++) {
      line.append(padded(cells.get(column), widths[column], numeric(column))).append(GAP);
    }
    for (String part : wrapped(cells.get(last), widths[last])) {
      line.append(padded(part, widths[last], numeric(last)));
      lines.add(line.toString().stripTrailing());
      line = new StringBuilder(" ".repeat(before));
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
