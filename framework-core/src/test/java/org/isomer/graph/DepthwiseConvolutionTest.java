package org.isomer.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.isomer.random.CounterRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tensorflow.ndarray.Shape;

/** Two images of 5 × 4 pixels and 3 channels under a filter for each channel. */
class DepthwiseConvolutionTest {
  private static final Initializer UNUSED = Initializer.constant(0);
  private static final Shape IMAGE = Shape.of(2, 5, 4, 3);
  private static final float[] X = random("image", 2 * 5 * 4 * 3);

  @ParameterizedTest
  @CsvSource({"1,1,0", "2,1,0", "3,1,1", "3,2,1"})
  void equalsALoopAndHasTheGradientOfCentralDifferences(int size, int stride, int padding) {
    Window window = new Window(size, stride, padding);
    float[] kernel = random("kernel", size * size * 3);
    try (LayerBench bench = bench(window, kernel, Precision.FLOAT32)) {
      assertThat(bench.output())
          .usingComparatorWithPrecision(1e-5f)
          .containsExactly(convolved(window, kernel));
      bench.assertGradients(0x1p-8f, 5e-4);
    }
  }

  @ParameterizedTest
  @CsvSource({"3,1,1", "3,2,1"})
  void staysCloseInBfloat16(int size, int stride, int padding) {
    Window window = new Window(size, stride, padding);
    float[] kernel = random("kernel", size * size * 3);
    try (LayerBench bench = bench(window, kernel, Precision.BFLOAT16)) {
      assertThat(bench.output())
          .usingComparatorWithPrecision(0.1f)
          .containsExactly(convolved(window, kernel));
    }
  }

  private static LayerBench bench(Window window, float[] kernel, Precision precision) {
    return new LayerBench(
        Phase.INFERENCE,
        precision,
        net ->
            Layers.depthwiseConv2d(
                net,
                "layer",
                net.activations(net.variable("x", IMAGE, Role.WEIGHT, UNUSED)),
                window,
                UNUSED),
        Map.of("x", X, "layer.weight", kernel));
  }

  private static float[] convolved(Window window, float[] kernel) {
    int rows = (5 + 2 * window.padding() - window.size()) / window.stride() + 1;
    int columns = (4 + 2 * window.padding() - window.size()) / window.stride() + 1;
    float[] y = new float[2 * rows * columns * 3];
    for (int i = 0; i < y.length; i++) {
      int channel = i % 3;
      int column = i / 3 % columns * window.stride() - window.padding();
      int row = i / 3 / columns % rows * window.stride() - window.padding();
      int image = i / 3 / columns / rows;
      double sum = 0;
      for (int tap = 0; tap < window.size() * window.size(); tap++) {
        int r = row + tap / window.size();
        int c = column + tap % window.size();
        if (r >= 0 && r < 5 && c >= 0 && c < 4) {
          sum += (double) X[((image * 5 + r) * 4 + c) * 3 + channel] * kernel[tap * 3 + channel];
        }
      }
      y[i] = (float) sum;
    }
    return y;
  }

  private static float[] random(String purpose, int size) {
    CounterRandom random = CounterRandom.of(3, purpose);
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }
}
