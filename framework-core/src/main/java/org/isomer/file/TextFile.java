package org.isomer.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.isomer.spi.BadInputException;

/**
 * A UTF-8 text file that a person or a program has written, compressed if its name ends in {@code
 * .gz}. A byte-order mark at its start is no part of the text.
 *
 * @param path where it is
 */
public record TextFile(Path path) {
  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final String GZIP = ".gz";
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

  /** What the file holds. */
  byte[] bytes() {
    byte[] bytes = new RegularFile(path).bytes();
    if (!path.toString().endsWith(GZIP)) {
      return bytes;
    }
    try (InputStream in =
        new BoundedInput(new GZIPInputStream(new ByteArrayInputStream(bytes)), LONGEST)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new BadInputException(
          "%s: cannot be unpacked: %s. Pack it again with gzip, or give the text itself."
              .formatted(path, e.getMessage()),
          e);
    }
  }

  /** The lines of the text, without blanks around them; the last one may be empty. */
  public List<String> lines() {
    return text().lines().map(String::strip).toList();
  }

  /** The message for a file that the system does not give. */
  public BadInputException unreadable(IOException cause) {
    return new BadInputException(FileTrouble.reading(path, cause), cause);
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
      throw wrong(
          place(bytes, at),
          "0x%02X is no UTF-8. Save the file as UTF-8".formatted(bytes[at] & 0xFF));
    }
    requireNoZero(bytes);
    out.flip();
    if (out.hasRemaining() && out.get(0) == BYTE_ORDER_MARK) {
      out.get();
    }
    return out.toString();
  }

  /** Zeros are valid in UTF-8, but what has them is UTF-16, or no text at all. */
  private void requireNoZero(byte[] bytes) {
    for (int at = 0; at < bytes.length; at++) {
      if (bytes[at] == 0) {
        throw wrong(
            place(bytes, at), "0x00 is no part of a text; UTF-16 has it. Save the file as UTF-8");
      }
    }
  }

  private static String place(byte[] bytes, int at) {
    long line = 1;
    for (int i = 0; i < at; i++) {
      line += bytes[i] == '\n' ? 1 : 0;
    }
    return "line %d, byte %d".formatted(line, at + 1);
  }
}
