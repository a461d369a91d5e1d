package org.isomer.eval.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.isomer.reports.record.Interval;
import org.isomer.reports.record.Metric;
import org.isomer.reports.record.Scale;
import org.junit.jupiter.api.Test;

class ScoreComparisonTest {
  private static final String STUDENT = "Student t over 3 seeds";

  private static List<String> found(double low, double high, String method) {
    Differences differences = new Differences();
    new ScoreComparison(true, differences)
        .metric(
            "accuracy",
            new Metric(0.987, Scale.SHARE, Optional.of(new Interval(low, high, 0.95, method)), 9),
            new Metric(0.987, Scale.SHARE, Optional.empty(), 9));
    return differences.all();
  }

  @Test
  void anIntervalOfEqualTriesIsAsEarlierVersionsGaveIt() {
    assertThat(found(0.987, 0.987, STUDENT)).isEmpty();
    assertThat(found(0.9, 0.99, STUDENT)).singleElement().asString().contains("accuracy, interval");
    assertThat(found(0.987, 0.987, "Wilson")).hasSize(1);
  }
}
