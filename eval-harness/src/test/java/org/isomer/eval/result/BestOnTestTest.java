package org.isomer.eval.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.isomer.eval.RecordedNumbers;
import org.isomer.eval.spi.Candidate;
import org.isomer.eval.spi.Classifier;
import org.isomer.eval.spi.Fitted;
import org.isomer.eval.spi.Prediction;
import org.isomer.eval.spi.Selection;
import org.isomer.reports.record.Metric;
import org.isomer.spi.FeatureSet;
import org.junit.jupiter.api.Test;

class BestOnTestTest {
  private static final FeatureSet TEST = RecordedNumbers.examples(75, 90);

  @Test
  void takesTheBestCandidateWhateverWasChosen() {
    Selection selection = Selection.best(List.of(candidate(.9), candidate(.8)));
    Classifier wrong = features -> always(3);
    Classifier zero = features -> always(0);
    double zeros =
        (double) IntStream.of(TEST.labels()).filter(label -> label == 0).count() / TEST.size();

    Metric best = BestOnTest.of(new Fitted(List.of(wrong, zero), selection), TEST);

    assertThat(best.value()).isEqualTo(zeros).isGreaterThan(0);
    assertThat(best.interval()).isEmpty();
    assertThat(BestOnTest.NAME).isEqualTo("best-on-test accuracy");
  }

  @Test
  void thereIsAClassifierForEachCandidate() {
    assertThatThrownBy(() -> new Fitted(List.of(), Selection.best(List.of(candidate(.5)))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("0 classifiers for 1 candidates");
  }

  private static Candidate candidate(double accuracy) {
    return new Candidate(Map.of(), accuracy);
  }

  private static List<Prediction> always(int label) {
    return Collections.nCopies(TEST.size(), new Prediction(List.of(label), 1));
  }
}
