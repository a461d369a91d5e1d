package org.example.frameworks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.isomer.contract.Contracts;
import org.isomer.contract.LossTrial;
import org.isomer.contract.NotExaminedException;
import org.isomer.contract.Rule;
import org.isomer.spi.Embeddings;
import org.isomer.spi.Loss;
import org.isomer.spi.LossTerms;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.family.TFloating;

class TicoTest {
  private static final CovarianceContrast CONTRAST = new CovarianceContrast(20, 0.9);

  /** A test for each rule that a plugin of this kind has to keep. */
  @TestFactory
  Stream<DynamicTest> keepsItsContract() {
    return Contracts.of(new Tico()).stream()
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

  /** Queries on the axes, and keys that are 1 and 0.6 away: C = 0.9 I/2 + 0.1 I/2 = I/2. */
  @Test
  void hasTheValueOfItsDefinition() {
    double[][] queries = {{2, 0}, {0, 1}};
    double[][] keys = {{0, 1}, {3, 4}};
    LossTrial.Value value = LossTrial.of(new AfterTheAxes(), queries, keys).evaluate();
    assertEquals(1 - 0.4, value.parts().get("invariance"), 1e-12);
    assertEquals(0.5, value.parts().get("covariance-contrast"), 1e-12);
    assertEquals(0.6 + 20 * 0.5, value.total(), 1e-12);
  }

  @Test
  void hasTheGradientOfCentralDifferences() {
    double[][] queries = {{1, 0.3}, {-0.4, 1}, {0.5, 0.5}};
    double[][] keys = {{0.8, 0.5}, {0.1, 1}, {-1, 0.2}};
    double[][] gradient =
        LossTrial.of(new AfterTheAxes(), queries, keys).evaluate().gradients().get(0);
    for (int i = 0; i < queries.length; i++) {
      for (int j = 0; j < 2; j++) {
        double at = queries[i][j];
        queries[i][j] = at + 1e-5;
        double above = LossTrial.of(new AfterTheAxes(), queries, keys).value();
        queries[i][j] = at - 1e-5;
        double below = LossTrial.of(new AfterTheAxes(), queries, keys).value();
        queries[i][j] = at;
        assertEquals((above - below) / 2e-5, gradient[i][j], 1e-8);
      }
    }
  }

  /** With a past in which embeddings lay on both axes of a plane. */
  private record AfterTheAxes() implements Loss {
    @Override
    public <T extends TFloating> LossTerms<T> apply(Ops tf, Embeddings<T> embeddings) {
      Operand<T> past =
          tf.dtypes.cast(
              tf.constant(new double[][] {{0.5, 0}, {0, 0.5}}), embeddings.queries().type());
      Operand<T> covariance = CONTRAST.covariance(tf, embeddings.queries(), past);
      return CONTRAST.terms(tf, embeddings.queries(), embeddings.keys(), covariance);
    }
  }
}
