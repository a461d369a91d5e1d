package org.isomer.eval.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.isomer.modality.series.Series;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Examples;
import org.isomer.spi.LongSeries;
import org.isomer.spi.Split;
import org.junit.jupiter.api.Test;

class TimelineTest {
  private static LongSeries counting(String id, int length) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = i;
    }
    return new LongSeries(id, values, 1, Optional.empty());
  }

  private static List<Moment> moments(int recording, int from, int to) {
    return IntStream.range(from, to).mapToObj(at -> new Moment(recording, at)).toList();
  }

  /** Of 50 moments 30 train, 10 choose and 10 are scored. */
  @Test
  void whatIsToBeForecastLiesInItsPart() {
    Timeline timeline = RecordedCases.timeline(counting("a", 50));

    assertThat(timeline.ends(Split.TRAIN, 4, 1)).isEqualTo(moments(0, 5, 26));
    assertThat(timeline.ends(Split.VALIDATION, 4, 1)).isEqualTo(moments(0, 29, 36));
    assertThat(timeline.ends(Split.TEST, 4, 1)).isEqualTo(moments(0, 39, 46));
  }

  /** 0.29 · 100 and (0.29 + 0.28) · 100 are a little less than 29 and 57 in double precision. */
  @Test
  void aShareThatIsAWholeNumberLosesNoMoment() {
    Timeline timeline = RecordedCases.timeline(.29, .28, counting("a", 100));

    assertThat(timeline.moments(Split.TRAIN)).hasSize(29);
    assertThat(timeline.moments(Split.VALIDATION)).hasSize(28);
  }

  @Test
  void everyMomentOfAPartEndsOneWindow() {
    Timeline timeline = RecordedCases.timeline(counting("a", 50), counting("b", 20));

    assertThat(timeline.ends(Split.TEST, 0, 1))
        .containsAll(moments(0, 40, 50))
        .containsAll(moments(1, 16, 20))
        .hasSize(14);
    assertThat(timeline.ends(Split.TRAIN, 0, 7))
        .containsExactly(
            new Moment(0, 5),
            new Moment(0, 12),
            new Moment(0, 19),
            new Moment(0, 26),
            new Moment(1, 5));
    assertThat(timeline.id(new Moment(1, 16))).isEqualTo("b/17");
  }

  /** The mean of 0 to 29 is 14.5, and their variance 899/12. */
  @Test
  void normalisesByTheTrainingPartAlone() {
    Timeline timeline = RecordedCases.timeline(counting("a", 50));
    Examples windows = timeline.windows(List.of(new Moment(0, 49)));
    Series window = (Series) windows.buffer();
    windows.read(0, window);

    assertThat(window.length()).isEqualTo(6);
    assertThat(window.values()[5]).isEqualTo((float) ((49 - 14.5) / Math.sqrt(899 / 12.0)));
    assertThat(timeline.numbers(List.of(new Moment(0, 49))).rows()[0])
        .containsExactly(window.values());
  }

  /** Flat where it trains at a height of its own in each recording, and not where it is scored. */
  @Test
  void knowsChannelsThatHoldOneValue() {
    float[] flat = new float[50];
    float[] higher = new float[50];
    Arrays.fill(higher, 3);
    higher[45] = 4;
    Timeline timeline =
        RecordedCases.timeline(
            new LongSeries("a", flat, 1, Optional.empty()),
            new LongSeries("b", higher, 1, Optional.empty()));

    assertThat(timeline.constant(Split.TRAIN)).containsExactly(1);
    assertThat(timeline.constant(Split.TEST)).isEmpty();
  }

  @Test
  void theCutIsThatOfTheReference() throws IOException {
    RecordedCases cases = RecordedCases.read();
    List<Split> parts = List.of(Split.TRAIN, Split.VALIDATION, Split.TEST);
    for (int i = 0; i < parts.size(); i++) {
      int[] expected =
          Arrays.stream(RecordedCases.numbers(cases.all().get("recording").get("ends").get(i)))
              .mapToInt(end -> (int) end)
              .toArray();
      assertThat(
              cases.timeline().ends(parts.get(i), 4, 1).stream()
                  .mapToInt(Moment::position)
                  .toArray())
          .containsExactly(expected);
    }
  }

  @Test
  void refusesPartsThatAreTooShort() {
    assertThatThrownBy(() -> RecordedCases.timeline(counting("a", 20)).ends(Split.VALIDATION, 5, 1))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "task/given: given, a: its validation part has 4 moments, too few for a window of 6 and the 5 moments to forecast. Give a smaller window, or longer recordings.");
  }
}
