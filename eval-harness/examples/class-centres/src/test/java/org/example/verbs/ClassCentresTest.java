package org.example.verbs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.isomer.contract.Contracts;
import org.isomer.contract.NotExaminedException;
import org.isomer.contract.Rule;
import org.isomer.spi.FeatureMatrix;
import org.isomer.spi.FeatureSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ClassCentresTest {
  private static final FeatureSet FEATURES =
      new FeatureSet(
          new FeatureMatrix(new float[][] {{2, 0}, {1, 0}, {1, 1}, {3, 3}, {0, 1}}),
          new int[] {0, 0, 1, 1, 2},
          List.of("a", "b", "c", "d", "e"));

  /** A test for each rule that a plugin of this kind has to keep. */
  @TestFactory
  Stream<DynamicTest> keepsItsContract() {
    return Contracts.of(new ClassCentres()).stream()
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

  @Test
  void findsTheNearestClass() {
    Centres centres = Centres.of(FEATURES, 3);
    assertEquals(1, centres.nearestOther(0));
    assertEquals(Math.sqrt(0.5), centres.cosine(0, 1), 1e-12);
    assertEquals(0, centres.cosine(0, 2), 1e-12);
  }

  @Test
  void countsExamplesNearTheirCentre() {
    FeatureSet others =
        new FeatureSet(
            new FeatureMatrix(new float[][] {{1, 0.1f}, {0.1f, 1}, {0, 1}}),
            new int[] {0, 0, 2},
            List.of("f", "g", "h"));
    assertArrayEquals(
        new double[] {0.5, Double.NaN, 1}, Centres.of(FEATURES, 3).nearestIsOwn(others));
  }
}
