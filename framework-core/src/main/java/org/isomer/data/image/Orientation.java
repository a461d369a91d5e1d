package org.isomer.data.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.stream.IntStream;

/**
 * How stored pixels must be turned to be upright: the values 1 to 8 of the tag Orientation of EXIF
 * 2.32 (CIPA DC-008), which say where the stored first row and first column belong.
 *
 * @param fromBottom whether stored rows run from the bottom of what is read
 * @param fromRight whether stored columns run from the right
 * @param transposes whether stored rows are columns of the upright image
 */
public record Orientation(boolean fromBottom, boolean fromRight, boolean transposes) {
  /** Nothing is turned. */
  public static final Orientation UPRIGHT = new Orientation(false, false, false);

  private static final int TAG = 0x0112;
  private static final int ENTRY = 12;

  /**
   * Reads the orientation from an EXIF block, which has the structure of a TIFF file. Damaged
   * blocks and values outside of 1 to 8 count as upright, as in viewers.
   */
  static Orientation of(ByteBuffer exif) {
    if (exif.remaining() < 8) {
      return UPRIGHT;
    }
    ByteBuffer tiff = exif.slice();
    tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    long directory = tiff.getInt(4) & 0xFFFFFFFFL;
    if (directory + 2 > tiff.limit()) {
      return UPRIGHT;
    }
    int entries = tiff.getShort((int) directory) & 0xFFFF;
    for (int i = 0; i < entries; i++) {
      int entry = (int) directory + 2 + i * ENTRY;
      if (entry + ENTRY > tiff.limit()) {
        return UPRIGHT;
      }
      if ((tiff.getShort(entry) & 0xFFFF) == TAG) {
        return of(tiff.getShort(entry + 8) & 0xFFFF);
      }
    }
    return UPRIGHT;
  }

  /** What turns the upright image back to how it is stored. */
  Orientation inverse() {
    return transposes ? new Orientation(fromRight, fromBottom, true) : this;
  }

  /** The value that EXIF has for it. */
  int value() {
    return IntStream.rangeClosed(1, 8)
        .filter(each -> of(each).equals(this))
        .findFirst()
        .orElseThrow();
  }

  /** That of a value of EXIF. */
  static Orientation of(int value) {
    return switch (value) {
      case 2 -> new Orientation(false, true, false);
      case 3 -> new Orientation(true, true, false);
      case 4 -> new Orientation(true, false, false);
      case 5 -> new Orientation(false, false, true);
      case 6 -> new Orientation(true, false, true);
      case 7 -> new Orientation(true, true, true);
      case 8 -> new Orientation(false, true, true);
      default -> UPRIGHT;
    };
  }
}
