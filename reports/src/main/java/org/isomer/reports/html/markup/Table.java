package org.isomer.reports.html.markup;

import java.util.List;

/** A plain table whose first column names the rows. */
public final class Table {
  private final Element body = Element.of("tbody");
  private final Element table = Element.of("table", "plain");

  public Table(String... heads) {
    Element head = Element.of("tr");
    for (String title : heads) {
      head.add(Element.of("th").with("scope", "col").text(title));
    }
    table.add(Element.of("thead").add(head), body);
  }

  public void row(String name, List<String> cells) {
    rowOf(name, cells.stream().map(cell -> Element.of("td").text(cell)).toList());
  }

  public void rowOf(String name, List<Element> cells) {
    body.add(Element.of("tr").add(Element.of("th").with("scope", "row").text(name)).add(cells));
  }

  public Element element() {
    return Element.of("div", "scroll").with("tabindex", "0").add(table);
  }
}
