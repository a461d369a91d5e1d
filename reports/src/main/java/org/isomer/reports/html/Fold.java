package org.isomer.reports.html;

/** A part that only some readers ask for: its title is shown, and the rest when it is opened. */
final class Fold {
  private Fold() {}

  static Element of(String title, Element content) {
    return Element.of("details", "fold").add(Element.of("summary").text(title), content);
  }
}
