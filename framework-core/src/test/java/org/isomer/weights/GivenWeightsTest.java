package org.isomer.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.AbstractThrowableAssert;
import org.isomer.graph.GraphSession;
import org.isomer.graph.Initializer;
import org.isomer.graph.Net;
import org.isomer.graph.Phase;
import org.isomer.graph.PositionGrid;
import org.isomer.graph.Precision;
import org.isomer.graph.Role;
import org.isomer.graph.Variable;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Graph;
import org.tensorflow.ndarray.Shape;

/** Weights whose layout and prefix are found out. */
class GivenWeightsTest {
  @TempDir private Path folder;

  /** Variables as those of a ResNet of one convolution. */
  private static List<Variable> convolution(int filters) {
    try (Graph graph = new Graph()) {
      Net net = Net.of(graph, Phase.TRAINING, Precision.FLOAT32).scope("encoder");
      Initializer normal = Initializer.normal(1);
      net.scope("conv1").variable("weight", Shape.of(3, 3, 2, filters), Role.WEIGHT, normal);
      net.scope("bn1").variable("weight", Shape.of(filters), Role.NORM, normal);
      net.scope("bn1").variable("running_mean", Shape.of(filters), Role.STATE, normal);
      return net.variables();
    }
  }

  /** Variables as those of a vision transformer without blocks. */
  private static List<Variable> transformer(int side) {
    return transformer(new PositionGrid(1, side, side));
  }

  private static List<Variable> transformer(PositionGrid grid) {
    try (Graph graph = new Graph()) {
      Net net = Net.of(graph, Phase.TRAINING, Precision.FLOAT32).scope("encoder");
      Initializer normal = Initializer.normal(1);
      net.variable("cls_token", Shape.of(1, 1, 4), Role.BIAS, normal);
      net.positions("pos_embed", grid, 4, Role.BIAS, normal);
      return net.variables();
    }
  }

  private static Map<String, Safetensors.Tensor> tensors(Layout layout, List<Variable> variables) {
    return WeightFile.tensors(layout, variables, GraphSession.initialValues(variables, 5));
  }

  private GivenWeights write(Map<String, Safetensors.Tensor> tensors) throws IOException {
    Path file = folder.resolve("weights.safetensors");
    Files.deleteIfExists(file);
    Safetensors.write(file, tensors);
    return new GivenWeights(SafetensorsFile.open(file), file, Optional.empty());
  }

  private static Map<String, Safetensors.Tensor> under(
      Map<String, Safetensors.Tensor> tensors, String... prefixes) {
    Map<String, Safetensors.Tensor> all = new LinkedHashMap<>();
    for (String prefix : prefixes) {
      tensors.forEach((key, tensor) -> all.put(prefix + key, tensor));
    }
    return all;
  }

  private static AbstractThrowableAssert<?, ?> assertRefusal(
      GivenWeights given, List<Variable> variables) {
    return assertThatThrownBy(() -> given.of(variables)).isInstanceOf(BadInputException.class);
  }

  @Test
  void layoutAndPrefixAreFoundAndValuesComeBack() throws IOException {
    List<Variable> variables = convolution(4);
    for (Layout layout : List.of(Layout.ISOMER, Layout.TORCHVISION_RESNET)) {
      for (String prefix : List.of("", "module.", "a.b.")) {
        WeightFile found = write(under(tensors(layout, variables), prefix)).of(variables);
        assertThat(found.layout()).isEqualTo(layout);
        assertThat(found.prefix()).isEqualTo(prefix);
        Map<String, float[]> expected = GraphSession.initialValues(variables, 5);
        found
            .of(variables)
            .forEach((name, values) -> assertThat(values).isEqualTo(expected.get(name)));
      }
    }
  }

  @Test
  void classifiersUnderTheirUsualNamesAreLeftOut() throws IOException {
    List<Variable> variables = convolution(4);
    Map<String, Safetensors.Tensor> tensors = tensors(Layout.TORCHVISION_RESNET, variables);
    tensors.put("fc.weight", new Safetensors.Tensor(List.of(1L), new float[1]));
    assertThat(write(tensors).of(variables).keys(variables))
        .containsExactly("conv1.weight", "bn1.weight", "bn1.running_mean");
  }

