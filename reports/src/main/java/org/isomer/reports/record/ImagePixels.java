package org.isomer.reports.record;

import java.util.List;
import java.util.Optional;

/**
 * The counts of one image whose every pixel was given a class.
 *
 * @param id the image's permanent id in its data set
 * @param confusion for each pair that occurs: true class, predicted class, number of pixels
 * @param boundaries for each class that has a boundary: the class, pixels of the predicted boundary
 *     with the true one near by, pixels of the predicted boundary, pixels of the true boundary with
 *     the predicted one near by, pixels of the true boundary
 */
public record ImagePixels(String id, List<List<Long>> confusion, List<List<Long>> boundaries)
    implements Sample {
  /** Copies the lists and checks that the counts are some. */
  public ImagePixels {
    confusion = confusion.stream().map(List::copyOf).toList();
    boundaries = boundaries.stream().map(List::copyOf).toList();
    check("confusion", confusion, 3);
    check("boundaries", boundaries, 5);
  }

  @Override
  public Optional<String> wrong(LabelRange labels) {
    return LabelRange.first(
            confusion,
            row -> LabelRange.first(row.subList(0, 2), n -> labels.label("confusion", n)))
        .or(() -> LabelRange.first(boundaries, row -> labels.label("boundaries", row.get(0))));
  }

  private static void check(String name, List<List<Long>> rows, int length) {
    for (List<Long> row : rows) {
      Plausible.require(
          row.size() == length && row.stream().allMatch(number -> number >= 0),
          "%s must be rows of %d numbers of 0 or more, but one is %s".formatted(name, length, row));
    }
  }
}
