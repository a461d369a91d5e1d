package org.isomer.data.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * A JPEG file without what is odd about it and leaves the pixels alone. libjpeg reports only the
 * first of its warnings for an image, so that a harmless one would hide damage; of a tidy file,
 * every warning is a fault.
 *
 * <table>
 *   <caption>The warnings of libjpeg and of the Java platform</caption>
 *   <tr><td>extraneous bytes before a marker</td><td>left out between segments; before the end of
 *       the image they mean nothing, since all pixels are there; elsewhere a scan was not used up:
 *       damage</td></tr>
 *   <tr><td>unknown JFIF revision number</td><td>set to 1, no pixel depends on it</td></tr>
 *   <tr><td>unknown Adobe color transform code</td><td>set to the one that libjpeg assumes</td></tr>
 *   <tr><td>invalid SOS parameters for sequential JPEG</td><td>set to the only valid ones, which
 *       every decoder assumes</td></tr>
 *   <tr><td>bad ICC marker, invalid ICC profile, thumbnails</td><td>left out with all segments for
 *       applications; profiles are not applied</td></tr>
 *   <tr><td>premature end of data segment, premature end of file, bad Huffman code, bad arithmetic
 *       code, found a marker instead of RST, inconsistent progression sequence</td><td>damage:
 *       pixels, or the precision of a scan, are missing</td></tr>
 *   <tr><td>application transferred too many scanlines</td><td>never: whole images are
 *       read</td></tr>
 * </table>
 */
final class TidyJpeg {
  private static final int SEQUENTIAL_END = 63;
  private static final int YCBCR = 1;
  private static final int YCCK = 2;

  private TidyJpeg() {}

  /**
   * Makes a tidy file.
   *
   * @param header what the segments say
   */
  static ByteBuffer of(List<JpegSegment> segments, JpegHeader header) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xD8});
    boolean sequential = segments.stream().anyMatch(JpegSegment::isSequentialFrame);
    for (JpegSegment segment : segments) {
      byte[] content = bytes(segment.content());
      if (segment.marker() == JpegSegment.APP0
          && segment.startsWith("JFIF\0")
          && content.length > 5) {
        content[5] = 1;
      } else if (segment.marker() == JpegSegment.APP14 && segment.startsWith("Adobe")) {
        tidyTransform(content, header.components());
      } else if (segment.isForApplications()) {
        continue;
      } else if (segment.marker() == JpegSegment.START_OF_SCAN && sequential) {
        tidyScan(content);
      }
      out.write(0xFF);
      out.write(segment.marker());
      out.write((content.length + 2) >> 8);
      out.write(content.length + 2);
      out.writeBytes(content);
      out.writeBytes(bytes(segment.pixels()));
    }
    out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xD9});
    return ByteBuffer.wrap(out.toByteArray());
  }

  private static void tidyTransform(byte[] content, int components) {
    int assumed = components == 4 ? YCCK : YCBCR;
    if (content.length >= 12 && content[11] != 0) {
      content[11] = (byte) assumed;
    }
  }

  private static void tidyScan(byte[] content) {
    if (content.length >= 3) {
      content[content.length - 3] = 0;
      content[content.length - 2] = SEQUENTIAL_END;
      content[content.length - 1] = 0;
    }
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.limit()];
    buffer.get(0, bytes);
    return bytes;
  }
}
