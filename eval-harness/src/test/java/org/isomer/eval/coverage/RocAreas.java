package org.isomer.eval.coverage;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.isomer.eval.metric.MacroRocArea;
import org.isomer.eval.metric.ZeroDivision;
import org.isomer.eval.result.ClassificationScores;
import org.isomer.reports.record.Interval;
import org.isomer.reports.statistics.BootstrapInterval;

/**
 * The AUROC of two classes with normal scores of one deviation.
 *
 * @param truth the area of the whole population
 * @param separation of the classes' means
 * @param share of the positive class
 */
record RocAreas(double truth, double separation, double share) {
  static final List<RocAreas> ALL =
      List.of(
          new RocAreas(.7602, 1, .5),
          new RocAreas(.9615, 2.5, .5),
          new RocAreas(.9615, 2.5, .1),
          new RocAreas(.9933, 3.5, .5));

  /** The share of the samples whose interval holds the truth, of those that have one. */
  double coverage(int images, int repetitions, BootstrapInterval kind) {
    List<Interval> intervals =
        IntStream.range(0, repetitions)
            .mapToObj(i -> interval(images, new SplittableRandom(images * 1_000_000L + i), kind))
            .flatMap(Optional::stream)
            .toList();
    return intervals.stream().filter(each -> each.low() <= truth && truth <= each.high()).count()
        / (double) intervals.size();
  }

  private Optional<Interval> interval(int images, SplittableRandom random, BootstrapInterval kind) {
    int[] labels = new int[images];
    double[][] scores = new double[images][];
    for (int i = 0; i < images; i++) {
      labels[i] = random.nextDouble() < share ? 1 : 0;
      double score = Draws.normal(random) + separation * labels[i];
      scores[i] = new double[] {-score, score};
    }
    MacroRocArea area = MacroRocArea.of(2, scores, labels, ZeroDivision.EXCLUDED);
    return Double.isNaN(area.value())
        ? Optional.empty()
        : ClassificationScores.interval(area, kind);
  }

  static void print(List<Integer> sizes, int repetitions) {
    System.out.println("\n| AUROC | positive | images | normal | logit |\n|--:|--:|--:|--:|--:|");
    for (RocAreas areas : ALL) {
      for (int images : sizes) {
        System.out.printf(
            Locale.ROOT,
            "| %.3f | %.0f %% | %d | %.3f | %.3f |%n",
            areas.truth(),
            100 * areas.share(),
            images,
            areas.coverage(images, repetitions, BootstrapInterval.PERCENTILE),
            areas.coverage(images, repetitions, BootstrapInterval.BCA));
      }
    }
  }
}
