package org.isomer.data.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/** What the segments before the pixels of a JPEG file say about size, colours and orientation. */
final class JpegHeader {
  /** How the components of a pixel make its colour. */
  enum Colours {
    GRAY,
    YCBCR,
    RGB,
    CMYK,
    YCCK
  }

  private static final int NO_ADOBE = -1;

  private boolean jfif;
  private int adobeTransform = NO_ADOBE;
  private String componentIds = "";
  private int height;
  private int width;
  private Orientation orientation = Orientation.UPRIGHT;

  private JpegHeader() {}

  /**
   * Reads the segments up to the first scan.
   *
   * @throws IOException if the image is too large
   */
  static JpegHeader of(List<JpegSegment> segments) throws IOException {
    JpegHeader header = new JpegHeader();
    for (JpegSegment segment : segments) {
      if (segment.marker() == JpegSegment.START_OF_SCAN) {
        break;
      }
      header.read(segment);
    }
    return header;
  }

  private void read(JpegSegment segment) throws IOException {
    ByteBuffer content = segment.content();
    int marker = segment.marker();
    if (marker == JpegSegment.APP0 && segment.startsWith("JFIF\0")) {
      jfif = true;
    } else if (marker == JpegSegment.APP1 && segment.startsWith("Exif\0\0")) {
      orientation = Orientation.of(content.slice(6, content.limit() - 6));
    } else if (marker == JpegSegment.APP14
        && segment.startsWith("Adobe")
        && content.limit() >= 12) {
      adobeTransform = content.get(11) & 0xFF;
    } else if (segment.isFrame() && content.limit() >= 6) {
      height = content.getShort(1) & 0xFFFF;
      width = content.getShort(3) & 0xFFFF;
      SizeLimit.check(width, height);
      StringBuilder ids = new StringBuilder();
      for (int i = 6; i < content.limit(); i += 3) {
        ids.append((char) (content.get(i) & 0xFF));
      }
      componentIds = ids.toString();
    }
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

  /** How many components a pixel has. */
  int components() {
    return componentIds.length();
  }

  /** Whether 255 stands for no ink, as Adobe's programs write it. */
  boolean inverted() {
    return adobeTransform != NO_ADOBE;
  }

  /** Stored rows. */
  int height() {
    return height;
  }

  /** Stored columns. */
  int width() {
    return width;
  }

  Orientation orientation() {
    return orientation;
  }
}
