package org.isomer.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.isomer.graph.Variable;
import org.isomer.random.CounterRandom;
import org.isomer.spi.Projector;
import org.junit.jupiter.api.Test;
import org.tensorflow.ndarray.Shape;

class ProjectorTest {
  private static Projector mlp(List<Integer> hidden, boolean batchNorm, boolean outputBatchNorm) {
    return new MlpProjector()
        .create(new MlpProjector.Config(hidden, 4, batchNorm, outputBatchNorm, true, true));
  }

  private static List<Variable> variables(Projector projector) {
    return NetworkBench.variables(projector::project, Shape.of(-1, 6));
  }

  private static List<String> trained(Projector projector) {
    return variables(projector).stream()
        .filter(variable -> variable.role().trained())
        .map(variable -> variable.name() + " " + variable.shape())
        .toList();
  }

  @Test
  void aLinearProjectorIsOneLayer() {
    assertThat(trained(new LinearProjector().create(new LinearProjector.Config(3))))
        .containsExactly("layers.0.weight [6, 3]", "layers.0.bias [3]");
  }

  @Test
  void normalisedLayersHaveNoBias() {
    assertThat(trained(mlp(List.of(8), true, false)))
        .containsExactly(
            "layers.0.weight [6, 8]",
            "layers.1.weight [8]",
            "layers.1.bias [8]",
            "layers.3.weight [8, 4]",
            "layers.3.bias [4]");
    assertThat(trained(mlp(List.of(8), true, true)))
        .endsWith("layers.3.weight [8, 4]", "layers.4.weight [4]", "layers.4.bias [4]");
    assertThat(trained(mlp(List.of(8), false, false)))
        .containsExactly(
            "layers.0.weight [6, 8]",
            "layers.0.bias [8]",
            "layers.2.weight [8, 4]",
            "layers.2.bias [4]");
  }

  @Test
  void embeddingsMayHaveNeitherGainAndOffsetNorBias() {
    MlpProjector plugin = new MlpProjector();
    Projector plain =
        plugin.create(new MlpProjector.Config(List.of(8), 4, false, true, false, true));
    assertThat(trained(plain)).endsWith("layers.0.bias [8]", "layers.2.weight [8, 4]");
    assertThat(variables(plain))
        .extracting(Variable::name)
        .endsWith("layers.3.running_mean", "layers.3.running_var");
    Projector unbiased =
        plugin.create(new MlpProjector.Config(List.of(8), 4, false, false, true, false));
    assertThat(trained(unbiased)).endsWith("layers.0.bias [8]", "layers.2.weight [8, 4]");
  }

  @Test
  void linearLayersStartWithinOneOverTheRootOfTheirInputs() {
    for (Variable variable : variables(mlp(List.of(400), false, false))) {
      double bound = 1 / Math.sqrt(variable.name().startsWith("layers.0") ? 6 : 400);
      float[] values = new float[variable.size()];
      CounterRandom random = CounterRandom.of(1, variable.name());
      variable.initializer().fill(values, variable.shape(), random);
      double greatest = 0;
      for (float value : values) {
        greatest = Math.max(greatest, Math.abs(value));
      }
      assertThat(greatest).as(variable.name()).isBetween(0.2 * bound, bound);
    }
  }
}
