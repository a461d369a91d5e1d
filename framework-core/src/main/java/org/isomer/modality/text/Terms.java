package org.isomer.modality.text;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What a text is taken apart into, where only its ASCII letters and digits count. */
public enum Terms {
  /** Runs of letters and digits, in lower case. */
  WORDS {
    @Override
    List<String> of(String text) {
      return words(text);
    }
  },
  /**
   * Every three characters in a row of these words, with a blank before, between and after them.
   */
  TRIGRAMS {
    @Override
    List<String> of(String text) {
      String joined = " " + String.join(" ", words(text)) + " ";
      return IntStream.range(0, joined.length() - LENGTH + 1)
          .mapToObj(from -> joined.substring(from, from + LENGTH))
          .toList();
    }
  };

  private static final int LENGTH = 3;
  private static final Pattern WORD = Pattern.compile("[a-z0-9]+");

  /** The terms of a text, in their order, with repetitions. */
  abstract List<String> of(String text);

  private static List<String> words(String text) {
    return WORD.matcher(text.toLowerCase(Locale.ROOT))
        .results()
        .map(found -> found.group())
        .toList();
  }
}
