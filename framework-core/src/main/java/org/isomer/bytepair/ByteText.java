package org.isomer.bytepair;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts as words of visible characters, each of which stands for a byte, as in GPT-2. A word is a
 * run of letters, of digits or of other signs, with a blank before it; the first has one too.
 */
final class ByteText {
  private static final int BYTES = 256;

  private static final Pattern WORD =
      Pattern.compile(
          "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+",
          Pattern.UNICODE_CHARACTER_CLASS);

  private static final char[] SIGNS = signs();

  private ByteText() {}

  /** Bytes that are visible in Latin-1 stand for themselves, the others follow from 256 on. */
  private static char[] signs() {
    char[] signs = new char[BYTES];
    char next = BYTES;
    for (int i = 0; i < BYTES; i++) {
      boolean visible =
          (i >= '!' && i <= '~') || (i >= 0xA1 && i <= 0xAC) || (i >= 0xAE && i <= 0xFF);
      signs[i] = visible ? (char) i : next++;
    }
    return signs;
  }

  /** The characters that stand for bytes, in the order of Unicode. */
  static List<String> alphabet() {
    return new String(SIGNS).chars().sorted().mapToObj(Character::toString).toList();
  }

  /** The words of a text. */
  static List<String> words(String text) {
    if (text.isEmpty()) {
      return List.of();
    }
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(text.startsWith(" ") ? text : " " + text);
    while (matcher.find()) {
      StringBuilder word = new StringBuilder();
      for (byte octet : matcher.group().getBytes(StandardCharsets.UTF_8)) {
        word.append(SIGNS[octet & 0xFF]);
      }
      words.add(word.toString());
    }
    return words;
  }
}
