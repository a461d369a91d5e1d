package org.isomer.framework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.isomer.framework.byol.Byol;
import org.isomer.framework.mocov3.MocoV3;
import org.isomer.framework.simsiam.SimSiam;
import org.isomer.spi.Embeddings;
import org.isomer.spi.Framework;
import org.isomer.spi.Loss;
import org.isomer.spi.Projector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** The frameworks with a predictor: which view predicts which, and what is reported. */
class PredictingFrameworksTest {
  private static final Projector IDENTITY = (net, features) -> features;
  private static final Projector DOUBLING =
      (net, embeddings) -> net.tf().math.mul(embeddings, net.tf().constant(2f));

  /**
   * A way to make a framework.
   *
   * @param ways 2 if the losses both ways are added, 1 if they are averaged
   */
  private record Case(String name, double ways) {
    Framework framework(Loss loss) {
      return switch (name) {
        case "byol" ->
            new Byol()
                .create(
                    new Byol.Config(
                        Fixed.choice(IDENTITY),
                        Fixed.choice(DOUBLING),
                        Fixed.choice(loss),
                        0.9,
                        1));
        case "moco-v3" ->
            new MocoV3()
                .create(
                    new MocoV3.Config(
                        Fixed.choice(IDENTITY),
                        Fixed.choice(DOUBLING),
                        Fixed.choice(loss),
                        0.9,
                        1));
        default ->
            new SimSiam()
                .create(
                    new SimSiam.Config(
                        Fixed.choice(IDENTITY), Fixed.choice(DOUBLING), Fixed.choice(loss)));
      };
    }
  }

  private static Stream<Case> cases() {
    return Stream.of(new Case("byol", 2), new Case("moco-v3", 2), new Case("simsiam", 1));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void eachViewPredictsTheOtherAndOnlyThePredictionLearns(Case method) {
    RecordingLoss loss = new RecordingLoss();
    try (StepBench bench = new StepBench(method.framework(loss), StepBench.NORMALISED, 2, 1)) {
      assertThat(loss.asked()).hasSize(2);
      Embeddings<TFloat32> forth = loss.asked().get(0);
      Embeddings<TFloat32> back = loss.asked().get(1);
      assertThat(forth.keys().op().type()).isEqualTo("StopGradient");
      assertThat(back.keys().op().type()).isEqualTo("StopGradient");
      List<Operand<TFloat32>> reported = bench.objective().embeddings();
      List<float[]> values =
          bench.step(
              new float[] {1, 2},
              new float[] {4, 3},
              List.of(
                  forth.queries(),
                  forth.keys(),
                  back.queries(),
                  back.keys(),
                  reported.get(0),
                  reported.get(1),
                  bench.objective().loss()));
      float[][] expected = {{-2, 2}, {1, -1}, {2, -2}, {-1, 1}, {-1, 1}, {1, -1}};
      for (int i = 0; i < expected.length; i++) {
        assertThat(values.get(i)).containsExactly(expected[i], within(1e-4f));
      }
      assertThat(values.get(6)[0]).isCloseTo((float) (-2 * method.ways()), within(1e-3f));
      assertThat(bench.objective().collapsed()).hasValue(3 * method.ways());
    }
  }
}
