package org.isomer.javadoc;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.isomer.javadoc.Prose.Block;
import org.isomer.javadoc.Prose.Display;
import org.isomer.javadoc.Prose.Items;
import org.isomer.javadoc.Prose.Paragraph;

/** Reads documentation comments: their paragraphs, lists and preformatted parts, and their tags. */
final class DocComment {
  private static final Pattern STAR = Pattern.compile("(?m)^[ \\t]*\\*[ ]?");
  private static final Pattern DISPLAY = Pattern.compile("(?s)<pre>(.*?)</pre>");
  private static final Pattern LIST = Pattern.compile("(?s)<([uo]l)>(.*?)</\\1>");
  private static final Pattern TAGS = Pattern.compile("(?m)^\\s*@(?=\\w)");
  private static final Pattern ARGUMENT = Pattern.compile("(?s)(\\S+)\\s*(.*)");

  private DocComment() {}

  /**
   * Reads a comment.
   *
   * @param comment what stands between its first two stars and its last one
   */
  static Prose read(String comment) {
    String text = STAR.matcher(comment).replaceAll("");
    Matcher display = DISPLAY.matcher(text);
    List<Block> blocks = new ArrayList<>();
    int read = 0;
    while (display.find()) {
      addText(text.substring(read, display.start()), blocks);
      addDisplay(display.group(1), blocks);
      read = display.end();
    }
    String rest = text.substring(read);
    Matcher tags = TAGS.matcher(rest);
    int body = tags.find() ? tags.start() : rest.length();
    addText(rest.substring(0, body), blocks);
    addTags(rest.substring(body), blocks);
    return new Prose(blocks);
  }

  private static void addDisplay(String raw, List<Block> blocks) {
    String text = InlineTags.decoded(InlineTags.opened(raw)).stripTrailing();
    String shown = text.replaceFirst("^(\\s*\\n)+", "").stripIndent();
    if (!shown.isBlank()) {
      blocks.add(new Display(shown));
    }
  }

  private static void addText(String html, List<Block> blocks) {
    Matcher list = LIST.matcher(html);
    int read = 0;
    while (list.find()) {
      addParagraphs(html.substring(read, list.start()), blocks);
      addItems(List.of(list.group(2).split("<li>", -1)), blocks);
      read = list.end();
    }
    addParagraphs(html.substring(read), blocks);
  }

  private static void addParagraphs(String html, List<Block> blocks) {
    for (String paragraph : html.split("<p>", -1)) {
      String text = InlineTags.line(paragraph);
      if (!text.isEmpty()) {
        blocks.add(new Paragraph(text));
      }
    }
  }

  private static void addItems(List<String> items, List<Block> blocks) {
    List<String> texts =
        items.stream().map(InlineTags::line).filter(text -> !text.isEmpty()).toList();
    if (!texts.isEmpty()) {
      blocks.add(new Items(texts));
    }
  }

  /** Parameters, results and errors as a list. */
  private static void addTags(String tags, List<Block> blocks) {
    List<String> items = new ArrayList<>();
    for (String tag : TAGS.split(tags, -1)) {
      Matcher parts = ARGUMENT.matcher(tag.strip());
      if (parts.matches()) {
        items.add(tag(parts.group(1), parts.group(2)));
      }
    }
    addItems(items, blocks);
  }

  private static String tag(String name, String text) {
    Matcher argument = ARGUMENT.matcher(text);
    if (!argument.matches()) {
      return "";
    }
    String first = "`" + argument.group(1).replaceAll("[<>]|.*\\.(?=\\w)", "") + "`";
    return switch (name) {
      case "param" -> first + ": " + argument.group(2);
      case "return" -> "gives " + text;
      case "throws" -> "throws " + first + " " + argument.group(2);
      default -> "";
    };
  }
}
