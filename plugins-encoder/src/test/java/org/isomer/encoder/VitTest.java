package org.isomer.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.isomer.graph.Role;
import org.isomer.graph.Variable;
import org.isomer.random.CounterRandom;
import org.isomer.spi.BadInputException;
import org.isomer.spi.EncoderPlugin;
import org.isomer.spi.Input;
import org.isomer.train.engine.MemoryNeed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.ndarray.Shape;

class VitTest {
  private static final VitConfig CLS = new VitConfig(16, Pooling.CLS);

  static Stream<Arguments> parameters() {
    return Stream.of(
        Arguments.of(new VitTiny(), 5_524_416),
        Arguments.of(new VitSmall(), 21_665_664),
        Arguments.of(new VitBase(), 85_798_656));
  }

  @ParameterizedTest
  @MethodSource("parameters")
  void hasTimmsParameters(EncoderPlugin<VitConfig> plugin, int n) {
    assertThat(MemoryNeed.of(variables(plugin, CLS, 224), 0, 0).parameters()).isEqualTo(n);
  }

  @Test
  void theFinalNormalisationFollowsThePooling() {
    assertThat(variables(new VitTiny(), CLS, 32))
        .extracting(Variable::name)
        .contains("norm.weight", "norm.bias")
        .noneMatch(name -> name.startsWith("fc_norm"));
    assertThat(variables(new VitTiny(), new VitConfig(16, Pooling.MEAN), 32))
        .extracting(Variable::name)
        .contains("fc_norm.weight", "fc_norm.bias")
        .noneMatch(name -> name.startsWith("norm."));
  }

  /** As MAE's fine-tuning and timm's {@code group_matcher} count them. */
  @Test
  void itsLayersAreWhatEmbedsAndTheBlocks() {
    List<List<String>> layers = new VitTiny().create(CLS).layers();
    assertThat(layers).hasSize(13).startsWith(List.of("cls_token", "pos_embed", "patch_embed"));
    assertThat(layers.get(12)).containsExactly("blocks.11");
  }

  @Test
  void startsAsTimmDoes() {
    for (Variable variable : variables(new VitTiny(), CLS, 224)) {
      double expected;
      if (variable.name().matches("blocks\\.(?!0).*")) {
        continue;
      } else if (variable.name().equals("patch_embed.proj.weight")
          || variable.name().equals("patch_embed.proj.bias")) {
        expected = 1 / Math.sqrt(3 * 16 * 16 * 3);
      } else if (variable.name().equals("cls_token")) {
        expected = 1e-6;
      } else if (variable.name().equals("pos_embed") || variable.role() == Role.WEIGHT) {
        expected = 0.02;
      } else {
        expected = variable.name().matches(".*norm\\d?\\.weight") ? 1 : 0;
      }
      assertThat(rootMeanSquare(variable))
          .as(variable.name())
          .isCloseTo(expected, within(0.15 * expected));
    }
  }

  @Test
  void positionsAndClassTokenAreNotDecayed() {
    assertThat(variables(new VitTiny(), CLS, 32))
        .filteredOn(variable -> List.of("cls_token", "pos_embed").contains(variable.name()))
        .extracting(Variable::role)
        .containsExactly(Role.BIAS, Role.BIAS);
  }

  @Test
  void refusesImagesThatPatchesDoNotCover() {
    assertThatThrownBy(() -> variables(new VitTiny(), CLS, 28))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "Images of 28 × 28 pixels cannot be cut into patches of 16 × 16. Choose a patch-size"
                + " that divides both sides, or another size of images.");
  }

  private static List<Variable> variables(
      EncoderPlugin<VitConfig> plugin, VitConfig config, int size) {
    return NetworkBench.variables(
        (net, input) -> plugin.create(config).encode(net, Input.ofImages(input)).pooled(),
        Shape.of(-1, size, size, 3));
  }

  private static double rootMeanSquare(Variable variable) {
    float[] values = new float[variable.size()];
    CounterRandom random = CounterRandom.of(1, variable.name());
    variable.initializer().fill(values, variable.shape(), random);
    double squares = 0;
    for (float value : values) {
      squares += (double) value * value;
    }
    return Math.sqrt(squares / values.length);
  }
}
