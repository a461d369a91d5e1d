package org.isomer.eval.metric.further;

import java.util.List;
import org.isomer.eval.spi.MetricPlugin;
import org.isomer.eval.spi.PredictionMetric;
import org.isomer.reports.record.Prediction;
import org.isomer.reports.record.PredictionKind;
import org.isomer.reports.record.Predictions;
import org.isomer.reports.record.Scale;
import org.isomer.spi.Option;

/**
 * Cohen's kappa (Cohen 1960; weighted, 1968): how far truth and prediction agree beyond chance, κ =
 * 1 − Σ w·n / Σ w·e over pairs of classes, n the share of samples with the pair and e its share if
 * truth and prediction were independent. Without weights every mistake weighs 1; linear and
 * quadratic weights take the classes as ordered, w = |i − j| or (i − j)². Not defined if one class
 * holds everything.
 */
public final class CohenKappa implements MetricPlugin<CohenKappa.Config> {
  /** What a mistake weighs. */
  public enum Weights {
    NONE {
      @Override
      double of(int distance) {
        return distance == 0 ? 0 : 1;
      }
    },
    LINEAR {
      @Override
      double of(int distance) {
        return Math.abs(distance);
      }
    },
    QUADRATIC {
      @Override
      double of(int distance) {
        return (double) distance * distance;
      }
    };

    abstract double of(int distance);
  }

  /** The options. */
  public record Config(
      @Option(
              help =
                  "What a mistake weighs: all the same, or by how far the classes are apart in the"
                      + " order of the data set",
              value = "none")
          Weights weights) {}

  /** The metric. */
  private record Kappa(Weights weights) implements PredictionMetric {
    @Override
    public String title() {
      return switch (weights) {
        case NONE -> "Cohen's kappa";
        case LINEAR -> "Cohen's kappa, linear weights";
        case QUADRATIC -> "Cohen's kappa, quadratic weights";
      };
    }

    @Override
    public PredictionKind kind() {
      return PredictionKind.CLASSES;
    }

    @Override
    public Scale scale() {
      return Scale.SCORE;
    }

    @Override
    public double of(List<String> classes, Predictions predictions) {
      int count = classes.size();
      long[] truths = new long[count];
      long[] claims = new long[count];
      double observed = 0;
      for (Record sample : predictions.samples()) {
        Prediction prediction = (Prediction) sample;
        truths[prediction.truth()]++;
        claims[prediction.predicted()]++;
        observed += weights.of(prediction.truth() - prediction.predicted());
      }
      double expected = 0;
      for (int truth = 0; truth < count; truth++) {
        for (int claim = 0; claim < count; claim++) {
          expected += weights.of(truth - claim) * truths[truth] * claims[claim];
        }
      }
      return 1 - observed * predictions.samples().size() / expected;
    }
  }

  @Override
  public String name() {
    return "cohen-kappa";
  }

  @Override
  public String summary() {
    return "Agreement of truth and prediction beyond chance";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public PredictionMetric create(Config config) {
    return new Kappa(config.weights());
  }
}
