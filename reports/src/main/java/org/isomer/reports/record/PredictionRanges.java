package org.isomer.reports.record;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.isomer.reports.json.BadResultException;

/** Whether stored predictions can be: what a metric would take for an index is one. */
final class PredictionRanges {
  private static final int CORNERS = 4;
  private static final int PAIR_AND_COUNT = 3;
  private static final int BOUNDARY_COUNTS = 4;

  private final int classes;

  private PredictionRanges(int classes) {
    this.classes = classes;
  }

  /**
   * Checks every sample.
   *
   * @param data what was scored; without classes, any class that is not negative can be
   * @param file where the predictions lie, a line for each sample
   * @throws BadResultException naming the first line that cannot be
   */
  static void require(Predictions predictions, Data data, Path file) {
    PredictionRanges ranges =
        new PredictionRanges(data.classes().isEmpty() ? Integer.MAX_VALUE : data.classes().size());
    int line = 0;
    for (Record sample : predictions.samples()) {
      line++;
      Optional<String> wrong = ranges.wrong(sample);
      if (wrong.isPresent()) {
        throw new BadResultException(
            "%s, line %d: %s. Evaluate again, or restore the file."
                .formatted(file, line, wrong.get()));
      }
    }
  }

  private Optional<String> wrong(Record sample) {
    if (sample instanceof Prediction one) {
      return label("truth", one.truth())
          .or(() -> label("predicted", one.predicted()))
          .or(() -> labels("top", one.top()))
          .or(() -> count("shares", one.shares()));
    } else if (sample instanceof LabelSet set) {
      return labels("truth", set.truth())
          .or(() -> count("scores", Optional.of(set.scores())))
          .or(() -> labels("ignored", set.ignored().orElse(List.of())));
    } else if (sample instanceof ImageBoxes image) {
      return first(image.objects(), marked -> box("objects", marked.label(), marked.corners()))
          .or(() -> first(image.found(), found -> box("found", found.label(), found.corners())));
    } else if (sample instanceof ImagePixels image) {
      return first(image.confusion(), row -> counts("confusion", row, 2, PAIR_AND_COUNT))
          .or(
              () ->
                  first(
                      image.boundaries(),
                      row -> counts("boundaries", row, 1, 1 + BOUNDARY_COUNTS)));
    }
    return Optional.empty();
  }

  private interface Check<T> {
    Optional<String> wrong(T part);
  }

  private static <T> Optional<String> first(List<T> parts, Check<T> check) {
    return parts.stream().flatMap(part -> check.wrong(part).stream()).findFirst();
  }

  private Optional<String> label(String name, long label) {
    return label >= 0 && label < classes
        ? Optional.empty()
        : Optional.of("%s: %d is none of the %d classes".formatted(name, label, classes));
  }

  private Optional<String> labels(String name, List<Integer> labels) {
    return first(labels, label -> label(name, label));
  }

  private Optional<String> count(String name, Optional<List<Double>> numbers) {
    return numbers
        .filter(all -> classes != Integer.MAX_VALUE && all.size() != classes)
        .map(all -> "%s: there are %d for %d classes".formatted(name, all.size(), classes));
  }

  private Optional<String> box(String name, int label, List<Double> corners) {
    return corners.size() == CORNERS
        ? label(name, label)
        : Optional.of("%s: a box has %d numbers, not 4".formatted(name, corners.size()));
  }

  private Optional<String> counts(String name, List<Long> row, int labels, int length) {
    if (row.size() != length) {
      return Optional.of("%s: a row has %d numbers, not %d".formatted(name, row.size(), length));
    }
    return Stream.concat(
            first(row.subList(0, labels), label -> label(name, label)).stream(),
            row.stream()
                .filter(number -> number < 0)
                .map(n -> "%s: %d is negative".formatted(name, n)))
        .findFirst();
  }
}
