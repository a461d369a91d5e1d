package org.example.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.example.metrics.Jaccard.Average;
import org.isomer.contract.Contracts;
import org.isomer.contract.NotExaminedException;
import org.isomer.contract.Rule;
import org.isomer.reports.record.Prediction;
import org.isomer.reports.record.Predictions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class JaccardTest {
  /** A test for each rule that a plugin of this kind has to keep. */
  @TestFactory
  Stream<DynamicTest> keepsItsContract() {
    return Contracts.of(new Jaccard()).stream()
        .map(rule -> DynamicTest.dynamicTest(rule.promise(), () -> keeps(rule)));
  }

  /** What cannot be tried counts as skipped; the message says what another test has to try. */
  private static void keeps(Rule rule) throws Exception {
    try {
      rule.check().run();
    } catch (NotExaminedException e) {
      Assumptions.abort(e.getMessage());
    }
  }

  /** Class a: 2 of 3, class b: 1 of 3, class c: 0 of 1; no sample is of class d or taken for it. */
  @Test
  void countsWhatIsOfAClassOrTakenForIt() {
    int[] truth = {0, 0, 1, 1, 2};
    int[] predicted = {0, 0, 1, 0, 1};
    assertEquals((2.0 / 3 + 1.0 / 3 + 0) / 3, value(Average.MACRO, truth, predicted), 1e-12);
    assertEquals((2 * 2.0 / 3 + 2 * 1.0 / 3) / 5, value(Average.WEIGHTED, truth, predicted), 1e-12);
  }

  private static double value(Average average, int[] truth, int[] predicted) {
    List<Prediction> samples =
        IntStream.range(0, truth.length)
            .mapToObj(i -> new Prediction("sample/" + i, truth[i], predicted[i], List.of(), 1))
            .toList();
    return new Jaccard()
        .create(new Jaccard.Config(average))
        .of(List.of("a", "b", "c", "d"), Predictions.classes(samples));
  }
}
