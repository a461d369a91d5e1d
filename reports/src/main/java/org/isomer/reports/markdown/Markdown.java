package org.isomer.reports.markdown;

import java.util.List;
import java.util.stream.Collectors;
import org.isomer.text.Visible;

/** Pieces of Markdown that cannot be broken by the text in them. */
final class Markdown {
  private Markdown() {}

  /** Text that is shown as it is; control characters are made visible. */
  static String text(String text) {
    return Visible.lines(text)
        .replaceAll("([\\\\`*_{}\\[\\]<>#|~])", "\\\\$1")
        .replace("&", "&amp;")
        .replaceAll("\\s+", " ");
  }

  /** A row of a table; the cells are Markdown. */
  static String row(List<String> cells) {
    return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  /** The line under a table's head: the first column to the left, the others to the right. */
  static String rule(int columns) {
    return "|:--" + "|--:".repeat(columns - 1) + "|\n";
  }

  /** A block of code. */
  static String code(String language, String code) {
    String fence = "```";
    while (code.contains(fence)) {
      fence += "`";
    }
    String lines = Visible.lines(code).replaceFirst("^\\s*\n", "").stripTrailing();
    return fence + language + "\n" + lines + "\n" + fence + "\n";
  }
}
