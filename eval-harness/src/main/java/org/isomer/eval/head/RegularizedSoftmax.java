package org.isomer.eval.head;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.isomer.eval.matrix.MatrixProduct;
import org.isomer.spi.FeatureSet;

/**
 * The objective of multinomial logistic regression on n examples, in double precision:
 *
 * <pre>  mean cross-entropy of softmax(W x + b)  +  ‖W‖² / (2 C n)  </pre>
 *
 * which is scikit-learn's divided by C n. A point holds W row by row, then b.
 *
 * <p>Of examples of two classes scikit-learn has one row w of weights, in whose terms the rows of W
 * are −w/2 and w/2; so that C is the same, the penalty is then ‖w‖² = 2 ‖W‖² in place of ‖W‖².
 */
final class RegularizedSoftmax {
  /** Examples in one part of the sum. */
  private static final int BLOCK = 512;

  /** Some examples, both ways round. */
  private record Block(double[][] rows, double[][] columns, int[] labels) {}

  /** A part of the sum and of its gradient; the bias's gradient is the last of each row. */
  private record Part(double loss, double[][] gradient, double[] biasGradient) {}

  private final List<Block> blocks;
  private final int examples;
  private final int classes;
  private final int dim;
  private final double penaltyFactor;

  RegularizedSoftmax(FeatureSet train, int classes) {
    this.classes = classes;
    examples = train.size();
    dim = train.features().dim();
    penaltyFactor = Arrays.stream(train.labels()).distinct().count() == 2 ? 2 : 1;
    blocks =
        IntStream.range(0, (examples + BLOCK - 1) / BLOCK)
            .mapToObj(block -> block(train, block * BLOCK))
            .toList();
  }

  private static Block block(FeatureSet train, int from) {
    int to = Math.min(train.size(), from + BLOCK);
    int dim = train.features().dim();
    double[][] rows = new double[to - from][dim];
    double[][] columns = new double[dim][to - from];
    for (int i = 0; i < rows.length; i++) {
      float[] features = train.features().rows()[from + i];
      for (int j = 0; j < dim; j++) {
        rows[i][j] = features[j];
        columns[j][i] = features[j];
      }
    }
    return new Block(rows, columns, Arrays.copyOfRange(train.labels(), from, to));
  }

  /** The number of parameters. */
  int size() {
    return classes * (dim + 1);
  }

  /** The objective for one strength of regularisation. */
  LimitedMemoryBfgs.Function withInverseStrength(double c) {
    return (point, gradient) -> valueAndGradient(point, gradient, penaltyFactor / (c * examples));
  }

  private double valueAndGradient(double[] point, double[] gradient, double penalty) {
    double[][] weights = new double[classes][];
    for (int label = 0; label < classes; label++) {
      weights[label] = Arrays.copyOfRange(point, label * dim, (label + 1) * dim);
    }
    double[] bias = Arrays.copyOfRange(point, classes * dim, size());
    List<Part> parts = blocks.parallelStream().map(block -> part(block, weights, bias)).toList();

    double value = 0;
    Arrays.fill(gradient, 0);
    for (Part part : parts) {
      value += part.loss() / examples;
      for (int label = 0; label < classes; label++) {
        for (int j = 0; j < dim; j++) {
          gradient[label * dim + j] += part.gradient()[label][j] / examples;
        }
        gradient[classes * dim + label] += part.biasGradient()[label] / examples;
      }
    }
    for (int i = 0; i < classes * dim; i++) {
      value += 0.5 * penalty * point[i] * point[i];
      gradient[i] += penalty * point[i];
    }
    return value;
  }

  private Part part(Block block, double[][] weights, double[] bias) {
    int count = block.labels().length;
    double[][] logits = new double[classes][count];
    for (int label = 0; label < classes; label++) {
      Arrays.fill(logits[label], bias[label]);
    }
    MatrixProduct.add(logits, weights, block.columns());
    double loss = 0;
    double[] biasGradient = new double[classes];
    double[] shares = new double[classes];
    for (int i = 0; i < count; i++) {
      for (int label = 0; label < classes; label++) {
        shares[label] = logits[label][i];
      }
      int truth = block.labels()[i];
      loss += Softmax.inPlace(shares) - logits[truth][i];
      shares[truth] -= 1;
      for (int label = 0; label < classes; label++) {
        logits[label][i] = shares[label];
        biasGradient[label] += shares[label];
      }
    }
    double[][] gradient = new double[classes][dim];
    MatrixProduct.add(gradient, logits, block.rows());
    return new Part(loss, gradient, biasGradient);
  }

  /** The classifier that a point stands for. */
  LinearClassifier classifier(double[] point) {
    float[][] weights = new float[classes][dim];
    float[] bias = new float[classes];
    for (int label = 0; label < classes; label++) {
      for (int j = 0; j < dim; j++) {
        weights[label][j] = (float) point[label * dim + j];
      }
      bias[label] = (float) point[classes * dim + label];
    }
    return new LinearClassifier(weights, bias);
  }
}
