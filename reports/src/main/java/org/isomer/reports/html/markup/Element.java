package org.isomer.reports.html.markup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.isomer.text.Visible;

/** An element of HTML or SVG. Attribute values and text are always escaped. */
public final class Element {
  private static final Set<String> VOID = Set.of("img", "meta");

  private static final Set<String> SHAPES = Set.of("path", "circle", "line", "rect");

  /** Elements that start a new line, which keeps the page readable and its changes small. */
  private static final Set<String> LINES =
      Set.of(
          "body",
          "section",
          "header",
          "footer",
          "main",
          "div",
          "details",
          "summary",
          "figure",
          "figcaption",
          "h1",
          "h2",
          "h3",
          "h4",
          "p",
          "dl",
          "dt",
          "table",
          "tr",
          "ul",
          "li",
          "svg",
          "g",
          "style",
          "title",
          "meta",
          "pre");

  /** An element or a piece of text. */
  private interface Node {
    void write(StringBuilder out);
  }

  private final String tag;
  private final Map<String, String> attributes = new LinkedHashMap<>();
  private final List<Node> children = new ArrayList<>();

  private Element(String tag) {
    this.tag = tag;
  }

  public static Element of(String tag) {
    return new Element(tag);
  }

  /** A script of our own, which is not escaped; it must hold no text that would end it. */
  public static Element script(String source) {
    if (source.contains("</") || source.contains("<!--")) {
      throw new IllegalStateException("the script holds </ or <!--");
    }
    Element script = of("script");
    script.children.add(out -> out.append(source));
    return script;
  }

  /** With the attribute {@code class}. */
  public static Element of(String tag, String styleClass) {
    return new Element(tag).with("class", styleClass);
  }

  public Element with(String attribute, String value) {
    attributes.put(attribute, value);
    return this;
  }

  /** An attribute that is a number, with at most two decimals. */
  public Element with(String attribute, double value) {
    return with(attribute, Svg.number(value));
  }

  public Element text(String text) {
    children.add(out -> escape(text, out));
    return this;
  }

  public Element add(Element... elements) {
    return add(List.of(elements));
  }

  public Element add(List<Element> elements) {
    elements.forEach(element -> children.add(element::write));
    return this;
  }

  public boolean isEmpty() {
    return children.isEmpty();
  }

  public void write(StringBuilder out) {
    if (LINES.contains(tag)) {
      out.append('\n');
    }
    out.append('<').append(tag);
    attributes.forEach(
        (name, value) -> {
          out.append(' ').append(name).append("=\"");
          escape(value, out);
          out.append('"');
        });
    if (SHAPES.contains(tag) && children.isEmpty()) {
      out.append("/>");
      return;
    }
    out.append('>');
    if (!VOID.contains(tag)) {
      children.forEach(child -> child.write(out));
      out.append("</").append(tag).append('>');
    }
  }

  private static void escape(String raw, StringBuilder out) {
    String text = Visible.lines(raw);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c);
      }
    }
  }
}
