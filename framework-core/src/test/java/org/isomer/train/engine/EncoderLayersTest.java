package org.isomer.train.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.isomer.graph.Initializer;
import org.isomer.graph.Net;
import org.isomer.graph.Phase;
import org.isomer.graph.Precision;
import org.isomer.graph.Role;
import org.isomer.graph.Variable;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Encoder;
import org.isomer.spi.Features;
import org.isomer.spi.Input;
import org.isomer.spi.OptimizerAdditions;
import org.isomer.train.optimizer.Sgd;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.ndarray.Shape;

/** Which factor each variable's learning rate has. */
class EncoderLayersTest {
  /** An encoder that says its layers, or leaves it. */
  private record Named(List<List<String>> layers) implements Encoder {
    @Override
    public Features encode(Net net, Input input) {
      throw new IllegalStateException("nothing is built");
    }

    @Override
    public int dim() {
      return 1;
    }
  }

  private static List<Variable> variables(String... names) {
    try (Graph graph = new Graph()) {
      Net net = Net.of(graph, Phase.TRAINING, Precision.FLOAT32);
      Stream.of(names)
          .forEach(name -> net.variable(name, Shape.of(1), Role.WEIGHT, Initializer.constant(0)));
      return net.variables();
    }
  }

  private static Descent descent(double layerDecay, double encoderFactor) {
    return new Descent(
        new OptimizerAdditions(Optional.empty(), Optional.of(layerDecay))
            .addTo(new Sgd().create(new Sgd.Config(0, false, 0, false))),
        Optional.empty(),
        1,
        encoderFactor);
  }

  private static List<Double> factors(Descent descent, Encoder encoder, List<Variable> variables) {
    EncoderLayers layers = EncoderLayers.of(encoder, variables);
    return variables.stream().map(each -> descent.factor(each, layers)).toList();
  }

  /** As MAE's {@code param_groups_lrd} for two blocks: decay³ below them, 1 from the norm on. */
  @Test
  void theFactorIsTheDecayToThePowerOfTheLayersAbove() {
    List<Variable> variables =
        variables(
            "encoder.cls_token",
            "encoder.patch_embed.proj.weight",
            "encoder.blocks.0.norm1.weight",
            "encoder.blocks.1.norm1.weight",
            "encoder.norm.weight",
            "head.weight");
    Encoder encoder =
        new Named(
            List.of(List.of("cls_token", "patch_embed"), List.of("blocks.0"), List.of("blocks.1")));
    assertThat(factors(descent(0.5, 1), encoder, variables))
        .containsExactly(0.125, 0.125, 0.25, 0.5, 1.0, 1.0);
    assertThat(factors(descent(0.5, 0.1), encoder, variables))
        .containsExactly(0.0125, 0.0125, 0.025, 0.05, 0.1, 1.0);
  }

  @Test
  void anEncoderThatSaysNothingHasTheLayersThatItsNamesTell() {
    List<Variable> variables =
        variables(
            "encoder.stem.weight",
            "encoder.stem.bias",
            "encoder.layer1.0.conv.weight",
            "encoder.layer1.10.conv.weight",
            "encoder.layer1.10.conv.bias",
            "encoder.last",
            "projector.0.weight");
    assertThat(factors(descent(0.5, 1), new Named(List.of()), variables))
        .containsExactly(0.0625, 0.0625, 0.125, 0.25, 0.25, 0.5, 1.0);
  }

  @Test
  void withoutADecayAllRatesAreEqual() {
    assertThat(
            factors(
                descent(1, 1), new Named(List.of()), variables("encoder.a.weight", "head.weight")))
        .containsExactly(1.0, 1.0);
  }

  @Test
  void aPartThatIsNotThereIsRefused() {
    List<Variable> variables = variables("encoder.conv1.weight", "encoder.layer1.0.bias");
    EncoderLayers.requireParts(List.of("conv1", "layer1", "layer1.0.bias"), variables);
    assertThatThrownBy(() -> EncoderLayers.requireParts(List.of("layer"), variables))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "optimizer.freeze: the encoder has no part layer; it has conv1, layer1.0. Name one of"
                + " these, or a scope or variable in them.");
  }
}
