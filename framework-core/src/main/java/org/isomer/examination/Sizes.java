package org.isomer.examination;

import java.util.Arrays;

/**
 * The heights and widths of images, in pixels.
 *
 * @param height the rows
 * @param width the columns
 */
public record Sizes(Range height, Range width) {
  /** Some numbers: the least, the one in the middle, the greatest. */
  public record Range(int least, int median, int greatest) {
    static Range of(int[] numbers) {
      int[] sorted = numbers.clone();
      Arrays.sort(sorted);
      return new Range(sorted[0], sorted[sorted.length / 2], sorted[sorted.length - 1]);
    }

    private Range with(Range other) {
      return new Range(Math.min(least, other.least), median, Math.max(greatest, other.greatest));
    }

    private boolean varies() {
      return least != greatest;
    }
  }

  /** The extremes of these and others, and the middle of these. */
  Sizes with(Sizes others) {
    return new Sizes(height.with(others.height), width.with(others.width));
  }

  boolean vary() {
    return height.varies() || width.varies();
  }

  /** As {@code 32×32 pixels} or {@code 480×640 to 500×960 pixels, median 490×720}. */
  public String text() {
    return vary()
        ? "%d×%d to %d×%d pixels (height × width), median %d×%d"
            .formatted(
                height.least,
                width.least,
                height.greatest,
                width.greatest,
                height.median,
                width.median)
        : "%d×%d pixels".formatted(height.least, width.least);
  }
}
