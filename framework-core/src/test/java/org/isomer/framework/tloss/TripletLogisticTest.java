package org.isomer.framework.tloss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.isomer.framework.SequenceLossBench;
import org.isomer.framework.SequenceLossBench.Outcome;
import org.junit.jupiter.api.Test;

/** T-Loss's loss against values that src/test/python/sequence_losses.py prints. */
class TripletLogisticTest {
  private static SequenceLossBench bench(double weight) {
    return new SequenceLossBench(
        "negative-loss",
        (tf, anchors) ->
            new TripletLogistic(weight)
                .apply(
                    tf,
                    anchors,
                    tf.constant(SequenceLossBench.second()),
                    tf.constant(SequenceLossBench.others())));
  }

  @Test
  void equalsTheReferencesValue() {
    Outcome outcome = bench(1).run();
    assertThat(outcome.loss()).isCloseTo(0.9764493793, within(1e-9));
    assertThat(outcome.part()).isCloseTo(0.5812287574, within(1e-9));
    assertThat(outcome.gradient()[0][0]).isCloseTo(-0.002272153, within(1e-8));
    assertThat(bench(2).run().loss()).isCloseTo(1.5576781367, within(1e-9));
  }

  @Test
  void theGradientIsThatOfCentralDifferences() {
    bench(1).assertGradient();
  }
}
