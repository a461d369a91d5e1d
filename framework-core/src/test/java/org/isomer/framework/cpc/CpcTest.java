package org.isomer.framework.cpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.isomer.framework.PaddedSeries;
import org.isomer.graph.LayerBench;
import org.isomer.graph.Net;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Instances;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** CPC as a whole, against values that src/test/python/future_contrast.py prints. */
class CpcTest {
  private static LayerBench bench(int steps, int every, float padding) {
    return PaddedSeries.bench(net -> loss(net, new Cpc.Config(steps, 4, every)), padding);
  }

  private static Operand<TFloat32> loss(Net net, Cpc.Config config) {
    Instances instances =
        new Instances(
            List.of(PaddedSeries.input(net, "x")),
            net.tf().constant(new int[PaddedSeries.BATCH]),
            0,
            1);
    return new Cpc().create(config).build(net, PaddedSeries.AS_IT_IS, instances).loss();
  }

  @ParameterizedTest
  @CsvSource({"2, 1, 1.08473805", "2, 2, 1.12722244", "3, 2, 1.13636548"})
  void equalsPyTorchOnSeriesWithoutPadding(int steps, int every, float expected) {
    try (LayerBench bench = bench(steps, every, 0)) {
      assertThat(bench.output()).containsExactly(new float[] {expected}, within(2e-6f));
    }
  }

  @ParameterizedTest
  @CsvSource({"2, 1", "2, 2"})
  void hasTheGradientOfCentralDifferences(int steps, int every) {
    try (LayerBench bench = bench(steps, every, 0)) {
      bench.assertGradients(0x1p-7f, 5e-4);
    }
  }

  @ParameterizedTest
  @CsvSource({"2, 1", "2, 2"})
  void paddingNeverLeaks(int steps, int every) {
    try (LayerBench clean = bench(steps, every, 0);
        LayerBench soiled = bench(steps, every, 100)) {
      assertThat(soiled.output()).containsExactly(clean.output());
      Map<String, float[]> gradients = clean.gradients();
      soiled
          .gradients()
          .forEach(
              (name, gradient) ->
                  assertThat(gradient).as(name).containsExactly(gradients.get(name)));
      float[] toSeries = gradients.get("series.x");
      for (int i = 0; i < toSeries.length; i++) {
        if (PaddedSeries.isPadding(i)) {
          assertThat(toSeries[i]).isZero();
        }
      }
    }
  }

  @Test
  void tooFewVectorsAreRefused() {
    assertThatThrownBy(() -> bench(3, 3, 0))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "framework: cpc predicts 3 vectors to come and reads at most 512 one after the other, and there are 2. Choose other steps or another every.");
  }
}
