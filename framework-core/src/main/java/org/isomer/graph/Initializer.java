package org.isomer.graph;

import java.util.Arrays;
import org.isomer.random.CounterRandom;
import org.tensorflow.ndarray.Shape;

/**
 * First values of a variable. Values come from a stream of the run's seed and the variable's name,
 * so that they depend neither on the machine nor on the order in which variables are made.
 */
@FunctionalInterface
public interface Initializer {
  /** Fills {@code values}, the variable's scalars in row-major order. */
  void fill(float[] values, Shape shape, CounterRandom random);

  /** Every scalar is {@code value}. */
  static Initializer constant(float value) {
    return (values, shape, random) -> Arrays.fill(values, value);
  }

  /** Normal numbers with mean 0. */
  static Initializer normal(double standardDeviation) {
    return (values, shape, random) -> {
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (random.nextGaussian() * standardDeviation);
      }
    };
  }

  /** Normal numbers with mean 0, drawn again until they lie in [−bound, bound]. */
  static Initializer truncatedNormal(double standardDeviation, double bound) {
    return (values, shape, random) -> {
      for (int i = 0; i < values.length; i++) {
        double value;
        do {
          value = random.nextGaussian() * standardDeviation;
        } while (Math.abs(value) > bound);
        values[i] = (float) value;
      }
    };
  }

  /** Uniform numbers in [−bound, bound). */
  static Initializer uniform(double bound) {
    return (values, shape, random) -> {
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) ((2 * random.nextDouble() - 1) * bound);
      }
    };
  }

  /** Rows of random direction and length 1; a row is what the last dimension counts. */
  static Initializer unitRows() {
    return (values, shape, random) -> {
      int width = Math.toIntExact(shape.get(-1));
      double[] row = new double[width];
      for (int start = 0; start < values.length; start += width) {
        double squares = 0;
        for (int i = 0; i < width; i++) {
          row[i] = random.nextGaussian();
          squares += row[i] * row[i];
        }
        for (int i = 0; i < width; i++) {
          values[start + i] = (float) (row[i] / Math.sqrt(squares));
        }
      }
    };
  }

  /**
   * He initialisation for ReLU networks (He et al. 2015): normal with variance 2 / fan_out, where
   * fan_out is kernel height × kernel width × output channels of an HWIO kernel, or the output
   * width of a matrix.
   */
  static Initializer heNormalFanOut() {
    return (values, shape, random) ->
        normal(Math.sqrt(2.0 / fanOut(shape))).fill(values, shape, random);
  }

  /**
   * Uniform in ±1/√fan_in, PyTorch's default for convolutions and linear layers, where fan_in is
   * the product of all dimensions but the last.
   */
  static Initializer uniformFanIn() {
    return (values, shape, random) ->
        uniform(1 / Math.sqrt(fanIn(shape))).fill(values, shape, random);
  }

  /**
   * Uniform in ±1/√fan_in, PyTorch's default for the bias of a layer.
   *
   * @param fanIn how many numbers one output is made of
   */
  static Initializer uniformBias(long fanIn) {
    return uniform(1 / Math.sqrt((double) fanIn));
  }

  private static double fanIn(Shape shape) {
    return (double) shape.size() / shape.get(shape.numDimensions() - 1);
  }

  private static double fanOut(Shape shape) {
    return (double) shape.size() / shape.get(Math.max(0, shape.numDimensions() - 2));
  }
}
