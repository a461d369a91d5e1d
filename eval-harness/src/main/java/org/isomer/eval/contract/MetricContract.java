package org.isomer.eval.contract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.isomer.contract.Breach;
import org.isomer.contract.Contract;
import org.isomer.contract.NotExaminedException;
import org.isomer.contract.Repeats;
import org.isomer.contract.Rule;
import org.isomer.contract.Tested;
import org.isomer.eval.spi.MetricPlugin;
import org.isomer.eval.spi.Prediction;
import org.isomer.eval.spi.PredictionMetric;
import org.isomer.random.CounterRandom;
import org.isomer.reports.record.PredictionKind;
import org.isomer.reports.record.Predictions;
import org.isomer.reports.record.Scale;

/** What metrics keep to; those of predicted classes are tried. */
public final class MetricContract implements Contract<PredictionMetric> {
  private static final List<String> CLASSES = List.of("one", "two", "three");
  private static final int SIZE = 40;

  @Override
  public Class<?> kind() {
    return MetricPlugin.class;
  }

  @Override
  public List<Rule> rules(Tested<PredictionMetric> tested) {
    return List.of(
        new Rule("has a title", () -> hasTitle(tested.make())),
        new Rule("is a number in its scale", () -> isInScale(tested.make())),
        new Rule(
            "is a pure function of the predictions, in any order and thread",
            () -> repeats(tested.make())),
        new Rule("takes resamples, and a single sample", () -> resamples(tested.make())));
  }

  private static void hasTitle(PredictionMetric metric) {
    Breach.unless(
        !metric.title().isBlank(), "title() is empty; say what reports print beside the number");
    Breach.unless(
        metric.kind() != null && metric.scale() != null,
        "kind() or scale() gives nothing; say what is predicted, and what the number means");
  }

  private static void isInScale(PredictionMetric metric) {
    check(metric, of(metric, samples(0)));
  }

  private static void check(PredictionMetric metric, double value) {
    Breach.unless(!Double.isInfinite(value), "it is infinite; give NaN where it is not defined");
    Breach.unless(
        Double.isNaN(value) || metric.scale() != Scale.SHARE || (value >= 0 && value <= 1),
        "it is %s, and its scale is a share in [0, 1]; choose another scale".formatted(value));
  }

  private static void repeats(PredictionMetric metric) throws Exception {
    Repeats.require("the metric", 5, () -> i -> of(metric, samples(i)));
    List<org.isomer.reports.record.Prediction> backwards = new ArrayList<>(samples(0));
    Collections.reverse(backwards);
    double forward = of(metric, samples(0));
    double reversed = of(metric, backwards);
    Breach.unless(
        (Double.isNaN(forward) && Double.isNaN(reversed))
            || Math.abs(forward - reversed) <= 1e-9 * Math.max(1, Math.abs(forward)),
        "it is %s, and %s with the samples in another order; which sample stands where must not count"
            .formatted(forward, reversed));
  }

  private static void resamples(PredictionMetric metric) {
    List<org.isomer.reports.record.Prediction> all = samples(0);
    check(metric, of(metric, all.subList(0, 1)));
    check(metric, of(metric, Collections.nCopies(5, all.get(1))));
  }

  private static double of(
      PredictionMetric metric, List<org.isomer.reports.record.Prediction> samples) {
    if (metric.kind() != PredictionKind.CLASSES) {
      throw new NotExaminedException(
          "it is computed from predictions of the kind %s, of which there are none to try it on"
              .formatted(metric.kind()));
    }
    return metric.of(CLASSES, Predictions.classes(samples));
  }

  /** Predictions that are right more often than not. */
  private static List<org.isomer.reports.record.Prediction> samples(int which) {
    CounterRandom random = CounterRandom.of(1, "contract of metrics").at(which, 0, 0);
    return IntStream.range(0, SIZE)
        .mapToObj(
            i -> {
              float[] logits = new float[CLASSES.size()];
              for (int c = 0; c < logits.length; c++) {
                logits[c] = (float) random.nextGaussian() + (c == i % 3 ? 1 : 0);
              }
              return Prediction.byLogits(logits).stored("sample/" + i, i % 3);
            })
        .toList();
  }
}
