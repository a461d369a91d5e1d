package org.isomer.eval.result;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.isomer.eval.metric.BrierScore;
import org.isomer.eval.metric.Calibration;
import org.isomer.eval.metric.ClassificationDialect;
import org.isomer.eval.metric.ClassificationMetric;
import org.isomer.eval.metric.Counts;
import org.isomer.eval.metric.MatthewsCorrelation;
import org.isomer.reports.record.Prediction;
import org.isomer.reports.record.Scale;

/**
 * Predicted classes as arrays, and the metrics that are computed from any choice of the samples.
 *
 * @param truth the true class of each sample
 * @param predicted the predicted class of each sample
 * @param confidences the score of the predicted class; absent if one is no probability
 * @param rankings for each sample numbers that order it by the probability of each class; absent if
 *     one sample lacks probabilities
 * @param squaredErrors of the probabilities, for each sample; absent likewise
 */
record ClassifiedSamples(
    ClassificationDialect dialect,
    int classes,
    int[] truth,
    int[] predicted,
    Optional<double[]> confidences,
    Optional<double[][]> rankings,
    Optional<double[]> squaredErrors) {
  static ClassifiedSamples of(
      ClassificationDialect dialect, int classes, List<Prediction> predictions) {
    int[] truth = predictions.stream().mapToInt(Prediction::truth).toArray();
    double[] scores = predictions.stream().mapToDouble(Prediction::score).toArray();
    return new ClassifiedSamples(
        dialect,
        classes,
        truth,
        predictions.stream().mapToInt(Prediction::predicted).toArray(),
        Arrays.stream(scores).allMatch(score -> score >= 0 && score <= 1)
            ? Optional.of(scores)
            : Optional.empty(),
        all(predictions, Prediction::ranking),
        all(predictions, Prediction::probabilities).map(all -> squaredErrors(all, truth)));
  }

  private static Optional<double[][]> all(
      List<Prediction> predictions, Function<Prediction, Optional<double[]>> part) {
    double[][] all =
        predictions.stream().map(part).flatMap(Optional::stream).toArray(double[][]::new);
    return all.length == predictions.size() ? Optional.of(all) : Optional.empty();
  }

  private static double[] squaredErrors(double[][] shares, int[] truth) {
    double[] errors = new double[truth.length];
    Arrays.setAll(errors, i -> BrierScore.ofSample(shares[i], truth[i]));
    return errors;
  }

  /** A metric that {@link #values} computes. */
  record Title(String name, Scale scale) {}

  /** The metrics of {@link #values}, in its order. */
  List<Title> titles() {
    List<Title> titles = new ArrayList<>();
    for (ClassificationMetric metric : ClassificationMetric.values()) {
      titles.add(new Title(metric.title(), Scale.SHARE));
    }
    titles.add(new Title("MCC", Scale.SCORE));
    if (confidences.isPresent()) {
      titles.add(new Title("ECE", Scale.ERROR));
    }
    if (squaredErrors.isPresent()) {
      titles.add(new Title("Brier score", Scale.ERROR));
    }
    return titles;
  }

  /** The metrics of some samples, some of them possibly more than once. */
  double[] values(int[] drawn) {
    List<Counts> counts = Counts.ofClasses(classes, pick(truth, drawn), pick(predicted, drawn));
    List<Double> values = new ArrayList<>();
    for (ClassificationMetric metric : ClassificationMetric.values()) {
      values.add(metric.of(counts, dialect));
    }
    values.add(MatthewsCorrelation.of(counts));
    confidences.ifPresent(scores -> values.add(calibrationError(scores, drawn)));
    squaredErrors.ifPresent(
        errors -> values.add(Arrays.stream(drawn).mapToDouble(i -> errors[i]).average().orElse(0)));
    return values.stream().mapToDouble(value -> value).toArray();
  }

  private double calibrationError(double[] scores, int[] drawn) {
    double[] picked = new double[drawn.length];
    boolean[] correct = new boolean[drawn.length];
    for (int i = 0; i < drawn.length; i++) {
      picked[i] = scores[drawn[i]];
      correct[i] = truth[drawn[i]] == predicted[drawn[i]];
    }
    return Calibration.of(Calibration.BINS, dialect.edges(), picked, correct).expectedError();
  }

  private static int[] pick(int[] values, int[] indices) {
    int[] picked = new int[indices.length];
    for (int i = 0; i < indices.length; i++) {
      picked[i] = values[indices[i]];
    }
    return picked;
  }
}
