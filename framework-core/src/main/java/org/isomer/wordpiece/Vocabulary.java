package org.isomer.wordpiece;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.isomer.file.Sha256;
import org.isomer.file.TextFile;
import org.isomer.modality.text.Tokenizer;
import org.isomer.spi.BadInputException;

/**
 * Pieces of words with their numbers, which count from 0. Immutable.
 *
 * <p>A piece that goes on with a word begins with {@code ##}. As a file, there is a piece on each
 * line.
 */
public final class Vocabulary {
  /** What fills up short texts: always number 0. */
  public static final String PADDING = "[PAD]";

  /** A word that no pieces make. */
  public static final String UNKNOWN = "[UNK]";

  /** Before the first word. */
  public static final String START = "[CLS]";

  /** After the last word. */
  public static final String END = "[SEP]";

  /** A word that is hidden. */
  public static final String MASK = "[MASK]";

  /** What begins a piece that goes on with a word. */
  public static final String CONTINUATION = "##";

  /** The pieces that stand for no word, in the order in which a trained vocabulary begins. */
  public static final List<String> SPECIAL = List.of(PADDING, UNKNOWN, START, END, MASK);

  private static final List<String> NEEDED = List.of(UNKNOWN, START, END);

  /** A longer word is {@link #UNKNOWN}. */
  static final int LONGEST_WORD = 100;

  private final List<String> pieces;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final int longest;

  /**
   * A vocabulary.
   *
   * @param pieces distinct; {@link #PADDING} first, and {@link #UNKNOWN}, {@link #START} and {@link
   *     #END} among them
   */
  Vocabulary(List<String> pieces) {
    this.pieces = List.copyOf(pieces);
    for (String piece : pieces) {
      numbers.put(piece, numbers.size());
    }
    longest = pieces.stream().mapToInt(String::length).max().orElse(0);
  }

  /**
   * Reads a file.
   *
   * @throws BadInputException if it cannot be read or is no vocabulary
   */
  public static Vocabulary read(Path path) {
    TextFile file = new TextFile(path);
    Map<String, Integer> lines = new HashMap<>();
    List<String> pieces = file.text().lines().map(String::stripTrailing).toList();
    for (int i = 0; i < pieces.size(); i++) {
      String place = "line " + (i + 1);
      if (pieces.get(i).isEmpty()) {
        throw file.wrong(
            place, "it is empty, and a vocabulary has a piece on each line. Remove it");
      }
      Integer other = lines.putIfAbsent(pieces.get(i), i + 1);
      if (other != null) {
        throw file.wrong(
            place,
            "the piece %s stands on line %d already. Remove one of the lines, and train again what was trained with this file"
                .formatted(pieces.get(i), other));
      }
    }
    if (pieces.isEmpty() || !pieces.get(0).equals(PADDING)) {
      throw file.wrong(
          "line 1",
          "it is not [PAD], with which a word-piece vocabulary begins. Choose another file, or make one with isomer vocabulary");
    }
    for (String needed : NEEDED) {
      if (!lines.containsKey(needed)) {
        throw new BadInputException(
            "%s: it has no piece %s, which every text needs. Choose another file, or make one with isomer vocabulary."
                .formatted(path, needed));
      }
    }
    return new Vocabulary(pieces);
  }

  /** All pieces, by number. */
  public List<String> pieces() {
    return pieces;
  }

  /** How many pieces there are. */
  public int size() {
    return pieces.size();
  }

  /** The number of a piece that there is. */
  public int number(String piece) {
    Integer number = numbers.get(piece);
    if (number == null) {
      throw new IllegalArgumentException("no piece " + piece);
    }
    return number;
  }

  /**
   * What cuts texts with this vocabulary.
   *
   * @param length tokens of a text at most, {@link #START} and {@link #END} among them
   */
  public Tokenizer tokenizer(int length) {
    return new WordPieceTokenizer(this, length);
  }

  /** SHA-256 in hexadecimal of the file, as {@code isomer vocabulary} writes it. */
  public String digest() {
    return Sha256.hex(bytes());
  }

  /** The file's content: a piece on each line. */
  public byte[] bytes() {
    return (String.join("\n", pieces) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Cuts a word, always taking the longest piece that fits. A word that cannot be cut, or has more
   * than 100 characters, is {@link #UNKNOWN}.
   *
   * @return the numbers of the pieces
   */
  public int[] cut(String word) {
    int[] unknown = {number(UNKNOWN)};
    if (word.codePointCount(0, word.length()) > LONGEST_WORD) {
      return unknown;
    }
    int[] cut = new int[word.length()];
    int count = 0;
    for (int from = 0; from < word.length(); count++) {
      String before = from == 0 ? "" : CONTINUATION;
      int to = Math.min(word.length(), from + longest);
      OptionalInt found = find(before + word.substring(from, to));
      while (found.isEmpty() && to > from + 1) {
        to--;
        found = find(before + word.substring(from, to));
      }
      if (found.isEmpty()) {
        return unknown;
      }
      cut[count] = found.getAsInt();
      from = to;
    }
    return Arrays.copyOf(cut, count);
  }

  private OptionalInt find(String piece) {
    Integer number = numbers.get(piece);
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }
}
