package org.isomer.javadoc;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Text in blocks. Names of code in it stand between backticks.
 *
 * @param blocks in the order of reading
 */
public record Prose(List<Block> blocks) {
  /** Nothing. */
  public static final Prose NONE = new Prose(List.of());

  /** Copies the list. */
  public Prose {
    blocks = List.copyOf(blocks);
  }

  /** A piece that starts on a new line. */
  public sealed interface Block permits Paragraph, Display, Items {}

  /**
   * A paragraph.
   *
   * @param text on one line
   */
  public record Paragraph(String text) implements Block {}

  /**
   * An equation, a drawing or a piece of code.
   *
   * @param text whose line breaks and blanks count
   */
  public record Display(String text) implements Block {}

  /**
   * A list.
   *
   * @param texts each on one line
   */
  public record Items(List<String> texts) implements Block {
    /** Copies the list. */
    public Items {
      texts = List.copyOf(texts);
    }
  }

  /**
   * A part of a line.
   *
   * @param code whether it stood between backticks
   */
  public record Span(String text, boolean code) {}

  /** The parts of a line. A backtick without another one is itself. */
  public static List<Span> spans(String line) {
    List<Span> spans = new ArrayList<>();
    int read = 0;
    for (int start = line.indexOf('`'); start >= 0; start = line.indexOf('`', read)) {
      int end = line.indexOf('`', start + 1);
      if (end < 0) {
        break;
      }
      if (start > read) {
        spans.add(new Span(line.substring(read, start), false));
      }
      spans.add(new Span(line.substring(start + 1, end), true));
      read = end + 1;
    }
    if (read < line.length()) {
      spans.add(new Span(line.substring(read), false));
    }
    return spans;
  }

  /** Whether it says nothing. */
  public boolean isEmpty() {
    return blocks.isEmpty();
  }

  /** This text and another one. */
  public Prose then(Prose other) {
    List<Block> both = new ArrayList<>(blocks);
    both.addAll(other.blocks);
    return new Prose(both);
  }

  /** The first sentence, without its full stop; empty if the text does not begin with one. */
  public String firstSentence() {
    if (blocks.isEmpty() || !(blocks.get(0) instanceof Paragraph paragraph)) {
      return "";
    }
    int end = paragraph.text().indexOf(". ");
    String sentence = end < 0 ? paragraph.text() : paragraph.text().substring(0, end);
    return sentence.replaceFirst("[.:]$", "");
  }

  /** For a terminal: an empty line between two blocks. */
  public String plain() {
    return blocks.stream().map(Prose::plain).collect(Collectors.joining("\n\n"));
  }

  private static String plain(Block block) {
    if (block instanceof Paragraph paragraph) {
      return paragraph.text();
    } else if (block instanceof Display display) {
      return display.text().indent(2).stripTrailing();
    }
    return ((Items) block)
        .texts().stream().map(text -> "- " + text).collect(Collectors.joining("\n"));
  }
}
