package org.isomer.eval.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.stream.Stream;
import org.isomer.eval.benchmark.BenchmarkFile.Published;
import org.isomer.eval.benchmark.Comparison.Verdict;
import org.isomer.reports.record.Metric;
import org.isomer.reports.record.Scale;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static Comparison of(double published, Double... measured) {
    return new Comparison(
        new Published("knn", "", published, 1, "a paper", ""),
        Stream.of(measured)
            .map(value -> new Metric(value / 100, Scale.SHARE, Optional.empty(), 10))
            .toList(),
        3);
  }

  @Test
  void isReproducedWithinTheTolerance() {
    assertThat(of(84.5, 84.0, 85.0, 86.0).verdict()).isEqualTo(Verdict.REPRODUCED);
    assertThat(of(84.0, 84.0, 85.0, 86.0).verdict()).isEqualTo(Verdict.REPRODUCED);
    assertThat(of(84.5, 84.0, 85.0, 86.0).words()).isEqualTo("reproduced, within 1.0 points");
  }

  @Test
  void saysInWhichDirectionItDiffers() {
    assertThat(of(90, 84.0, 85.0, 86.0).words()).isEqualTo("lower by 5.0 points (1.0 allowed)");
    assertThat(of(80, 84.0, 85.0, 86.0).words()).isEqualTo("higher by 5.0 points (1.0 allowed)");
  }

  @Test
  void judgesNothingBeforeAllSeedsAreDone() {
    assertThat(of(85).verdict()).isEqualTo(Verdict.NOT_MEASURED);
    assertThat(of(85).mean()).isNaN();
    assertThat(of(85, 85.0).words()).isEqualTo("1 of 3 seeds are done");
    assertThat(of(85, 85.0).interval()).isEmpty();
  }

  @Test
  void theIntervalIsStudents() {
    // 85 ± 4.302653 · 1 / √3
    assertThat(of(85, 84.0, 85.0, 86.0).interval().orElseThrow().low())
        .isCloseTo(85 - 2.484138, within(1e-5));
  }

  @Test
  void seedsThatAgreeHaveNoInterval() {
    assertThat(of(100, 100.0, 100.0).interval()).isEmpty();
  }

  @Test
  void theIntervalOfSharesEndsAtAllOfThem() {
    assertThat(of(95, 90.0, 98.0).interval().orElseThrow().high()).isEqualTo(100);
  }
}
