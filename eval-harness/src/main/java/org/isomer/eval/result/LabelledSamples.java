package org.isomer.eval.result;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.isomer.eval.metric.Average;
import org.isomer.eval.metric.AveragePrecision;
import org.isomer.eval.metric.Counts;
import org.isomer.eval.metric.MultilabelCounts;
import org.isomer.eval.metric.MultilabelDialect;
import org.isomer.eval.metric.Ratio;
import org.isomer.reports.record.LabelSet;
import org.isomer.reports.record.Scale;

/**
 * Predicted sets of classes as arrays, and the metrics that are computed from any choice of the
 * samples.
 *
 * @param judged whether each sample is judged for each class: (classes, samples)
 * @param truth whether each class is one of each sample, alike; never where it is not judged
 * @param predicted whether it was predicted to be, alike
 * @param samples the classes of each sample, counted
 * @param precisions the ranking of the samples by each class's score
 */
record LabelledSamples(
    MultilabelDialect dialect,
    boolean[][] judged,
    boolean[][] truth,
    boolean[][] predicted,
    List<Counts> samples,
    List<AveragePrecision> precisions) {
  private static final List<Ratio> RATIOS = List.of(Ratio.PRECISION, Ratio.RECALL, Ratio.F1);

  static LabelledSamples of(MultilabelDialect dialect, int classes, List<LabelSet> predictions) {
    int size = predictions.size();
    double[][] scores = new double[classes][size];
    boolean[][] judged = new boolean[classes][size];
    boolean[][] truth = new boolean[classes][size];
    boolean[][] predicted = new boolean[classes][size];
    for (int i = 0; i < size; i++) {
      LabelSet sample = predictions.get(i);
      List<Integer> ignored = sample.ignored().orElse(List.of());
      for (int label = 0; label < classes; label++) {
        scores[label][i] = sample.ranking(label);
        judged[label][i] = !ignored.contains(label);
        truth[label][i] = judged[label][i] && sample.truth().contains(label);
        predicted[label][i] = judged[label][i] && sample.predicted(label);
      }
    }
    return new LabelledSamples(
        dialect,
        judged,
        truth,
        predicted,
        IntStream.range(0, size)
            .mapToObj(i -> Counts.of(row(truth, i), row(predicted, i)))
            .toList(),
        IntStream.range(0, classes)
            .mapToObj(label -> AveragePrecision.of(scores[label], truth[label]))
            .toList());
  }

  private static boolean[] row(boolean[][] columns, int row) {
    boolean[] values = new boolean[columns.length];
    for (int label = 0; label < values.length; label++) {
      values[label] = columns[label][row];
    }
    return values;
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

  /** Each class over some samples. */
  List<Counts> classes(int[] drawn) {
    return IntStream.range(0, truth.length)
        .mapToObj(label -> count(truth[label], predicted[label], drawn))
        .toList();
  }

  private static Counts count(boolean[] truth, boolean[] predicted, int[] drawn) {
    long hits = 0;
    long wrong = 0;
    long missed = 0;
    for (int i : drawn) {
      hits += truth[i] && predicted[i] ? 1 : 0;
      wrong += !truth[i] && predicted[i] ? 1 : 0;
      missed += truth[i] && !predicted[i] ? 1 : 0;
    }
    return new Counts(hits, wrong, missed);
  }

  /** The metrics of some samples, some of them possibly more than once. */
  double[] values(int[] drawn) {
    List<Counts> each = IntStream.of(drawn).mapToObj(samples::get).toList();
    MultilabelCounts counts = new MultilabelCounts(classes(drawn), each);
    List<Double> values = new ArrayList<>();
    values.add(meanPrecision(drawn));
    addAll(values, Average.MICRO, counts.labels());
    addAll(values, Average.MACRO, counts.labels());
    addAll(values, Average.WEIGHTED, counts.labels());
    addAll(values, Average.MACRO, counts.samples());
    values.add(counts.subsetAccuracy());
    values.add(hammingLoss(counts, drawn));
    return values.stream().mapToDouble(value -> Double.isNaN(value) ? 0 : value).toArray();
  }

  private void addAll(List<Double> values, Average average, List<Counts> counts) {
    RATIOS.forEach(ratio -> values.add(average.of(counts, ratio, dialect.zeroDivision())));
  }

  /** The fraction of wrong answers among those that are judged. */
  private double hammingLoss(MultilabelCounts counts, int[] drawn) {
    long answers = 0;
    for (boolean[] label : judged) {
      for (int sample : drawn) {
        answers += label[sample] ? 1 : 0;
      }
    }
    return counts.hammingLoss() * ((double) drawn.length * judged.length / answers);
  }

  /** The mean over the classes that a sample has; 0 without any. */
  double meanPrecision(int[] drawn) {
    return IntStream.range(0, precisions.size())
        .mapToDouble(label -> precision(label, drawn))
        .filter(value -> !Double.isNaN(value))
        .average()
        .orElse(0);
  }

  /** The average precision of a class; not a number if none of the samples has it. */
  double precision(int label, int[] drawn) {
    int[] times = new int[samples.size()];
    for (int sample : drawn) {
      times[sample] += judged[label][sample] ? 1 : 0;
    }
    return precisions.get(label).value(dialect.area(), times);
  }
}
