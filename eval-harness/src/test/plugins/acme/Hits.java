package acme;

import java.util.List;
import org.isomer.eval.spi.MetricPlugin;
import org.isomer.eval.spi.PredictionMetric;
import org.isomer.reports.record.PredictionKind;
import org.isomer.reports.record.Predictions;
import org.isomer.reports.record.Scale;

/** The share of right predictions. */
public final class Hits extends Part<PredictionMetric> implements MetricPlugin<Part.None> {
  public Hits() {
    super("hits");
  }

  @Override
  public PredictionMetric create(None none) {
    return new PredictionMetric() {
      @Override
      public String title() {
        return "hits";
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
        return predictions.classes().stream()
            .mapToDouble(each -> each.correct() ? 1 : 0)
            .average()
            .orElseThrow();
      }
    };
  }
}
