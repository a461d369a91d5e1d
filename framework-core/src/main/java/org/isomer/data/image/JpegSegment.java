package org.isomer.data.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of a JPEG file.
 *
 * @param marker its kind, the byte after 0xFF
 * @param content what stands in it, without marker and length
 * @param pixels the compressed pixels that follow it; empty but after a start of scan
 */
record JpegSegment(int marker, ByteBuffer content, ByteBuffer pixels) {
  static final int START_OF_SCAN = 0xDA;
  static final int APP0 = 0xE0;
  static final int APP1 = 0xE1;
  static final int APP14 = 0xEE;

  private static final int START_OF_IMAGE = 0xD8;
  private static final int END_OF_IMAGE = 0xD9;
  private static final int FIRST_RESTART = 0xD0;
  private static final int FIRST_TABLE = 0xC0;
  private static final int TEMPORARY = 0x01;
  private static final int MOST_SCANS = 500;

  /**
   * The segments of a file, in their order. What stands between them or after the end of the image
   * is passed over.
   *
   * @throws IOException if the file ends before the image does
   */
  static List<JpegSegment> of(ByteBuffer file) throws IOException {
    List<JpegSegment> segments = new ArrayList<>();
    int scans = 0;
    int position = 2;
    while (position + 2 <= file.limit()) {
      int marker = file.get(position + 1) & 0xFF;
      if ((file.get(position) & 0xFF) != 0xFF || marker == 0xFF || standsAlone(marker)) {
        position++; // Bytes that mean nothing, or fill bytes before a marker.
        continue;
      }
      if (marker == END_OF_IMAGE) {
        return segments;
      }
      if (marker == START_OF_IMAGE || marker < FIRST_TABLE) {
        throw new IOException(
            "the JPEG file is damaged: 0x%02X at byte %d is no marker that can stand there"
                .formatted(marker, position + 1));
      }
      int end = position + 2 + length(file, position + 2);
      int next = marker == START_OF_SCAN ? endOfPixels(file, end) : end;
      segments.add(
          new JpegSegment(
              marker, file.slice(position + 4, end - position - 4), file.slice(end, next - end)));
      scans += marker == START_OF_SCAN ? 1 : 0;
      if (scans > MOST_SCANS) {
        throw new IOException("it has more than the %d scans that are read".formatted(MOST_SCANS));
      }
      position = next;
    }
    throw new IOException("the JPEG file is truncated");
  }

  private static int length(ByteBuffer file, int position) throws IOException {
    int length = position + 2 <= file.limit() ? file.getShort(position) & 0xFFFF : 0;
    if (length < 2 || position + length > file.limit()) {
      throw new IOException("the JPEG file is truncated");
    }
    return length;
  }

  private static int endOfPixels(ByteBuffer file, int from) {
    int position = from;
    while (position + 1 < file.limit()) {
      if (file.get(position) == (byte) 0xFF) {
        int marker = file.get(position + 1) & 0xFF;
        if (marker != 0 && marker != 0xFF && !standsAlone(marker)) {
          return position;
        }
      }
      position++;
    }
    return file.limit();
  }

  /** Whether a marker has no segment and no meaning outside of compressed pixels. */
  private static boolean standsAlone(int marker) {
    return marker == 0
        || marker == TEMPORARY
        || (marker >= FIRST_RESTART && marker < START_OF_IMAGE);
  }

  /** Whether it begins with a text. */
  boolean startsWith(String text) {
    byte[] start = new byte[Math.min(content.limit(), text.length())];
    content.get(0, start);
    return new String(start, StandardCharsets.ISO_8859_1).equals(text);
  }

  /** Whether it says the size and the components of the image. */
  boolean isFrame() {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }

  /** Whether it is the frame of an image whose scans follow one after another. */
  boolean isSequentialFrame() {
    return marker == 0xC0 || marker == 0xC1;
  }

  /** Whether it is of an application's kind or a comment, which decoding can do without. */
  boolean isForApplications() {
    return marker >= APP0 && marker <= 0xFE;
  }
}
