package org.isomer.eval.projection;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.isomer.spi.FeatureMatrix;

/**
 * t-SNE with exact gradients (van der Maaten and Hinton 2008): points whose heavy-tailed
 * neighbourhoods in the plane resemble, in Kullback–Leibler divergence, the neighbourhoods of the
 * examples.
 *
 * <p>Starts from the principal components, shrunk to a deviation of 10⁻⁴. Gradient descent with
 * gains and momentum .5, and attraction exaggerated 12 times, for the first 250 steps; momentum .8
 * after that. The learning rate is n / 48, which is n / exaggeration (Belkina et al. 2019) for a
 * gradient without the factor 4. Larger steps end in visibly worse maps of few examples.
 */
public final class StochasticNeighbourEmbedding {
  private static final double PERPLEXITY = 30;
  private static final int STEPS = 750;
  private static final int EARLY_STEPS = 250;
  private static final double EXAGGERATION = 12;
  private static final double EARLY_MOMENTUM = 0.5;
  private static final double LATE_MOMENTUM = 0.8;
  private static final double SMALLEST_GAIN = 0.01;
  private static final double START_DEVIATION = 1e-4;

  /** Points that one thread moves. */
  private static final int PART = 128;

  private final double[][] points;
  private final double[][] velocity;
  private final double[][] gains;
  private final List<EmbeddingPart> parts;

  /**
   * A map that has not moved yet.
   *
   * @param start coordinates by axis, shape (2, examples); changed by {@link #step}
   */
  StochasticNeighbourEmbedding(double[][] affinities, double[][] start) {
    int size = affinities.length;
    points = start;
    velocity = new double[2][size];
    gains = new double[2][size];
    for (double[] axis : gains) {
      Arrays.fill(axis, 1);
    }
    parts =
        IntStream.range(0, (size + PART - 1) / PART)
            .mapToObj(i -> new EmbeddingPart(affinities, i * PART, Math.min(size, (i + 1) * PART)))
            .toList();
  }

  /**
   * A map of the examples.
   *
   * @param features the examples; the perplexity is 30, or a third of the other examples if that is
   *     less
   * @return shape (examples, 2)
   */
  public static double[][] of(FeatureMatrix features) {
    InnerProducts products = InnerProducts.of(features);
    double perplexity = Math.min(PERPLEXITY, (features.size() - 1) / 3.0);
    StochasticNeighbourEmbedding embedding =
        new StochasticNeighbourEmbedding(
            Affinities.of(products, perplexity), start(PrincipalComponents.of(products)));
    for (int step = 0; step < STEPS; step++) {
      boolean early = step < EARLY_STEPS;
      embedding.step(early ? EXAGGERATION : 1, early ? EARLY_MOMENTUM : LATE_MOMENTUM);
    }
    return byExample(embedding.points);
  }

  private static double[][] start(double[][] components) {
    double squares = 0;
    for (double[] point : components) {
      squares += point[0] * point[0] / components.length;
    }
    double scale = squares == 0 ? 0 : START_DEVIATION / Math.sqrt(squares);
    double[][] start = new double[2][components.length];
    for (int i = 0; i < components.length; i++) {
      start[0][i] = scale * components[i][0];
      start[1][i] = scale * components[i][1];
    }
    return start;
  }

  /** The gradient of the divergence by the coordinates, shape (2, examples). */
  double[][] gradient(double exaggeration) {
    parts.parallelStream().forEach(part -> part.update(points[0], points[1]));
    int size = points[0].length;
    double kernels = parts.stream().mapToDouble(EmbeddingPart::kernelTotal).sum();
    double total = Math.max(Double.MIN_NORMAL, kernels - size);
    double[][] gradient = new double[2][size];
    for (int axis = 0; axis < 2; axis++) {
      for (EmbeddingPart part : parts) {
        part.gradient(gradient[axis], axis, points[axis], exaggeration, total);
      }
    }
    return gradient;
  }

  private void step(double exaggeration, double momentum) {
    double[][] gradient = gradient(exaggeration);
    double learningRate = points[0].length / (4 * EXAGGERATION);
    for (int axis = 0; axis < 2; axis++) {
      for (int i = 0; i < points[axis].length; i++) {
        double slope = gradient[axis][i];
        boolean turned = slope * velocity[axis][i] > 0;
        gains[axis][i] =
            Math.max(SMALLEST_GAIN, turned ? gains[axis][i] * 0.8 : gains[axis][i] + 0.2);
        velocity[axis][i] = momentum * velocity[axis][i] - learningRate * gains[axis][i] * slope;
        points[axis][i] += velocity[axis][i];
      }
    }
  }

  private static double[][] byExample(double[][] byAxis) {
    double[][] points = new double[byAxis[0].length][];
    for (int i = 0; i < points.length; i++) {
      points[i] = new double[] {byAxis[0][i], byAxis[1][i]};
    }
    return points;
  }
}
