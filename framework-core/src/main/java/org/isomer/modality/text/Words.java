package org.isomer.modality.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The words of a text, as uncased BERT has them (Devlin et al. 2019): in lower case and without
 * accents, split at white space; each punctuation mark, each other ASCII symbol and each CJK
 * ideograph is a word of its own. Control characters are dropped.
 */
public final class Words {
  private static final int UNKNOWN = 0xFFFD;

  private Words() {}

  /** The words of a text, in their order. */
  public static List<String> of(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    plain(text)
        .codePoints()
        .forEach(
            letter -> {
              if (isSpace(letter)) {
                end(word, words);
              } else if (isAlone(letter)) {
                end(word, words);
                words.add(Character.toString(letter));
              } else if (!isDropped(letter)) {
                word.appendCodePoint(letter);
              }
            });
    end(word, words);
    return words;
  }

  private static void end(StringBuilder word, List<String> words) {
    if (!word.isEmpty()) {
      words.add(word.toString());
      word.setLength(0);
    }
  }

  private static String plain(String text) {
    String decomposed =
        text.chars().allMatch(letter -> letter < 0x80)
            ? text
            : Normalizer.normalize(text, Normalizer.Form.NFD);
    return decomposed.toLowerCase(Locale.ROOT);
  }

  private static boolean isSpace(int letter) {
    return letter == '\t'
        || letter == '\n'
        || letter == '\r'
        || Character.getType(letter) == Character.SPACE_SEPARATOR
        || Character.getType(letter) == Character.LINE_SEPARATOR
        || Character.getType(letter) == Character.PARAGRAPH_SEPARATOR;
  }

  private static boolean isAlone(int letter) {
    boolean symbol = letter > ' ' && letter < 0x7F && !Character.isLetterOrDigit(letter);
    return symbol || isPunctuation(letter) || isIdeograph(letter);
  }

  private static boolean isPunctuation(int letter) {
    return switch (Character.getType(letter)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          true;
      default -> false;
    };
  }

  /** The blocks that BERT takes for ideographs; those of Japanese syllables and Hangul are none. */
  private static boolean isIdeograph(int letter) {
    return (letter >= 0x4E00 && letter <= 0x9FFF)
        || (letter >= 0x3400 && letter <= 0x4DBF)
        || (letter >= 0x20000 && letter <= 0x2A6DF)
        || (letter >= 0x2A700 && letter <= 0x2CEAF)
        || (letter >= 0xF900 && letter <= 0xFAFF)
        || (letter >= 0x2F800 && letter <= 0x2FA1F);
  }

  private static boolean isDropped(int letter) {
    return letter == UNKNOWN
        || switch (Character.getType(letter)) {
          case Character.CONTROL,
              Character.FORMAT,
              Character.SURROGATE,
              Character.PRIVATE_USE,
              Character.UNASSIGNED,
              Character.NON_SPACING_MARK ->
              true;
          default -> false;
        };
  }
}
