package org.isomer.reports.record;

import java.util.List;

/**
 * The counts of one image whose every pixel was given a class.
 *
 * @param id the image's permanent id in its data set
 * @param confusion for each pair that occurs: true class, predicted class, number of pixels
 * @param boundaries for each class that has a boundary: the class, pixels of the predicted boundary
 *     with the true one near by, pixels of the predicted boundary, pixels of the true boundary with
 *     the predicted one near by, pixels of the true boundary
 */
public record ImagePixels(String id, List<List<Long>> confusion, List<List<Long>> boundaries) {
  /** Copies the lists. */
  public ImagePixels {
    confusion = confusion.stream().map(List::copyOf).toList();
    boundaries = boundaries.stream().map(List::copyOf).toList();
  }
}
