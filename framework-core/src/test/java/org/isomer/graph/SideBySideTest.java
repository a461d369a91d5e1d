package org.isomer.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.isomer.random.CounterRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TBfloat16;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TFloating;

class SideBySideTest {
  private static final Shape KERNEL = Shape.of(3, 3, 2, 3);

  @ParameterizedTest
  @CsvSource({"3, 4, 1", "4, 3, 1", "2, 2, 1", "1, 1, 1", "5, 8, 2", "4, 5, 2", "3, 1, 2"})
  void equalsTheConvolutionOfEachImage(int height, int width, int stride) {
    Window window = new Window(3, stride, 1);
    Map<String, float[]> values = values(height, width);
    try (LayerBench plain =
            new LayerBench(
                Phase.TRAINING,
                Precision.FLOAT32,
                net -> Layers.convolve(net, images(net, height, width), kernel(net), window),
                values);
        LayerBench beside =
            new LayerBench(
                Phase.TRAINING,
                Precision.FLOAT32,
                net -> sideBySide(net, images(net, height, width), window),
                values)) {
      beside.assertSame(plain, 1e-5f);
    }
  }

  @Test
  void gradientsAreCentralDifferences() {
    try (LayerBench bench =
        new LayerBench(
            Phase.TRAINING,
            Precision.FLOAT32,
            net -> sideBySide(net, images(net, 2, 4), new Window(3, 2, 1)),
            values(2, 4))) {
      bench.assertGradients(0.0625f, 2e-4);
    }
  }

  @Test
  void isForFullRowsOfSmallImagesWithManyChannels() {
    Window window = new Window(3, 1, 1);
    assertThat(pays(TFloat32.class, 16, 4, 256, 512, window)).isTrue();
    assertThat(pays(TFloat32.class, 16, 5, 256, 512, window)).isFalse();
    assertThat(pays(TFloat32.class, 16, 8, 256, 512, new Window(3, 2, 1))).isTrue();
    assertThat(pays(TFloat32.class, 16, 4, 128, 512, window)).isFalse();
    assertThat(pays(TFloat32.class, 16, 4, 512, 128, window)).isFalse();
    assertThat(pays(TFloat32.class, 12, 4, 256, 512, window)).isFalse();
    assertThat(pays(TFloat32.class, Shape.UNKNOWN_SIZE, 4, 256, 512, window)).isFalse();
    assertThat(pays(TBfloat16.class, 16, 8, 256, 512, window)).isTrue();
    assertThat(pays(TBfloat16.class, 16, 9, 256, 512, window)).isFalse();
    assertThat(pays(TBfloat16.class, 16, 4, 256, 512, new Window(1, 1, 0))).isFalse();
    assertThat(pays(TBfloat16.class, 16, 4, 256, 512, new Window(3, 1, 0))).isFalse();
  }

  private static <T extends TFloating> boolean pays(
      Class<T> type, long batch, long side, long channels, int filters, Window window) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Shape shape = Shape.of(batch, side, side, channels);
      return SideBySide.pays(tf.placeholder(type, Placeholder.shape(shape)), filters, window);
    }
  }

  private static Operand<TFloat32> sideBySide(Net net, Operand<TFloat32> images, Window window) {
    return SideBySide.apply(
        net, images, window, rows -> Layers.convolve(net, rows, kernel(net), window));
  }

  private static Operand<TFloat32> images(Net net, int height, int width) {
    return net.variable(
        "images", Shape.of(16, height, width, 2), Role.WEIGHT, Initializer.constant(0));
  }

  private static Operand<TFloat32> kernel(Net net) {
    return net.variable("kernel", KERNEL, Role.WEIGHT, Initializer.constant(0));
  }

  private static Map<String, float[]> values(int height, int width) {
    return Map.of("images", random(Shape.of(16, height, width, 2)), "kernel", random(KERNEL));
  }

  private static float[] random(Shape shape) {
    float[] values = new float[Math.toIntExact(shape.size())];
    Initializer.uniform(1).fill(values, shape, CounterRandom.of(5, shape.toString()));
    return values;
  }
}
