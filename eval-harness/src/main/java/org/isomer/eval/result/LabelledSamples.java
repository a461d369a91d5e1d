package org.isomer.eval.result;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.isomer.eval.metric.Average;
import org.isomer.eval.metric.AveragePrecision;
import org.isomer.eval.metric.Counts;
import org.isomer.eval.metric.MultilabelCounts;
import org.isomer.eval.metric.Ratio;
import org.isomer.eval.metric.ZeroDivision;
import org.isomer.reports.record.LabelSet;
import org.isomer.reports.record.Scale;

/**
 * Predicted sets of classes as arrays, and the metrics that are computed from any choice of the
 * samples.
 *
 * @param truth whether each sample has each class: (samples, classes)
 * @param predicted whether it was predicted to have it, alike
 * @param precisions the ranking of the samples by each class's score
 */
record LabelledSamples(
    ZeroDivision zeroDivision,
    int classes,
    boolean[][] truth,
    boolean[][] predicted,
    List<AveragePrecision> precisions) {
  private static final double THRESHOLD = 0.5;
  private static final List<Ratio> RATIOS = List.of(Ratio.PRECISION, Ratio.RECALL, Ratio.F1);

  static LabelledSamples of(ZeroDivision zeroDivision, int classes, List<LabelSet> predictions) {
    boolean[][] truth = new boolean[predictions.size()][classes];
    boolean[][] predicted = new boolean[predictions.size()][classes];
    double[][] scores = new double[classes][predictions.size()];
    boolean[][] columns = new boolean[classes][predictions.size()];
    for (int i = 0; i < truth.length; i++) {
      LabelSet sample = predictions.get(i);
      for (int label : sample.truth()) {
        truth[i][label] = true;
        columns[label][i] = true;
      }
      for (int label = 0; label < classes; label++) {
        scores[label][i] = sample.scores().get(label);
        predicted[i][label] = scores[label][i] >= THRESHOLD;
      }
    }
    return new LabelledSamples(
        zeroDivision,
        classes,
        truth,
        predicted,
        IntStream.range(0, classes)
            .mapToObj(label -> AveragePrecision.of(scores[label], columns[label]))
            .toList());
  }

  /** A metric that {@link #values} computes. */
  record Title(String name, Scale scale) {}

  /** The metrics of {@link #values}, in its order; the headline first. */
  static List<Title> titles() {
    List<Title> titles = new ArrayList<>();
    titles.add(new Title(MultilabelScores.HEADLINE, Scale.SHARE));
    for (String average : List.of("micro", "macro", "weighted", "samples")) {
      for (String ratio : List.of("precision", "recall", "F1")) {
        titles.add(new Title(average + " " + ratio, Scale.SHARE));
      }
    }
    titles.add(new Title("subset accuracy", Scale.SHARE));
    titles.add(new Title("Hamming loss", Scale.ERROR));
    return titles;
  }

  /** How each class and each sample was predicted. */
  MultilabelCounts counts() {
    return MultilabelCounts.of(classes, truth, predicted);
  }

  /** The metrics of some samples, some of them possibly more than once. */
  double[] values(int[] drawn) {
    MultilabelCounts counts =
        MultilabelCounts.of(classes, pick(truth, drawn), pick(predicted, drawn));
    List<Double> values = new ArrayList<>();
    values.add(meanPrecision(drawn));
    addAll(values, Average.MICRO, counts.labels());
    addAll(values, Average.MACRO, counts.labels());
    addAll(values, Average.WEIGHTED, counts.labels());
    addAll(values, Average.MACRO, counts.samples());
    values.add(counts.subsetAccuracy());
    values.add(counts.hammingLoss());
    return values.stream().mapToDouble(value -> Double.isNaN(value) ? 0 : value).toArray();
  }

  private void addAll(List<Double> values, Average average, List<Counts> counts) {
    RATIOS.forEach(ratio -> values.add(average.of(counts, ratio, zeroDivision)));
  }

  private double meanPrecision(int[] drawn) {
    int[] times = new int[truth.length];
    for (int sample : drawn) {
      times[sample]++;
    }
    return precisions.stream()
        .mapToDouble(each -> each.value(times))
        .filter(value -> !Double.isNaN(value))
        .average()
        .orElse(0);
  }

  private static boolean[][] pick(boolean[][] rows, int[] indices) {
    return IntStream.of(indices).mapToObj(i -> rows[i]).toArray(boolean[][]::new);
  }
}
