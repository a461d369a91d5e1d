package org.isomer.eval.segmentation.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.isomer.eval.spi.SegmentationHead;
import org.isomer.graph.GraphSession;
import org.isomer.graph.Initializer;
import org.isomer.graph.Net;
import org.isomer.graph.Phase;
import org.isomer.graph.Precision;
import org.isomer.graph.Role;
import org.isomer.graph.gradient.Gradients;
import org.isomer.spi.BadInputException;
import org.isomer.spi.FeatureMap;
import org.isomer.spi.Features;
import org.isomer.tensor.TensorSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.TFloat32;

class HeadsTest {
  private static final int CLASSES = 3;
  private static final List<Float> WEIGHTS = List.of(1f, .5f, 2f);
  private static final int[] IMAGE = {10, 12, 3};
  private static final PixelHead LOSS =
      new PixelHead((net, features, classes) -> features.pooled(), WEIGHTS, 1, 4);

  static Stream<SegmentationHead> heads() {
    return Stream.of(
        new Fcn().create(new Fcn.Config(-1, 4, 1, Optional.empty(), 3)),
        new Fcn().create(new Fcn.Config(-1, 4, 0, Optional.empty(), 3)),
        new Fcn().create(new Fcn.Config(1, 4, 2, Optional.of(0), 3)),
        new Aspp().create(new Aspp.Config(-1, 4, List.of(2, 3), Optional.empty(), 3)),
        new Aspp().create(new Aspp.Config(1, 4, List.of(2, 6), Optional.of(0), 3)));
  }

  /** Two feature maps of random numbers, which are variables so that they have gradients. */
  private static Features features(Net net) {
    Operand<TFloat32> fine =
        net.variable("fine", Shape.of(2, 5, 6, 2), Role.WEIGHT, Initializer.normal(1));
    Operand<TFloat32> coarse =
        net.variable("coarse", Shape.of(2, 3, 3, 4), Role.WEIGHT, Initializer.normal(1));
    return new Features(
        net.variable("pooled", Shape.of(2, 4), Role.STATE, Initializer.constant(0)),
        List.of(FeatureMap.of(fine), FeatureMap.of(coarse)));
  }

  @ParameterizedTest
  @MethodSource("heads")
  void everyPixelGetsLogitsAndTheLossHasTheGradientOfCentralDifferences(SegmentationHead head) {
    try (Graph graph = new Graph()) {
      Net net = Net.of(graph, Phase.TRAINING, Precision.FLOAT32);
      PixelHead pixels = new PixelHead(head, WEIGHTS, IMAGE[0], IMAGE[1]);
      List<Operand<TFloat32>> outputs = pixels.outputs(net.scope("head"), features(net));
      assertThat(outputs.get(0).shape()).isEqualTo(Shape.of(2, 10, 12, CLASSES));
      assertThat(pixels.targets()).containsExactly(TensorSpec.floats("labels", 10, 12));
      float[] labels = new float[2 * 10 * 12];
      for (int i = 0; i < labels.length; i++) {
        labels[i] = i % 7 == 0 ? PixelHead.IGNORED : i % CLASSES;
      }
      Operand<TFloat32> target =
          net.tf().reshape(net.tf().constant(labels), net.tf().constant(new int[] {2, 10, 12}));
      Operand<TFloat32> loss = pixels.loss(net, outputs, List.of(target));
      Map<String, Operand<TFloat32>> inputs = new LinkedHashMap<>();
      net.variables().stream()
          .filter(variable -> variable.role().trained())
          .filter(variable -> !variable.name().equals("fine") || usesFine(net))
          .forEach(variable -> inputs.put(variable.name(), variable.ref()));
      Gradients gradients = Gradients.of(graph, loss, inputs);
      assertThat(gradients.unverified()).isEmpty();
      try (GraphSession session = new GraphSession(graph, net, 1)) {
        session.initialize(2);
        assertCentralDifferences(session, loss, gradients, "head.classifier.weight");
        assertCentralDifferences(session, loss, gradients, "coarse");
      }
    }
  }

