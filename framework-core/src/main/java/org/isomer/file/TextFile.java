package org.isomer.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.isomer.spi.BadInputException;

/**
 * A UTF-8 text file that a person or a program has written. A byte-order mark at its start is no
 * part of the text.
 *
 * @param path where it is
 */
public record TextFile(Path path) {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /** The longest file that is read as a text, in bytes. */
  private static final long LONGEST = 1L << 30;

  /**
   * The whole text.
   *
   * @throws BadInputException if the file cannot be read, or is not UTF-8: the message names the
   *     line and the byte
   */
  public String text() {
    return decode(bytes());
  }

  /** What the file holds, where that is no more than a text may be. */
  byte[] bytes() {
    try {
      if (Files.exists(path) && !Files.isRegularFile(path)) {
        throw new BadInputException("%s: is no regular file. Name a file.".formatted(path));
      }
      long size = Files.size(path);
      if (size > LONGEST) {
        throw new BadInputException(
            "%s: has %d bytes, more than the %d that are read as text. Is it the right file?"
                .formatted(path, size, LONGEST));
      }
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** The lines of the text, without blanks around them; the last one may be empty. */
  public List<String> lines() {
    return text().lines().map(String::strip).toList();
  }

  /** The message for a file that the system does not give. */
  public BadInputException unreadable(IOException cause) {
    if (cause instanceof NoSuchFileException) {
      return new BadInputException("%s: no such file. Check the path.".formatted(path), cause);
    }
    FileTrouble trouble = FileTrouble.of(cause);
    return new BadInputException(
        "%s: cannot be read: %s. %s".formatted(path, trouble.reason(), trouble.remedy()), cause);
  }

  /**
   * The message for something in the file that cannot be used.
   *
   * @param place where: {@code line 3}
   * @param problem what is wrong and what to do, as sentences without the last full stop
   */
  public BadInputException wrong(String place, String problem) {
    return new BadInputException("%s, %s: %s.".formatted(path, place, problem));
  }

  /** The text of bytes of the file, from its beginning. */
  String decode(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
    if (result.isError()) {
      int at = in.position();
      long line = 1;
      for (int i = 0; i < at; i++) {
        line += bytes[i] == '\n' ? 1 : 0;
      }
      throw wrong(
          "line %d, byte %d".formatted(line, at + 1),
          "0x%02X is no UTF-8. Save the file as UTF-8".formatted(bytes[at] & 0xFF));
    }
    out.flip();
    if (out.hasRemaining() && out.get(0) == BYTE_ORDER_MARK) {
      out.get();
    }
    return out.toString();
  }
}
