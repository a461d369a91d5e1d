package org.isomer.eval.evaluation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isomer.cli.spi.Console;
import org.isomer.reports.record.Interval;
import org.isomer.reports.record.Metric;
import org.isomer.reports.record.Scale;
import org.isomer.reports.record.Scores;
import org.junit.jupiter.api.Test;

class FewSamplesTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final FewSamples few = new FewSamples(Console.plain(printed));

  private static Metric metric(String method, long samples) {
    Interval interval = new Interval(0.4, 0.6, 0.95, method);
    return new Metric(0.5, Scale.SHARE, Optional.of(interval), samples);
  }

  private Optional<String> doubt(Metric first, Metric second) {
    Map<String, Metric> metrics = new LinkedHashMap<>();
    metrics.put("AP", first);
    metrics.put("AP50", second);
    return few.doubt("Cells", new Scores("COCO", "AP", metrics, List.of(), List.of(), List.of()));
  }

  @Test
  void resamplesOfFewAreDoubtful() {
    String method = "expanded BCa bootstrap, 2000 resamples";
    assertThat(doubt(metric(method, 8), metric(method, 8))).isEmpty();
    assertThat(printed.toString(UTF_8)).isEmpty();

    String doubt =
        "Cells: AP50 is measured on 2 samples: the interval is too narrow, as any that resamples fewer than 8. Score more.";
    assertThat(doubt(metric(method, 7), metric(method, 2))).hasValue(doubt);
    assertThat(doubt(metric(method, 7), metric(method, 2))).hasValue(doubt);
    assertThat(printed.toString(UTF_8).replaceAll("\\s+", " "))
        .isEqualTo("warning: " + doubt + " ");
  }

  @Test
  void whatIsNotResampledHoldsForAnyNumber() {
    assertThat(doubt(metric("Wilson", 2), metric("Wilson", 1))).isEmpty();
    Metric none = new Metric(0.5, Scale.SHARE, Optional.empty(), 1);
    assertThat(doubt(none, none)).isEmpty();
  }
}
