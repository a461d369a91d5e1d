package org.isomer.eval.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.isomer.duplicate.Duplicate;
import org.isomer.reports.record.ImageBoxes;
import org.isomer.reports.record.Metric;
import org.isomer.reports.record.Overlap;
import org.isomer.reports.record.Prediction;
import org.isomer.reports.record.PredictionKind;
import org.isomer.reports.record.Predictions;
import org.junit.jupiter.api.Test;

class CleanSubsetTest {
  /** Ten examples, of which the even ones are right. */
  private static final List<Prediction> PREDICTIONS =
      IntStream.range(0, 10)
          .mapToObj(i -> new Prediction("e" + i, 0, i % 2, List.of(i % 2), 1))
          .toList();

  @Test
  void leavesOutWhatWasSeen() {
    CleanSubset subset =
        new CleanSubset(
            "photos", 50, List.of(new Duplicate(0, 7, true, 1), new Duplicate(4, 9, false, .95)));

    Predictions marked = subset.marked(Predictions.classes(PREDICTIONS));
    Metric accuracy = CleanSubset.accuracy(marked).orElseThrow();

    assertThat(marked.classes())
        .filteredOn(each -> each.seen().isPresent())
        .extracting(Prediction::id)
        .containsExactly("e0", "e4");

    assertThat(accuracy.value()).isEqualTo(3 / 8.0);
    assertThat(accuracy.samples()).isEqualTo(8);
    assertThat(accuracy.interval()).isPresent();
    assertThat(subset.overlap()).isEqualTo(new Overlap("photos", 50, 1, 1));
  }

  @Test
  void hasNoOtherNumberWhereNothingOrAllWasSeen() {
    assertThat(CleanSubset.accuracy(Predictions.classes(PREDICTIONS))).isEmpty();
    List<Duplicate> all =
        IntStream.range(0, 10).mapToObj(i -> new Duplicate(i, i, true, 1)).toList();
    Predictions marked =
        new CleanSubset("photos", 50, all).marked(Predictions.classes(PREDICTIONS));
    assertThat(CleanSubset.accuracy(marked)).isEmpty();
  }

  @Test
  void ofSeveralTriesItIsTheMean() {
    List<Prediction> wrong =
        PREDICTIONS.stream().map(each -> new Prediction(each.id(), 0, 1, List.of(1), 1)).toList();
    CleanSubset subset = new CleanSubset("photos", 50, List.of(new Duplicate(0, 7, true, 1)));

    Predictions marked = subset.marked(Predictions.ofTries(List.of(PREDICTIONS, wrong)));

    assertThat(marked.tries())
        .allSatisfy(each -> assertThat(each.classes().get(0).seen()).hasValue(true));
    Metric accuracy = CleanSubset.accuracy(marked).orElseThrow();
    assertThat(accuracy.value()).isEqualTo((4 / 9.0 + 0) / 2);
    assertThat(accuracy.samples()).isEqualTo(9);
  }

  @Test
  void whatIsNoClassIsNotMarked() {
    Predictions boxes =
        new Predictions(
            PredictionKind.BOXES, List.of(new ImageBoxes("image", List.of(), List.of())));
    CleanSubset subset = new CleanSubset("photos", 50, List.of(new Duplicate(0, 7, true, 1)));

    assertThat(subset.marked(boxes)).isEqualTo(boxes);
    assertThat(CleanSubset.accuracy(boxes)).isEmpty();
  }
}
