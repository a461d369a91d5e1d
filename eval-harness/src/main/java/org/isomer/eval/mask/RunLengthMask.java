package org.isomer.eval.mask;

import java.util.Arrays;
import java.util.List;
import org.isomer.spi.BadInputException;

/**
 * A mask as the lengths of its runs, column by column from the top: first of pixels outside, which
 * may be 0, then inside, and so on in turn.
 *
 * @param height in pixels
 * @param width in pixels
 * @param runs not negative, height × width together; taken over, not copied
 */
public record RunLengthMask(int height, int width, int[] runs) {
  /**
   * Checks the runs.
   *
   * @throws BadInputException if they do not fill the mask
   */
  public RunLengthMask {
    long total = 0;
    for (int run : runs) {
      if (run < 0) {
        throw new BadInputException(
            "A run of the mask has the length %d. Lengths are 0 or more.".formatted(run));
      }
      total += run;
    }
    if (total != (long) height * width) {
      throw new BadInputException(
          "The runs of the mask have %d pixels together, but it has a size of %d×%d."
              .formatted(total, height, width));
    }
  }

  /**
   * Of the pixels that are inside.
   *
   * @param inside row by row
   */
  public static RunLengthMask of(int height, int width, boolean[] inside) {
    int[] runs = new int[height * width + 1];
    int last = 0;
    boolean now = false;
    for (int column = 0; column < width; column++) {
      for (int row = 0; row < height; row++) {
        if (inside[row * width + column] != now) {
          now = !now;
          last++;
        }
        runs[last]++;
      }
    }
    return new RunLengthMask(height, width, Arrays.copyOf(runs, last + 1));
  }

  /**
   * What is inside of at least one of some masks.
   *
   * @param masks at least one, of one size
   */
  public static RunLengthMask union(List<RunLengthMask> masks) {
    RunLengthMask first = masks.get(0);
    boolean[] inside = new boolean[first.height * first.width];
    for (RunLengthMask mask : masks) {
      if (mask.height != first.height || mask.width != first.width) {
        throw new IllegalArgumentException(
            "masks of %d×%d and %d×%d"
                .formatted(first.height, first.width, mask.height, mask.width));
      }
      mask.addTo(inside);
    }
    return of(first.height, first.width, inside);
  }

  /** Whether each pixel is inside, row by row. */
  public boolean[] inside() {
    boolean[] inside = new boolean[height * width];
    addTo(inside);
    return inside;
  }

  /** The number of pixels inside. */
  public long area() {
    long area = 0;
    for (int i = 1; i < runs.length; i += 2) {
      area += runs[i];
    }
    return area;
  }

  private void addTo(boolean[] inside) {
    int position = 0;
    for (int i = 0; i < runs.length; i++) {
      int end = position + runs[i];
      if (i % 2 == 1) {
        for (int pixel = position; pixel < end; pixel++) {
          inside[pixel % height * width + pixel / height] = true;
        }
      }
      position = end;
    }
  }
}
