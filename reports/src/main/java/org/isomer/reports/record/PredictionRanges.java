package org.isomer.reports.record;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.isomer.reports.json.BadResultException;

/**
 * Whether stored predictions are of the data: what a metric would take for an index of a class is
 * one, and each sample is there once. That numbers are plausible by themselves, each record checks.
 */
final class PredictionRanges {
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
    Set<String> ids = new HashSet<>();
    for (Record sample : predictions.samples()) {
      line++;
      String id = id(sample);
      Optional<String> wrong =
          ids.add(id)
              ? ranges.wrong(sample)
              : Optional.of("there is a line of sample '%s' already".formatted(id));
      if (wrong.isPresent()) {
        throw new BadResultException(
            "%s, line %d: %s. Evaluate again, or restore the file."
                .formatted(file, line, wrong.get()));
      }
    }
  }

  private static String id(Record sample) {
    if (sample instanceof Prediction one) {
      return one.id();
    } else if (sample instanceof LabelSet set) {
      return set.id();
    }
    return sample instanceof ImageBoxes image ? image.id() : ((ImagePixels) sample).id();
  }

  private Optional<String> wrong(Record sample) {
    if (sample instanceof Prediction one) {
      return label("truth", one.truth())
          .or(() -> label("predicted", one.predicted()))
          .or(() -> labels("top", one.top()))
          .or(() -> count("shares", one.shares()))
          .or(() -> count("logits", one.logits()));
    } else if (sample instanceof LabelSet set) {
      return labels("truth", set.truth())
          .or(() -> count("scores", set.scores()))
          .or(() -> count("logits", set.logits()))
          .or(() -> labels("ignored", set.ignored().orElse(List.of())));
    } else if (sample instanceof ImageBoxes image) {
      return first(image.objects(), marked -> label("objects", marked.label()))
          .or(() -> first(image.found(), found -> label("found", found.label())));
    } else if (sample instanceof ImagePixels image) {
      return first(image.confusion(), row -> first(row.subList(0, 2), n -> label("confusion", n)))
          .or(() -> first(image.boundaries(), row -> label("boundaries", row.get(0))));
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
}
