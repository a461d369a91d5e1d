package org.isomer.reports.html;

import java.util.List;
import org.isomer.javadoc.Prose;
import org.isomer.javadoc.Prose.Block;
import org.isomer.javadoc.Prose.Display;
import org.isomer.javadoc.Prose.Items;
import org.isomer.javadoc.Prose.Paragraph;
import org.isomer.reports.html.markup.Element;

/** Text in blocks. */
final class ProseElements {
  private ProseElements() {}

  static List<Element> of(List<Block> blocks) {
    return blocks.stream().map(ProseElements::of).toList();
  }

  static List<Element> of(Prose prose) {
    return of(prose.blocks());
  }

  private static Element of(Block block) {
    if (block instanceof Paragraph paragraph) {
      return Element.of("p").add(inline(paragraph.text()));
    } else if (block instanceof Display display) {
      return Element.of("pre").text(display.text());
    }
    return list(((Items) block).texts());
  }

  static Element list(List<String> texts) {
    Element list = Element.of("ul");
    texts.forEach(text -> list.add(Element.of("li").add(inline(text))));
    return list;
  }

  /** A line in which code is set as such. */
  static List<Element> inline(String line) {
    return Prose.spans(line).stream()
        .map(span -> Element.of(span.code() ? "code" : "span").text(span.text()))
        .toList();
  }
}
