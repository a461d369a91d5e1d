package org.isomer.eval.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Arrays;
import org.isomer.eval.recording.RecordedCases;
import org.isomer.eval.recording.Timeline;
import org.isomer.spi.Split;
import org.junit.jupiter.api.Test;

/** Against scikit-learn's Ridge, recorded. */
class RidgeForecastTest {
  private static final int LENGTH = 4;
  private static final int SEASON = 3;

  private final JsonNode expected;
  private final Timeline timeline;

  RidgeForecastTest() throws IOException {
    RecordedCases cases = RecordedCases.read();
    expected = cases.all().get("recording");
    timeline = cases.timeline();
  }

  private Horizon part(Split split) {
    return new Horizon(timeline, timeline.ends(split, LENGTH, 1), LENGTH);
  }

  private Errors[] errors(RidgeForecast.Fitted fitted, Horizon part) {
    return fitted.errors(timeline.numbers(part.ends()), part);
  }

  @Test
  void forecastsAsScikitLearnDoes() {
    Horizon train = part(Split.TRAIN);
    RidgeForecast ridge = RidgeForecast.of(timeline.numbers(train.ends()), train);
    for (double alpha : new double[] {0.1, 1, 10, 100}) {
      JsonNode each = expected.get("errors").get(Double.toString(alpha));
      RidgeForecast.Fitted fitted = ridge.fit(alpha);

      assertThat(
              Arrays.stream(errors(fitted, part(Split.VALIDATION)))
                  .mapToDouble(Errors::squared)
                  .average()
                  .orElseThrow())
          .isCloseTo(each.get("validation").asDouble(), within(1e-9));
      Errors[] test = errors(fitted, part(Split.TEST));
      assertThat(Arrays.stream(test).mapToDouble(Errors::squared).toArray())
          .containsExactly(RecordedCases.numbers(each.get("squared")), within(1e-9));
      assertThat(Arrays.stream(test).mapToDouble(Errors::absolute).toArray())
          .containsExactly(RecordedCases.numbers(each.get("absolute")), within(1e-9));
    }
  }

  @Test
  void theNaiveForecastRepeatsTheLastSeason() {
    Horizon test = part(Split.TEST);
    double[] errors = new double[test.size()];
    Arrays.setAll(errors, i -> Errors.of(test.truth(i), test.naive(i, SEASON)).squared());

    assertThat(errors).containsExactly(RecordedCases.numbers(expected.get("naive")), within(1e-9));
  }
}
