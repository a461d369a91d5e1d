package org.isomer.eval.detection.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.isomer.eval.spi.DetectionSetting;
import org.isomer.graph.GraphSession;
import org.isomer.graph.Initializer;
import org.isomer.graph.Net;
import org.isomer.graph.Phase;
import org.isomer.graph.Precision;
import org.isomer.graph.gradient.Gradients;
import org.isomer.random.CounterRandom;
import org.isomer.spi.BadInputException;
import org.isomer.spi.FeatureMap;
import org.isomer.spi.Features;
import org.isomer.tensor.TensorSpec;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

class FcosDetectorTest {
  private static final HeadOptions OPTIONS = new HeadOptions(8, 2, 1, 4, 1, 4, 1.5);
  private static final int CLASSES = 3;
  private static final int BATCH = 2;

  /** Feature maps of constants, of strides 2, 4, 4 and 8. */
  private static Features features(Ops tf) {
    return new Features(
        random(tf, "pooled", Shape.of(BATCH, 2)),
        List.of(
            FeatureMap.of(random(tf, "a", Shape.of(BATCH, 10, 12, 2))),
            FeatureMap.of(random(tf, "b", Shape.of(BATCH, 5, 6, 3))),
            FeatureMap.of(random(tf, "c", Shape.of(BATCH, 5, 6, 4))),
            FeatureMap.of(random(tf, "d", Shape.of(BATCH, 3, 3, 5)))));
  }

  private static Pyramid pyramid(Features features) {
    return Pyramid.of(new DetectionSetting(20, 24, Grids.of(features), CLASSES), OPTIONS);
  }

  private static Operand<TFloat32> random(Ops tf, String name, Shape shape) {
    return tf.reshape(tf.constant(scalars(name, shape)), tf.constant(shape));
  }

  private static float[] scalars(String name, Shape shape) {
    float[] values = new float[Math.toIntExact(shape.size())];
    Initializer.uniform(1).fill(values, shape, CounterRandom.of(7, name));
    return values;
  }

  private static float[] run(Session.Runner call, Operand<TFloat32> fetched) {
    return GraphSession.run(
        call.fetch(fetched), result -> GraphSession.scalars((TFloat32) result.get(0)));
  }

  @Test
  void thePyramidTakesTheDeepestMapOfEachSizeThatIsCoarseEnough() {
    try (Graph graph = new Graph()) {
      Pyramid pyramid = pyramid(features(Ops.create(graph)));

      assertThat(pyramid.stages()).containsExactly(2, 3);
      assertThat(pyramid.levels())
          .containsExactly(
              new Pyramid.Level(4, 5, 6), new Pyramid.Level(8, 3, 3), new Pyramid.Level(16, 2, 2));
    }
  }

  @Test
  void refusesAnEncoderWithoutFeatureMaps() {
    try (Graph graph = new Graph()) {
      Features none = new Features(Ops.create(graph).constant(new float[1][1]), List.of());

      assertThatThrownBy(() -> Grids.of(none))
          .isInstanceOf(BadInputException.class)
          .hasMessageStartingWith("The encoder has no feature maps");
    }
  }

  @Test
  void anUntrainedHeadHoldsEveryClassForRareAndKnowsItsGradient() {
    try (Graph graph = new Graph()) {
      Net net = Net.of(graph, Phase.TRAINING, Precision.FLOAT32);
      Ops tf = net.tf();
      Features features = features(tf);
      Pyramid pyramid = pyramid(features);
      FcosDetector head = new FcosDetector(OPTIONS, pyramid, CLASSES);
      List<Operand<TFloat32>> outputs = head.outputs(net, features);
      int cells = pyramid.cells();
      List<Operand<TFloat32>> targets = new ArrayList<>();
      for (TensorSpec target : head.targets()) {
        Shape shape = Shape.of(target.shape().stream().mapToLong(Integer::longValue).toArray());
        targets.add(random(tf, shape.toString(), Shape.of(BATCH).append(shape)));
      }
      Map<String, Operand<TFloat32>> variables = new LinkedHashMap<>();
      Operand<TFloat32> loss = head.loss(net, outputs, targets);
      net.variables().forEach(variable -> variables.put(variable.name(), variable.ref()));

      assertThat(cells).isEqualTo(43);
      assertThat(Gradients.of(graph, loss, variables).unverified()).isEmpty();
      try (GraphSession session = new GraphSession(graph, net, 1)) {
        session.initialize(0);
        float[] logits = run(session.runner(), outputs.get(0));
        assertThat(logits).hasSize(BATCH * cells * CLASSES);
        for (float logit : logits) {
          assertThat(1 / (1 + Math.exp(-logit))).isBetween(.005, .02);
        }
        assertThat(run(session.runner(), outputs.get(1))).hasSize(BATCH * cells * 4);
        assertThat(run(session.runner(), outputs.get(2))).hasSize(BATCH * cells);
      }
    }
  }

