package org.isomer.eval.result;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.isomer.eval.spi.ModelTask;
import org.isomer.eval.spi.Subject;
import org.isomer.eval.spi.Task;
import org.isomer.exhibit.Exhibit;
import org.isomer.plugin.Modalities;
import org.isomer.reports.artifact.WorstErrors;
import org.isomer.reports.record.Prediction;
import org.isomer.reports.record.Predictions;
import org.isomer.reports.record.ScoredPair;
import org.isomer.reports.statistics.Ranks;
import org.isomer.spi.Example;
import org.isomer.spi.Examples;
import org.isomer.spi.Modality;
import org.isomer.spi.Split;

/** What a task judged most wrongly: of classes and of pairs. */
public final class ErrorFigures {
  private static final int MOST = 10;

  private ErrorFigures() {}

  /**
   * The worst errors of a result; empty if there are none, or what was predicted is neither classes
   * nor pairs.
   *
   * @param classes class names by label
   * @param predictions of the examples that the task scores, in their order
   */
  public static Optional<WorstErrors> of(
      Task task,
      Subject subject,
      List<String> classes,
      Predictions predictions,
      Modalities modalities) {
    Optional<WorstErrors> errors =
        switch (predictions.kind()) {
          case CLASSES ->
              ofClasses(
                  predictions.classes(), classes, exhibits(scored(task, subject), modalities));
          case PAIRS -> ofPairs(predictions.pairs(), exhibits(scored(task, subject), modalities));
          default -> Optional.empty();
        };
    return errors.map(
        each -> new WorstErrors("%s: %s".formatted(task.title(), each.caption()), each.rows()));
  }

  private static Examples scored(Task task, Subject subject) {
    return task instanceof ModelTask own
        ? own.scored(subject)
        : subject.dataset().split(Split.TEST);
  }

  /** An example as pages show it, or the members of a pair. */
  private static IntFunction<List<Exhibit>> exhibits(Examples examples, Modalities modalities) {
    Modality modality = modalities.of(examples);
    return index -> {
      List<Exhibit> shown = new ArrayList<>();
      for (int member = 0; member < examples.members(); member++) {
        Example example = examples.buffer();
        examples.read(index, member, example);
        shown.add(modality.show(example));
      }
      return shown;
    };
  }

  static Optional<WorstErrors> ofClasses(
      List<Prediction> predictions, List<String> classes, IntFunction<List<Exhibit>> exhibits) {
    return rows(
            predictions.size(),
            i -> !predictions.get(i).correct(),
            i -> predictions.get(i).confidence(),
            i ->
                "%s, taken for %s"
                    .formatted(
                        classes.get(predictions.get(i).truth()),
                        classes.get(predictions.get(i).predicted())),
            exhibits)
        .map(
            rows ->
                new WorstErrors(
                    "the wrongly classified test examples of which the classifier was surest, the"
                        + " surest first.",
                    rows));
  }

  static Optional<WorstErrors> ofPairs(
      List<ScoredPair> pairs, IntFunction<List<Exhibit>> exhibits) {
    double[] truth = Ranks.of(pairs.stream().mapToDouble(ScoredPair::truth).toArray());
    double[] cosine = Ranks.of(pairs.stream().mapToDouble(ScoredPair::cosine).toArray());
    return rows(
            pairs.size(),
            i -> truth[i] != cosine[i],
            i -> Math.abs(truth[i] - cosine[i]),
            i ->
                String.format(
                    Locale.ROOT,
                    "truth %.2f, cosine %.2f",
                    pairs.get(i).truth(),
                    pairs.get(i).cosine()),
            exhibits)
        .map(
            rows ->
                new WorstErrors(
                    "the test pairs whose rank by cosine is farthest from their rank by truth, the"
                        + " farthest first.",
                    rows));
  }

  private static Optional<List<WorstErrors.Row>> rows(
      int size,
      IntPredicate wrong,
      IntToDoubleFunction badness,
      IntFunction<String> error,
      IntFunction<List<Exhibit>> exhibits) {
    List<WorstErrors.Row> rows =
        IntStream.range(0, size)
            .filter(wrong)
            .boxed()
            .sorted(Comparator.comparingDouble(badness::applyAsDouble).reversed())
            .limit(MOST)
            .map(i -> new WorstErrors.Row(error.apply(i), exhibits.apply(i)))
            .toList();
    return rows.isEmpty() ? Optional.empty() : Optional.of(rows);
  }
}
