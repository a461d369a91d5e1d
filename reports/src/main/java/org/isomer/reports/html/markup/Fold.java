package org.isomer.reports.html.markup;

/** A part that only some readers ask for: its title is shown, and the rest when it is opened. */
public final class Fold {
  private Fold() {}

  public static Element of(String title, Element content) {
    return Element.of("details", "fold").add(Element.of("summary").text(title), content);
  }
}
