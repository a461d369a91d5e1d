package org.isomer.eval.result;

import java.util.List;
import java.util.stream.IntStream;
import org.isomer.eval.spi.FeatureTask;
import org.isomer.eval.spi.Fitted;
import org.isomer.eval.spi.Prediction;
import org.isomer.eval.spi.Selection;
import org.isomer.eval.spi.Splits;
import org.isomer.spi.FeatureSet;

/**
 * What a task made of a subject's features.
 *
 * @param fitted the classifiers, and what was chosen
 * @param predictions one for each test example
 * @param seconds wall time of fitting and predicting
 */
public record Evaluation(Fitted fitted, List<Prediction> predictions, double seconds) {
  /** Copies the list. */
  public Evaluation {
    predictions = List.copyOf(predictions);
  }

  /**
   * Fits a task on train and validation, and then lets its classifier predict the test examples
   * from their features alone.
   */
  public static Evaluation of(FeatureTask task, Splits splits) {
    long start = System.nanoTime();
    Fitted fitted = task.fit(splits.train(), splits.validation(), splits.classes().size());
    List<Prediction> predictions = fitted.classifier().predict(splits.test().features());
    return new Evaluation(fitted, predictions, (System.nanoTime() - start) / 1e9);
  }

  /** What was chosen. */
  public Selection selection() {
    return fitted.selection();
  }

  /** The records of the predictions of {@code test}, the examples that were predicted. */
  public List<org.isomer.reports.record.Prediction> stored(FeatureSet test) {
    return IntStream.range(0, predictions.size())
        .mapToObj(i -> predictions.get(i).stored(test.ids().get(i), test.labels()[i]))
        .toList();
  }
}
