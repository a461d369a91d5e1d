package org.isomer.eval.examination;

import java.util.List;

/**
 * The pixels of the masks of a split.
 *
 * @param perClass how many pixels of each class, by label
 * @param ignored how many pixels are neither learned nor judged
 * @param imagesIgnored how many images have no other pixels
 */
public record PixelCounts(List<Long> perClass, long ignored, int imagesIgnored) {
  /** Copies the list. */
  public PixelCounts {
    perClass = List.copyOf(perClass);
  }

  /** All pixels. */
  long total() {
    return ignored + perClass.stream().mapToLong(Long::longValue).sum();
  }
}
