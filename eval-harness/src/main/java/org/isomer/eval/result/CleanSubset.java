package org.isomer.eval.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.isomer.duplicate.Duplicate;
import org.isomer.reports.record.Metric;
import org.isomer.reports.record.Overlap;
import org.isomer.reports.record.Prediction;
import org.isomer.reports.record.PredictionKind;
import org.isomer.reports.record.Predictions;
import org.isomer.reports.record.Scale;
import org.isomer.reports.statistics.Wilson;

/**
 * What pretraining has seen of the scored examples.
 *
 * @param pretraining the title of the data that the model was pretrained on
 * @param compared how many pretraining examples were compared
 * @param duplicates the scored examples with a copy or near-duplicate among them
 */
public record CleanSubset(String pretraining, long compared, List<Duplicate> duplicates) {
  /** The name of the accuracy on the rest in results. */
  public static final String NAME = "accuracy without near-duplicates";

  /** Copies the list. */
  public CleanSubset {
    duplicates = List.copyOf(duplicates);
  }

  /** The counts. */
  public Overlap overlap() {
    long identical = duplicates.stream().filter(Duplicate::identical).count();
    return new Overlap(pretraining, compared, identical, duplicates.size() - identical);
  }

  /**
   * The same predictions, of each try, with those marked that are of an example with a duplicate.
   *
   * @param predictions of the scored split, in its order; what is no predicted class stays as it is
   */
  public Predictions marked(Predictions predictions) {
    return predictions.kind() == PredictionKind.CLASSES
        ? Predictions.ofTries(
            predictions.tries().stream().map(each -> marked(each.classes())).toList())
        : predictions;
  }

  private List<Prediction> marked(List<Prediction> predictions) {
    List<Prediction> marked = new ArrayList<>(predictions);
    for (Duplicate duplicate : duplicates) {
      marked.set(duplicate.scored(), predictions.get(duplicate.scored()).asSeen());
    }
    return marked;
  }

  /**
   * The accuracy on the examples that are not marked as seen, of several tries the mean over them;
   * empty if none is, or all are.
   *
   * @param predictions as {@link #marked} gives them
   */
  public static Optional<Metric> accuracy(Predictions predictions) {
    List<Metric> tries =
        predictions.tries().stream().flatMap(each -> accuracy(each.classes()).stream()).toList();
    return tries.size() > 1 ? Optional.of(MeanOfTries.mean(tries)) : tries.stream().findFirst();
  }

  private static Optional<Metric> accuracy(List<Prediction> predictions) {
    List<Prediction> clean =
        predictions.stream().filter(prediction -> prediction.seen().isEmpty()).toList();
    if (clean.isEmpty() || clean.size() == predictions.size()) {
      return Optional.empty();
    }
    double accuracy = (double) clean.stream().filter(Prediction::correct).count() / clean.size();
    return Optional.of(
        new Metric(
            accuracy,
            Scale.SHARE,
            Optional.of(Wilson.interval(accuracy, clean.size())),
            clean.size()));
  }
}