  @Test
  void anEnlargedMapRepeatsItsCells() {
    try (Graph graph = new Graph();
        Session session = new Session(graph)) {
      Ops tf = Ops.create(graph);
      Shape coarse = Shape.of(2, 2, 3, 2);
      float[] values = scalars("coarse", coarse);
      Operand<TFloat32> enlarged =
          Enlarged.of(tf, random(tf, "coarse", coarse), Shape.of(2, 3, 6, 2));
      float[] found = run(session.runner(), enlarged);
      for (int i = 0; i < found.length; i++) {
        int channel = i % 2;
        int column = i / 2 % 6;
        int row = i / 12 % 3;
        int image = i / 36;
        assertThat(found[i])
            .isEqualTo(values[((image * 2 + row / 2) * 3 + column / 2) * 2 + channel]);
      }
    }
  }

  @Test
  void theLossIsThatOfALoop() {
    Pyramid pyramid = new Pyramid(List.of(0), List.of(new Pyramid.Level(4, 1, 3)));
    FcosDetector head = new FcosDetector(OPTIONS, pyramid, 2);
    float[] logits = {.5f, -1, 2, 0, -.5f, 1, -2, 3, .25f, .75f, -1.5f, 0};
    float[] distances = new float[24];
    float[] truth = new float[24];
    for (int i = 0; i < 24; i++) {
      distances[i] = .5f + i % 5 * .25f;
      truth[i] = .25f + i % 7 * .25f;
    }
    float[] centres = {.5f, -.5f, 1, 2, 0, -1};
    float[] labels = {0, -1, -2, 1, 1, -1};
    float[] centreness = {.5f, 0, 0, 1, .25f, 0};

    double focal = 0;
    double overlap = 0;
    double entropy = 0;
    for (int cell = 0; cell < 6; cell++) {
      for (int label = 0; label < 2 && labels[cell] > -2; label++) {
        double p = 1 / (1 + Math.exp(-logits[2 * cell + label]));
        focal -=
            labels[cell] == label
                ? .25 * Math.pow(1 - p, 2) * Math.log(p)
                : .75 * p * p * Math.log1p(-p);
      }
      if (labels[cell] >= 0) {
        double p = 1 / (1 + Math.exp(-centres[cell]));
        entropy -= centreness[cell] * Math.log(p) + (1 - centreness[cell]) * Math.log1p(-p);
        overlap += centreness[cell] * (1 - generalisedOverlap(distances, truth, 4 * cell));
      }
    }
    double expected = focal / 3 + overlap / 1.75 + entropy / 3;

    try (Graph graph = new Graph();
        Session session = new Session(graph)) {
      Net net = Net.of(graph, Phase.TRAINING, Precision.FLOAT32);
      List<Operand<TFloat32>> outputs =
          List.of(
              given(net, logits, Shape.of(2, 3, 2)),
              given(net, distances, Shape.of(2, 3, 4)),
              given(net, centres, Shape.of(2, 3)));
      List<Operand<TFloat32>> targets =
          List.of(
              given(net, labels, Shape.of(2, 3)),
              given(net, truth, Shape.of(2, 3, 4)),
              given(net, centreness, Shape.of(2, 3)));
      assertThat((double) run(session.runner(), head.loss(net, outputs, targets))[0])
          .isCloseTo(expected, within(1e-5));
    }
  }

  private static Operand<TFloat32> given(Net net, float[] values, Shape shape) {
    return net.tf().reshape(net.tf().constant(values), net.tf().constant(shape));
  }

  private static double generalisedOverlap(float[] a, float[] b, int at) {
    double[] least = new double[4];
    double[] most = new double[4];
    for (int i = 0; i < 4; i++) {
      least[i] = Math.min(a[at + i], b[at + i]);
      most[i] = Math.max(a[at + i], b[at + i]);
    }
    double common = (least[0] + least[2]) * (least[1] + least[3]);
    double around = (most[0] + most[2]) * (most[1] + most[3]);
    double first = (a[at] + a[at + 2]) * (a[at + 1] + a[at + 3]);
    double second = (b[at] + b[at + 2]) * (b[at + 1] + b[at + 3]);
    double union = first + second - common;
    return common / union - (around - union) / around;
  }
}
