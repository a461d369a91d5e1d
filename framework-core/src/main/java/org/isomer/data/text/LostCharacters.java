package org.isomer.data.text;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * Texts in which a program before this one has put U+FFFD, since it could not read what was there.
 */
final class LostCharacters {
  private static final String REPLACEMENT = "\uFFFD";
  private static final int SHOWN = 40;

  private LostCharacters() {}

  /** What is doubtful about the texts of a file. */
  static List<String> doubts(Path file, Collection<String> texts) {
    List<String> lost = texts.stream().filter(text -> text.contains(REPLACEMENT)).toList();
    if (lost.isEmpty()) {
      return List.of();
    }
    String first = lost.get(0);
    int from = Math.max(0, first.indexOf(REPLACEMENT) - SHOWN / 2);
    String shown = first.substring(from, Math.min(first.length(), from + SHOWN));
    return List.of(
        String.format(
            Locale.ROOT,
            "%s: in %,d of %,d texts stands U+FFFD for characters that were lost when the file was made, first in \"%s\". Make it anew from its source, in UTF-8.",
            file,
            lost.size(),
            texts.size(),
            shown));
  }
}
