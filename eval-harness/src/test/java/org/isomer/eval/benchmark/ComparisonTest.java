package org.isomer.eval.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.isomer.eval.benchmark.BenchmarkFile.Published;
import org.isomer.eval.benchmark.Comparison.Verdict;
import org.isomer.reports.record.Metric;
import org.isomer.reports.record.Scale;
import org.isomer.spi.BadInputException;
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
  void theIntervalOfSharesEndsAtAllOfThem() {
    assertThat(of(95, 90.0, 98.0).interval().orElseThrow().high()).isEqualTo(100);
  }

  @Test
  void shardsShareTheSeeds() {
    List<Long> seeds = List.of(0L, 1L, 2L, 3L, 4L);

    assertThat(Shard.WHOLE.of(seeds)).isEqualTo(seeds);
    assertThat(Shard.parse("1/2").of(seeds)).containsExactly(0L, 2L, 4L);
    assertThat(Shard.parse("2/2").of(seeds)).containsExactly(1L, 3L);
    assertThat(Shard.parse("9/9").of(seeds)).isEmpty();
    for (String wrong : List.of("0/2", "3/2", "2", "a/b", "1/0")) {
      assertThatThrownBy(() -> Shard.parse(wrong))
          .isInstanceOf(BadInputException.class)
          .hasMessage(
              "--shard "
                  + wrong
                  + ": must be i/n with 1 <= i <= n, such as 2/3 for the second of three machines.");
    }
  }
}
