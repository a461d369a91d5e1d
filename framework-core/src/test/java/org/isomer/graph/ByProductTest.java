package org.isomer.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.isomer.graph.gradient.KernelByProduct;
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

class ByProductTest {
  @ParameterizedTest
  @CsvSource({"3, 4, 3", "2, 2, 5", "1, 1, 3"})
  void equalsTheConvolution(int height, int width, int size) {
    Shape images = Shape.of(4, height, width, 2);
    Shape kernel = Shape.of(size, size, 2, 3);
    Map<String, float[]> values = Map.of("images", random(images), "kernel", random(kernel));
    try (LayerBench plain =
            new LayerBench(
                Phase.TRAINING,
                Precision.FLOAT32,
                net ->
                    Layers.convolve(
                        net,
                        variable(net, "images", images),
                        variable(net, "kernel", kernel),
                        new Window(size, 1, size / 2)),
                values);
        LayerBench product =
            new LayerBench(
                Phase.TRAINING,
                Precision.FLOAT32,
                net ->
                    KernelByProduct.convolve(
                        net.tf(), variable(net, "images", images), variable(net, "kernel", kernel)),
                values)) {
      assertThat(product.output()).containsExactly(plain.output());
      product.assertSame(plain, 1e-5f);
    }
  }

  @Test
  void isForSmallImagesWithManyChannelsInBfloat16() {
    Window window = new Window(3, 1, 1);
    boolean gains = SessionConfig.gpu().isEmpty() && !Processor.hasTiles();
    assertThat(pays(TBfloat16.class, 16, 8, 256, 512, window)).isEqualTo(gains);
    assertThat(pays(TFloat32.class, 16, 8, 256, 512, window)).isFalse();
    assertThat(pays(TBfloat16.class, 16, 9, 256, 512, window)).isFalse();
    assertThat(pays(TBfloat16.class, 16, 8, 128, 512, window)).isFalse();
    assertThat(pays(TBfloat16.class, 16, 8, 512, 128, window)).isFalse();
    assertThat(pays(TBfloat16.class, 16, 8, 256, 512, new Window(3, 2, 1))).isFalse();
    assertThat(pays(TBfloat16.class, 16, 8, 256, 512, new Window(3, 1, 0))).isFalse();
    assertThat(pays(TBfloat16.class, 16, 8, 256, 512, new Window(1, 1, 0))).isFalse();
    assertThat(pays(TBfloat16.class, Shape.UNKNOWN_SIZE, 8, 256, 512, window)).isFalse();
  }

  private static <T extends TFloating> boolean pays(
      Class<T> type, long batch, long side, long channels, int filters, Window window) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Shape shape = Shape.of(batch, side, side, channels);
      return ByProduct.pays(tf.placeholder(type, Placeholder.shape(shape)), filters, window);
    }
  }

  private static Operand<TFloat32> variable(Net net, String name, Shape shape) {
    return net.variable(name, shape, Role.WEIGHT, Initializer.constant(0));
  }

  private static float[] random(Shape shape) {
    float[] values = new float[Math.toIntExact(shape.size())];
    Initializer.uniform(1).fill(values, shape, CounterRandom.of(5, shape.toString()));
    return values;
  }
}
