package org.isomer.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.isomer.graph.Variable;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Encoder;
import org.isomer.spi.Input;
import org.junit.jupiter.api.Test;
import org.tensorflow.ndarray.Shape;

class ConvNetTest {
  private static Encoder encoder(List<Integer> widths, List<Integer> strides, int pool) {
    return new ConvNet().create(new ConvNet.Config(widths, strides, pool));
  }

  private static List<Variable> variables(Encoder encoder, int size) {
    return NetworkBench.variables(
        (net, input) -> encoder.encode(net, Input.ofImages(input)).pooled(),
        Shape.of(-1, size, size, 1));
  }

  @Test
  void hasOneConvolutionAndOneNormalisationInEachBlock() {
    assertThat(variables(encoder(List.of(32, 64, 128), List.of(1, 2, 2), 2), 28))
        .extracting(variable -> variable.name() + " " + variable.shape())
        .startsWith(
            "blocks.0.conv.weight [3, 3, 1, 32]",
            "blocks.0.bn.weight [32]",
            "blocks.0.bn.bias [32]",
            "blocks.0.bn.running_mean [32]",
            "blocks.0.bn.running_var [32]",
            "blocks.1.conv.weight [3, 3, 32, 64]")
        .hasSize(15);
  }

  @Test
  void featuresHaveTheChannelsOfEachCell() {
    assertThat(encoder(List.of(4, 8), List.of(1, 2), 1).dim()).isEqualTo(8);
    assertThat(encoder(List.of(4, 8), List.of(1, 2), 2).dim()).isEqualTo(32);
  }

  @Test
  void refusesListsOfDifferentLengths() {
    assertThatThrownBy(() -> encoder(List.of(32, 64), List.of(1, 2, 2), 1))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "encoder convnet: widths [32, 64] and strides [1, 2, 2] must have one number for each"
                + " block");
    assertThatThrownBy(() -> encoder(List.of(), List.of(), 1))
        .isInstanceOf(BadInputException.class);
  }

  @Test
  void refusesMoreCellsThanPixels() {
    assertThatThrownBy(() -> variables(encoder(List.of(4, 8), List.of(4, 4), 2), 16))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "encoder convnet: pool 2 asks for more cells than the last feature map of 1 × 1 has;"
                + " use smaller strides");
  }
}