  @Test
  void otherPartsAreLeftOutByName() throws IOException {
    List<Variable> variables = convolution(4);
    Map<String, Safetensors.Tensor> tensors = tensors(Layout.TORCHVISION_RESNET, variables);
    tensors.put("projector.0.weight", new Safetensors.Tensor(List.of(1L), new float[1]));
    GivenWeights given = write(tensors);
    assertRefusal(given, variables)
        .hasMessageContaining("all 3 tensors are there, but more of the same network as well")
        .hasMessageEndingWith("\n  projector.0.weight is unexpected");
    assertThat(given.without(List.of("projector")).of(variables).prefix()).isEmpty();
    assertThatThrownBy(() -> given.without(List.of("project")))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            given.path()
                + ": weights-without: nothing in it is called project, but others, such as"
                + " conv1.weight, bn1.weight, bn1.running_mean. Correct the name, or leave it out.");
  }

  @Test
  void ofSeveralNetworksOneHasToBeNamed() throws IOException {
    List<Variable> variables = convolution(4);
    GivenWeights given =
        write(under(tensors(Layout.TORCHVISION_RESNET, variables), "m.encoder_k.", "m.encoder_q."));
    assertRefusal(given, variables)
        .hasMessage(
            given.path()
                + ": several parts of it fit the encoder. Set weights-prefix to one of these:"
                + "\n  m.encoder_q.   # the network that was trained, as MoCo and BYOL publish it"
                + "\n  m.encoder_k.   # its momentum copy, which only training needs");
    GivenWeights chosen =
        new GivenWeights(given.tensors(), given.path(), Optional.of("m.encoder_q."));
    assertThat(chosen.of(variables).keys(variables))
        .allMatch(key -> key.startsWith("m.encoder_q."));
  }

  @Test
  void whatDoesNotFitIsNamed() throws IOException {
    GivenWeights given = write(tensors(Layout.TORCHVISION_RESNET, convolution(4)));
    assertRefusal(given, convolution(5))
        .hasMessageContaining("none of its 3 tensors, such as")
        .hasMessageContaining("but others, such as conv1.weight");
    Map<String, Safetensors.Tensor> lacking = tensors(Layout.TORCHVISION_RESNET, convolution(4));
    lacking.remove("bn1.running_mean");
    assertRefusal(write(lacking), convolution(4))
        .hasMessageContaining(
            "Named as torchvision-resnet, with weights-prefix: '', 2 of 3 tensors fit")
        .hasMessageEndingWith("\n  bn1.running_mean is missing, expected [4]");
    assertRefusal(write(Map.of()), convolution(4)).hasMessageContaining("but is empty");
  }

  /** Sixteen are no four by four here. */
  @Test
  void positionsOfTheEncodersOwnGridStayAsTheyAre() throws IOException {
    List<Variable> variables = transformer(new PositionGrid(1, 2, 8));
    WeightFile found = write(tensors(Layout.TIMM_VIT, variables)).of(variables);
    assertThat(found.of(variables).get("encoder.pos_embed"))
        .isEqualTo(GraphSession.initialValues(variables, 5).get("encoder.pos_embed"));
    assertThat(found.warnings(variables)).isEmpty();
  }

  @Test
  void positionsOfAnotherGridAreInterpolated() throws IOException {
    WeightFile found = write(tensors(Layout.TIMM_VIT, transformer(4))).of(transformer(3));
    float[] stored = GraphSession.initialValues(transformer(4), 5).get("encoder.pos_embed");
    float[] fitted = found.of(transformer(3)).get("encoder.pos_embed");
    assertThat(fitted)
        .isEqualTo(
            new PositionInterpolation(new PositionGrid(1, 4, 4), new PositionGrid(1, 3, 3))
                .of(stored));
    assertThat(Arrays.copyOf(fitted, 4)).isEqualTo(Arrays.copyOf(stored, 4));
    assertThat(found.warnings(transformer(3)))
        .singleElement()
        .asString()
        .contains("made for a grid of 4 × 4 patches, is interpolated to 3 × 3");
  }
}
