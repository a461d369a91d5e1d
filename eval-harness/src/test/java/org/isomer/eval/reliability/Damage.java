package org.isomer.eval.reliability;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** Changes to the bytes of a file, one place at a time. */
final class Damage {
  /** Every place of files that are no larger than twice this. */
  static final int THOROUGH = 2048;

  /** Some places of every file. */
  static final int BRIEF = 20;

  private static final int EDGE = 4;

  /** What can happen to a byte. */
  enum Kind {
    /** A bit is the other one. */
    FLIP,
    /** The byte is missing. */
    CUT,
    /** The byte is there twice. */
    INSERT,
    /** The file ends before the byte. */
    END
  }

  private final byte[] bytes;

  Damage(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  /**
   * Places that lie evenly between the first and the last few.
   *
   * @param least how many there are at least; all of a file that has fewer than twice as many bytes
   */
  List<Integer> places(int least) {
    List<Integer> places = new ArrayList<>();
    int step = Math.max(1, bytes.length / least);
    for (int i = 0; i < bytes.length; i++) {
      if (i % step == 0 || i < EDGE || i >= bytes.length - EDGE) {
        places.add(i);
      }
    }
    return places;
  }

  /** The file with a change at a place. */
  byte[] at(int place, Kind kind) {
    return switch (kind) {
      case FLIP -> made(bytes.length, i -> bytes[i] ^ (i == place ? 1 << place % Byte.SIZE : 0));
      case CUT -> made(bytes.length - 1, i -> bytes[i < place ? i : i + 1]);
      case INSERT -> made(bytes.length + 1, i -> bytes[i <= place ? i : i - 1]);
      case END -> made(place, i -> bytes[i]);
    };
  }

  private static byte[] made(int length, IntUnaryOperator value) {
    byte[] made = new byte[length];
    for (int i = 0; i < length; i++) {
      made[i] = (byte) value.applyAsInt(i);
    }
    return made;
  }
}
