package org.example.metrics;

import java.util.List;
import org.isomer.eval.metric.ConfusionMatrix;
import org.isomer.eval.metric.Counts;
import org.isomer.eval.spi.MetricPlugin;
import org.isomer.eval.spi.PredictionMetric;
import org.isomer.reports.record.Prediction;
import org.isomer.reports.record.PredictionKind;
import org.isomer.reports.record.Predictions;
import org.isomer.reports.record.Scale;
import org.isomer.spi.Option;

/**
 * The Jaccard index of classes (Jaccard 1912): of the samples that are of a class or were taken for
 * it, the share for which both hold; the mean over classes, or over samples of their class's.
 */
public final class Jaccard implements MetricPlugin<Jaccard.Config> {
  /** What the mean is taken over. */
  public enum Average {
    /** Classes that occur, all with equal weight. */
    MACRO,
    /** Classes, each with the number of its samples as weight. */
    WEIGHTED
  }

  /** Its options. */
  public record Config(
      @Option(
              help = "Whether all classes count the same (macro), or by their samples (weighted)",
              value = "macro")
          Average average) {}

  @Override
  public String name() {
    return "jaccard";
  }

  @Override
  public String summary() {
    return "Samples of a class and rightly predicted, of those that are either";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public PredictionMetric create(Config config) {
    return new Index(config.average());
  }

  /** A pure function: its interval is drawn by computing it on resamples. */
  private record Index(Average average) implements PredictionMetric {
    @Override
    public String title() {
      return average == Average.MACRO ? "Jaccard index" : "Jaccard index, weighted";
    }

    @Override
    public PredictionKind kind() {
      return PredictionKind.CLASSES;
    }

    @Override
    public Scale scale() {
      return Scale.SHARE;
    }

    @Override
    public double of(List<String> classes, Predictions predictions) {
      List<Prediction> samples = predictions.classes();
      int[] truth = samples.stream().mapToInt(Prediction::truth).toArray();
      int[] predicted = samples.stream().mapToInt(Prediction::predicted).toArray();
      double sum = 0;
      double weights = 0;
      for (Counts counts : ConfusionMatrix.of(classes.size(), truth, predicted).observedCounts()) {
        long hits = counts.truePositives();
        long ofClass = hits + counts.falseNegatives();
        double weight = average == Average.MACRO ? 1 : ofClass;
        sum += weight * hits / (ofClass + counts.falsePositives());
        weights += weight;
      }
      return sum / weights;
    }
  }
}
