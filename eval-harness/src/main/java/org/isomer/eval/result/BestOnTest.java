package org.isomer.eval.result;

import java.util.List;
import java.util.Optional;
import org.isomer.eval.spi.Classifier;
import org.isomer.eval.spi.Fitted;
import org.isomer.eval.spi.Prediction;
import org.isomer.reports.record.Metric;
import org.isomer.reports.record.Scale;
import org.isomer.spi.FeatureSet;

/**
 * What a choice on the test split would have given: the greatest accuracy of any candidate there.
 * It is too good by construction, is computed only if somebody asks for it, and is never the number
 * of a result; the difference to that shows how much such a choice flatters.
 */
public final class BestOnTest {
  /** The name in results. */
  public static final String NAME = "best-on-test accuracy";

  private BestOnTest() {}

  /** The greatest accuracy, without an interval: it estimates nothing. */
  public static Metric of(Fitted fitted, FeatureSet test) {
    double best =
        fitted.classifiers().stream()
            .mapToDouble(classifier -> accuracy(classifier, test))
            .max()
            .orElseThrow();
    return new Metric(best, Scale.SHARE, Optional.empty(), test.size());
  }

  private static double accuracy(Classifier classifier, FeatureSet test) {
    List<Prediction> predictions = classifier.predict(test.features());
    int[] labels = predictions.stream().mapToInt(Prediction::label).toArray();
    int[] truth = test.labels();
    long correct = 0;
    for (int i = 0; i < truth.length; i++) {
      correct += labels[i] == truth[i] ? 1 : 0;
    }
    return (double) correct / truth.length;
  }
}
