package org.isomer.reports.latex;

import java.text.Normalizer;
import java.util.List;

/** Pieces of LaTeX that cannot be broken by the text in them. */
final class Latex {
  private Latex() {}

  /**
   * Text that is shown as it is, in ASCII. A character that plain LaTeX has no sign for is shown by
   * its code point: {@code [U+732B]}.
   */
  static String text(String text) {
    StringBuilder out = new StringBuilder();
    Normalizer.normalize(text, Normalizer.Form.NFC)
        .replaceAll("\\s+", " ")
        .strip()
        .codePoints()
        .forEach(
            codePoint -> {
              String sign = character(codePoint);
              // Hyphens in a row would become a dash, and dashes a longer one.
              boolean joins = sign.startsWith("-") && out.length() > 0 && last(out) == '-';
              out.append(joins ? "{}" : "").append(sign);
            });
    return out.toString();
  }

  /** A row of a table; the cells are LaTeX. */
  static String row(List<String> cells) {
    String row = String.join(" & ", cells);
    // The end of the row before would take these for an argument of its own.
    boolean argument = row.startsWith("[") || row.startsWith("*");
    return "  " + (argument ? "{}" : "") + row + " \\\\\n";
  }

  private static char last(StringBuilder text) {
    return text.charAt(text.length() - 1);
  }

  private static String character(int character) {
    return switch (character) {
      case '&', '%', '$', '#', '_', '{', '}' -> "\\" + (char) character;
      case '~' -> "\\textasciitilde{}";
      case '^' -> "\\textasciicircum{}";
      case '\\' -> "\\textbackslash{}";
      case '<' -> "\\textless{}";
      case '>' -> "\\textgreater{}";
      case '|' -> "\\textbar{}";
      case '"' -> "''";
      case '`' -> "{`}";
      case '\u00a0', '\u202f' -> "~";
      case '‘' -> "{`}";
      case '’' -> "'";
      case '“' -> "{``}";
      case '”' -> "''";
      case '–' -> "--";
      case '—' -> "---";
      case '…' -> "\\ldots{}";
      case '†' -> "\\textdagger{}";
      case '§' -> "\\S{}";
      case 'ß' -> "\\ss{}";
      case 'æ' -> "\\ae{}";
      case 'Æ' -> "\\AE{}";
      case 'œ' -> "\\oe{}";
      case 'Œ' -> "\\OE{}";
      case 'ø' -> "\\o{}";
      case 'Ø' -> "\\O{}";
      case 'ł' -> "\\l{}";
      case 'Ł' -> "\\L{}";
      case '−' -> "$-$";
      case '±' -> "$\\pm$";
      case '×' -> "$\\times$";
      case '·' -> "$\\cdot$";
      case '°' -> "$^{\\circ}$";
      case '²' -> "$^{2}$";
      case '³' -> "$^{3}$";
      case '→' -> "$\\rightarrow$";
      case '≤' -> "$\\leq$";
      case '≥' -> "$\\geq$";
      case '≈' -> "$\\approx$";
      case '⚠' -> "$^{!}$";
      case '∞' -> "$\\infty$";
      case 'α' -> "$\\alpha$";
      case 'β' -> "$\\beta$";
      case 'γ' -> "$\\gamma$";
      case 'δ' -> "$\\delta$";
      case 'Δ' -> "$\\Delta$";
      case 'ε' -> "$\\varepsilon$";
      case 'η' -> "$\\eta$";
      case 'θ' -> "$\\theta$";
      case 'λ' -> "$\\lambda$";
      case 'μ', '\u00b5' -> "$\\mu$";
      case 'ν' -> "$\\nu$";
      case 'ρ' -> "$\\rho$";
      case 'σ' -> "$\\sigma$";
      case 'τ' -> "$\\tau$";
      default -> plainOrAccented(character);
    };
  }

  private static String plainOrAccented(int character) {
    if (character >= ' ' && character <= '~') {
      return Character.toString(character);
    }
    String parts = Normalizer.normalize(Character.toString(character), Normalizer.Form.NFD);
    if (parts.length() == 2 && parts.matches("(?s)[A-Za-z].")) {
      String accent = accent(parts.charAt(1));
      if (!accent.isEmpty()) {
        return "\\" + accent + "{" + parts.charAt(0) + "}";
      }
    }
    return "[U+%04X]".formatted(character);
  }

  /** The command of a combining accent; empty if plain LaTeX has none. */
  private static String accent(char combining) {
    return switch (combining) {
      case '\u0300' -> "`";
      case '\u0301' -> "'";
      case '\u0302' -> "^";
      case '\u0303' -> "~";
      case '\u0304' -> "=";
      case '\u0306' -> "u";
      case '\u0307' -> ".";
      case '\u0308' -> "\"";
      case '\u030a' -> "r";
      case '\u030b' -> "H";
      case '\u030c' -> "v";
      case '\u0327' -> "c";
      default -> "";
    };
  }
}
