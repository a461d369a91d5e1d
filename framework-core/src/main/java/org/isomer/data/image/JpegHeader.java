package org.isomer.data.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What the segments before the pixels of a JPEG file say about colours and orientation. */
final class JpegHeader {
  /** How the components of a pixel make its colour. */
  enum Colours {
    GRAY,
    YCBCR,
    RGB,
    CMYK,
    YCCK
  }

  private static final int START_OF_SCAN = 0xDA;
  private static final int APP0 = 0xE0;
  private static final int APP1 = 0xE1;
  private static final int APP14 = 0xEE;
  private static final int NO_ADOBE = -1;

  private boolean jfif;
  private int adobeTransform = NO_ADOBE;
  private String componentIds = "";
  private Orientation orientation = Orientation.UPRIGHT;

  private JpegHeader() {}

  /**
   * Reads the segments up to the first scan.
   *
   * @throws IOException if the file ends before
   */
  static JpegHeader of(ByteBuffer file) throws IOException {
    JpegHeader header = new JpegHeader();
    int position = 2;
    while (position + 4 <= file.limit()) {
      int marker = file.get(position + 1) & 0xFF;
      if ((file.get(position) & 0xFF) != 0xFF || marker == 0xFF) {
        position++; // Fill bytes may stand before a marker.
        continue;
      }
      if (marker == START_OF_SCAN) {
        return header;
      }
      int length = file.getShort(position + 2) & 0xFFFF;
      if (length < 2 || position + 2 + length > file.limit()) {
        break;
      }
      header.read(marker, file.slice(position + 4, length - 2));
      position += 2 + length;
    }
    throw new IOException("the JPEG file is truncated");
  }

  private void read(int marker, ByteBuffer segment) {
    if (marker == APP0 && startsWith(segment, "JFIF\0")) {
      jfif = true;
    } else if (marker == APP1 && startsWith(segment, "Exif\0\0")) {
      orientation = Orientation.of(segment.slice(6, segment.limit() - 6));
    } else if (marker == APP14 && startsWith(segment, "Adobe") && segment.limit() >= 12) {
      adobeTransform = segment.get(11) & 0xFF;
    } else if (isFrame(marker) && segment.limit() >= 6) {
      StringBuilder ids = new StringBuilder();
      for (int i = 6; i < segment.limit(); i += 3) {
        ids.append((char) (segment.get(i) & 0xFF));
      }
      componentIds = ids.toString();
    }
  }

  private static boolean isFrame(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }

  private static boolean startsWith(ByteBuffer segment, String text) {
    byte[] start = new byte[Math.min(segment.limit(), text.length())];
    segment.get(0, start);
    return new String(start, StandardCharsets.ISO_8859_1).equals(text);
  }

  /**
   * The colours of an image with this number of components, by the rules of libjpeg: JFIF is YCbCr;
   * else Adobe's marker says it; else three components are RGB only if they are called so.
   */
  Colours colours(int components) throws IOException {
    return switch (components) {
      case 1 -> Colours.GRAY;
      case 3 -> isRgb() ? Colours.RGB : Colours.YCBCR;
      case 4 -> adobeTransform > 0 ? Colours.YCCK : Colours.CMYK;
      default ->
          throw new IOException("a JPEG file of " + components + " components has no colours");
    };
  }

  private boolean isRgb() {
    return !jfif && (adobeTransform == NO_ADOBE ? componentIds.equals("RGB") : adobeTransform == 0);
  }

  /** Whether 255 stands for no ink, as Adobe's programs write it. */
  boolean inverted() {
    return adobeTransform != NO_ADOBE;
  }

  Orientation orientation() {
    return orientation;
  }
}
