package org.isomer.eval.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.isomer.eval.recording.Moment;
import org.isomer.eval.recording.RecordedCases;
import org.isomer.eval.recording.Timeline;
import org.isomer.spi.Split;
import org.junit.jupiter.api.Test;

/** Against NumPy and scikit-learn's neighbours, recorded. */
class MomentScoresTest {
  private final JsonNode expected;
  private final Timeline timeline;

  MomentScoresTest() throws IOException {
    RecordedCases cases = RecordedCases.read();
    expected = cases.all().get("recording");
    timeline = cases.timeline();
  }

  @Test
  void distancesAreThoseOfTheFiveNearestTrainingWindows() {
    DistanceToTrain distance =
        new DistanceToTrain(timeline.numbers(timeline.ends(Split.TRAIN, 0, 1)), 5);

    assertThat(distance.of(timeline.numbers(timeline.ends(Split.TEST, 0, 1))))
        .containsExactly(RecordedCases.numbers(expected.get("distances")), within(1e-9));
  }

  @Test
  void movingScoresLookBackOneWindow() {
    MovingScore moving = new MovingScore(timeline, RecordedCases.WINDOW);
    List<Moment> moments = timeline.ends(Split.TEST, 0, 1);

    assertThat(moments.stream().mapToDouble(moving::of).toArray())
        .containsExactly(RecordedCases.numbers(expected.get("moving")), within(1e-9));
  }

  @Test
  void fewerTrainingWindowsThanNeighboursAreAllTaken() {
    List<Moment> first = timeline.ends(Split.TRAIN, 0, 1).subList(0, 2);
    List<Moment> test = timeline.ends(Split.TEST, 0, 1);

    assertThat(new DistanceToTrain(timeline.numbers(first), 9).of(timeline.numbers(test)))
        .isEqualTo(new DistanceToTrain(timeline.numbers(first), 2).of(timeline.numbers(test)));
  }
}
