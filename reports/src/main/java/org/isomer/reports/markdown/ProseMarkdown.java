package org.isomer.reports.markdown;

import java.util.stream.Collectors;
import org.isomer.javadoc.Prose;

/** Writes what sources say as Markdown. */
public final class ProseMarkdown {
  private ProseMarkdown() {}

  /** All blocks, with an empty line between two of them. */
  public static String of(Prose prose) {
    return prose.blocks().stream().map(ProseMarkdown::block).collect(Collectors.joining("\n"));
  }

  private static String block(Prose.Block block) {
    if (block instanceof Prose.Paragraph paragraph) {
      return line(paragraph.text()) + "\n";
    } else if (block instanceof Prose.Display display) {
      return Markdown.code("text", display.text());
    }
    return ((Prose.Items) block)
        .texts().stream().map(text -> "- " + line(text) + "\n").collect(Collectors.joining());
  }

  /** A piece of a line. */
  public static String line(String text) {
    return Prose.spans(text).stream()
        .map(span -> span.code() ? "`" + span.text() + "`" : Markdown.text(span.text()))
        .collect(Collectors.joining());
  }
}
