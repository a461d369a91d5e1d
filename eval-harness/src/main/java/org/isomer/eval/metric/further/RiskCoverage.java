package org.isomer.eval.metric.further;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.isomer.eval.spi.MetricPlugin;
import org.isomer.eval.spi.PredictionMetric;
import org.isomer.reports.record.Prediction;
import org.isomer.reports.record.PredictionKind;
import org.isomer.reports.record.Predictions;
import org.isomer.reports.record.Scale;

/**
 * The area under the risk-coverage curve (AURC; Geifman and El-Yaniv 2017, arXiv:1705.08500): the
 * mean over k = 1 … n of the share of mistakes among the k samples that the classifier is surest
 * of. It is small for a classifier that knows when it errs. Samples of equal confidence are taken
 * in their average order, so that no order is made up.
 */
public final class RiskCoverage implements MetricPlugin<RiskCoverage.Config> {
  /** There are no options. */
  public record Config() {}

  /** The metric. */
  private static final class Area implements PredictionMetric {
    @Override
    public String title() {
      return "AURC";
    }

    @Override
    public PredictionKind kind() {
      return PredictionKind.CLASSES;
    }

    @Override
    public Scale scale() {
      return Scale.ERROR;
    }

    @Override
    public double of(List<String> classes, Predictions predictions) {
      Prediction[] surestFirst =
          predictions.samples().stream().map(Prediction.class::cast).toArray(Prediction[]::new);
      Arrays.sort(surestFirst, Comparator.comparingDouble(Prediction::confidence).reversed());
      double area = 0;
      long mistakes = 0;
      for (int start = 0, end; start < surestFirst.length; start = end) {
        long mistaken = 0;
        for (end = start;
            end < surestFirst.length
                && surestFirst[end].confidence() == surestFirst[start].confidence();
            end++) {
          mistaken += surestFirst[end].correct() ? 0 : 1;
        }
        for (int k = start; k < end; k++) {
          double among = mistakes + mistaken * (k + 1. - start) / (end - start);
          area += among / (k + 1);
        }
        mistakes += mistaken;
      }
      return area / surestFirst.length;
    }
  }

  @Override
  public String name() {
    return "aurc";
  }

  @Override
  public String summary() {
    return "Area under the risk-coverage curve: whether a classifier knows when it errs";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public PredictionMetric create(Config config) {
    return new Area();
  }
}