  private static boolean usesFine(Net net) {
    return net.variables().stream().anyMatch(variable -> variable.name().contains("skip"));
  }

  private static void assertCentralDifferences(
      GraphSession session, Operand<TFloat32> loss, Gradients gradients, String name) {
    Map<String, float[]> values = session.values();
    float[] analytic = fetch(session, gradients.values().get(name).expect(TFloat32.class));
    float[] scalars = values.get(name);
    for (int i = 0; i < scalars.length; i += 5) {
      float value = scalars[i];
      scalars[i] = value + 0x1p-7f;
      session.assign(values);
      double above = fetch(session, loss)[0];
      scalars[i] = value - 0x1p-7f;
      session.assign(values);
      double below = fetch(session, loss)[0];
      scalars[i] = value;
      assertThat((double) analytic[i])
          .as("%s[%d]", name, i)
          .isCloseTo((above - below) * 0x1p6, within(3e-3));
    }
    session.assign(values);
  }

  private static float[] fetch(GraphSession session, Operand<TFloat32> value) {
    return GraphSession.run(
        session.runner().fetch(value), result -> GraphSession.scalars((TFloat32) result.get(0)));
  }

  @Test
  void theLossIsTheWeightedMeanOverJudgedPixelsOfTheBatch() {
    float[] logits = {1, 0, -1, 0, 2, 0, 3, 3, 3, 5, 5, 5, 0, 1, 0, 0, 0, 0, 9, 9, 9, 1, 1, 0};
    float[] labels = {0, 2, 1, -1, -1, 1, -1, 0};
    double sum = 0;
    double total = 0;
    for (int pixel = 0; pixel < 8; pixel++) {
      if (labels[pixel] >= 0) {
        double partition = 0;
        for (int label = 0; label < 3; label++) {
          partition += Math.exp(logits[3 * pixel + label]);
        }
        double weight = WEIGHTS.get((int) labels[pixel]);
        sum += weight * (Math.log(partition) - logits[3 * pixel + (int) labels[pixel]]);
        total += weight;
      }
    }
    assertThat((double) loss(logits, labels)).isCloseTo(sum / total, within(1e-6));
  }

  @Test
  void aBatchWithoutJudgedPixelsHasNoLoss() {
    float[] labels = {-1, -1, -1, -1, -1, -1, -1, -1};
    assertThat(loss(new float[24], labels)).isZero();
  }

  private static float loss(float[] logits, float[] labels) {
    try (Graph graph = new Graph()) {
      Net net = Net.of(graph, Phase.TRAINING, Precision.FLOAT32);
      Operand<TFloat32> output =
          net.tf()
              .reshape(net.tf().constant(logits), net.tf().constant(new int[] {2, 1, 4, CLASSES}));
      Operand<TFloat32> target =
          net.tf().reshape(net.tf().constant(labels), net.tf().constant(new int[] {2, 1, 4}));
      Operand<TFloat32> loss = LOSS.loss(net, List.of(output), List.of(target));
      try (GraphSession session = new GraphSession(graph, net, 1)) {
        return fetch(session, loss)[0];
      }
    }
  }

  @Test
  void aStageThatTheEncoderLacksIsRefused() {
    try (Graph graph = new Graph()) {
      Net net = Net.of(graph, Phase.TRAINING, Precision.FLOAT32);
      Features features = features(net);
      SegmentationHead head = new Fcn().create(new Fcn.Config(2, 4, 1, Optional.empty(), 3));
      assertThatThrownBy(() -> head.logits(net, features, CLASSES))
          .isInstanceOf(BadInputException.class)
          .hasMessage("The option stage is 2, but the encoder has 2 feature maps. Choose -2 to 1.");
      Features none = new Features(features.pooled(), List.of());
      assertThatThrownBy(() -> head.logits(net, none, CLASSES))
          .isInstanceOf(BadInputException.class)
          .hasMessage(
              "The option stage is 2, but the encoder has 0 feature maps. Choose an encoder with feature maps, such as a convolutional one.");
    }
  }
}
