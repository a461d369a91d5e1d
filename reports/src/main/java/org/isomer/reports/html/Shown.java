package org.isomer.reports.html;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What is on the page already, and in which section, so that nothing long is there twice. */
final class Shown {
  private final Map<Object, String> sections = new HashMap<>();

  /**
   * Notes that a section shows a part.
   *
   * @return the section that shows an equal part already; empty if this is the first
   */
  Optional<String> before(Object part, String section) {
    return Optional.ofNullable(sections.putIfAbsent(part, section));
  }
}
