package org.isomer.eval.mask;

import java.util.Arrays;
import org.isomer.spi.BadInputException;

/**
 * COCO's text for run lengths. From the fourth on, a run is written as its difference to the one
 * before the last, as runs of one object repeat from column to column. A number is written in
 * characters of five bits each, the lowest first, in two's complement; a sixth bit says that more
 * follow. A character is its six bits plus 48.
 */
public final class CompressedRuns {
  private static final int BITS = 5;
  private static final int VALUE = 0x1F;
  private static final int SIGN = 0x10;
  private static final int MORE = 0x20;
  private static final int OFFSET = 48;
  private static final int LAST = OFFSET + 0x3F;

  private CompressedRuns() {}

  /**
   * Reads a text.
   *
   * @throws BadInputException if it is damaged, or the runs do not fill the mask
   */
  public static RunLengthMask decode(String text, int height, int width) {
    int[] runs = new int[text.length()];
    int count = 0;
    int position = 0;
    while (position < text.length()) {
      long value = 0;
      int shift = 0;
      int bits = MORE;
      while ((bits & MORE) != 0) {
        bits = bits(text, position++);
        value |= (long) (bits & VALUE) << shift;
        shift += BITS;
      }
      if ((bits & SIGN) != 0) {
        value |= -1L << shift;
      }
      if (count > 2) {
        value += runs[count - 2];
      }
      if (shift > 7 * BITS || value < 0 || value > Integer.MAX_VALUE) {
        throw damaged("the run up to its character %d has no possible length".formatted(position));
      }
      runs[count++] = (int) value;
    }
    return new RunLengthMask(height, width, Arrays.copyOf(runs, count));
  }

  /** Writes the runs of a mask. */
  public static String encode(RunLengthMask mask) {
    int[] runs = mask.runs();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < runs.length; i++) {
      int value = i > 2 ? runs[i] - runs[i - 2] : runs[i];
      boolean more = true;
      while (more) {
        int bits = value & VALUE;
        value >>= BITS;
        more = (bits & SIGN) == 0 ? value != 0 : value != -1;
        text.append((char) (OFFSET + bits + (more ? MORE : 0)));
      }
    }
    return text.toString();
  }

  private static int bits(String text, int position) {
    if (position == text.length()) {
      throw damaged("it ends within a number");
    }
    char character = text.charAt(position);
    if (character < OFFSET || character > LAST) {
      throw damaged("its character %d is %s".formatted(position + 1, character));
    }
    return character - OFFSET;
  }

  private static BadInputException damaged(String fault) {
    return new BadInputException("The compressed mask is damaged: %s.".formatted(fault));
  }
}
