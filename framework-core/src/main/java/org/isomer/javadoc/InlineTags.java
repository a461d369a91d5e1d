package org.isomer.javadoc;

import java.util.function.BiFunction;

/** The inline tags of documentation comments, and what HTML there is within a line. */
final class InlineTags {
  private InlineTags() {}

  /** Text on one line, code between backticks, without HTML. */
  static String line(String html) {
    String text = replaced(html.replaceAll("</?[a-z][a-z0-9]*>", ""), InlineTags::shown);
    return decoded(text).replaceAll("\\s+", " ").strip();
  }

  /** Preformatted text whose tags are replaced by what is in them. */
  static String opened(String preformatted) {
    return replaced(preformatted, (tag, content) -> content);
  }

  /** HTML's named characters as what they stand for. */
  static String decoded(String html) {
    return html.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }

  private static String shown(String tag, String content) {
    return switch (tag) {
      case "code" -> "`" + content.strip() + "`";
      case "link" -> link(content, "`");
      case "linkplain" -> link(content, "");
      default -> content.strip();
    };
  }

  /** The label of a reference; without one, the name that it refers to. */
  private static String link(String content, String quote) {
    String reference = content.strip();
    int parenthesis = reference.indexOf('(');
    int end = parenthesis < 0 ? 0 : reference.indexOf(')', parenthesis);
    int blank = reference.replace('\n', ' ').indexOf(' ', Math.max(0, end));
    if (blank >= 0) {
      return reference.substring(blank + 1).strip();
    }
    String name =
        reference
            .replaceFirst("(?s)\\(.*", "")
            .replaceFirst("^([a-z]\\w*\\.)+", "")
            .replace('#', '.');
    return quote + name.replaceFirst("^\\.", "") + quote;
  }

  /** Tags may hold braces in pairs. */
  private static String replaced(String text, BiFunction<String, String, String> replacement) {
    StringBuilder out = new StringBuilder();
    int read = 0;
    for (int at = text.indexOf("{@"); at >= 0; at = text.indexOf("{@", read)) {
      int end = closing(text, at);
      String tag = text.substring(at + 2, end).replaceFirst("(?s)^(\\w+).*", "$1");
      String content = text.substring(at + 2 + tag.length(), end);
      out.append(text, read, at).append(replacement.apply(tag, content));
      read = Math.min(end + 1, text.length());
    }
    return out.append(text, read, text.length()).toString();
  }

  private static int closing(String text, int start) {
    int depth = 0;
    for (int i = start; i < text.length(); i++) {
      if (text.charAt(i) == '{') {
        depth++;
      } else if (text.charAt(i) == '}' && --depth == 0) {
        return i;
      }
    }
    return text.length();
  }
}
