package org.isomer.eval.head;

import java.util.Arrays;
import org.isomer.eval.matrix.MatrixProduct;
import org.isomer.spi.BadInputException;

/**
 * Softmax regression by stochastic gradient descent with momentum, in PyTorch's form: v ← m v + (g
 * + d w), w ← w − η v, for weights and biases alike. Starts at zero.
 */
final class SoftmaxTrainer {
  private final float[][] weights;
  private final float[] bias;
  private final float[][] weightVelocity;
  private final float[] biasVelocity;
  private final float[][] weightGradient;
  private final double learningRate;
  private final float momentum;
  private final float weightDecay;

  /**
   * A classifier of zeros.
   *
   * @param learningRate of the candidates in {@code config} the one to train with
   */
  SoftmaxTrainer(int classes, int dim, double learningRate, LinearProbe.Config config) {
    weights = new float[classes][dim];
    bias = new float[classes];
    weightVelocity = new float[classes][dim];
    biasVelocity = new float[classes];
    weightGradient = new float[classes][dim];
    this.learningRate = learningRate;
    momentum = (float) config.momentum();
    weightDecay = (float) config.weightDecay();
  }

  /**
   * One update on the mean cross-entropy of a batch.
   *
   * @param factor the schedule's, on the learning rate
   */
  void step(Batch batch, double factor) {
    float[][] errors = errors(batch);
    for (float[] row : weightGradient) {
      Arrays.fill(row, 0);
    }
    MatrixProduct.add(weightGradient, errors, batch.rows());
    float rate = (float) (factor * learningRate);
    float[] biasGradient = new float[bias.length];
    for (int label = 0; label < bias.length; label++) {
      descend(weights[label], weightVelocity[label], weightGradient[label], rate);
      for (float error : errors[label]) {
        biasGradient[label] += error;
      }
    }
    descend(bias, biasVelocity, biasGradient, rate);
  }

  private void descend(float[] values, float[] velocity, float[] gradient, float rate) {
    for (int i = 0; i < values.length; i++) {
      velocity[i] = momentum * velocity[i] + (gradient[i] + weightDecay * values[i]);
      values[i] -= rate * velocity[i];
    }
  }

  /** The derivative of the mean cross-entropy by the logits, shape (classes, examples). */
  private float[][] errors(Batch batch) {
    int[] labels = batch.labels();
    float[][] logits = new float[bias.length][labels.length];
    for (int label = 0; label < bias.length; label++) {
      Arrays.fill(logits[label], bias[label]);
    }
    MatrixProduct.add(logits, weights, batch.columns());
    double[] shares = new double[bias.length];
    for (int i = 0; i < labels.length; i++) {
      for (int label = 0; label < shares.length; label++) {
        shares[label] = logits[label][i];
      }
      Softmax.inPlace(shares);
      shares[labels[i]] -= 1;
      for (int label = 0; label < shares.length; label++) {
        logits[label][i] = (float) (shares[label] / labels.length);
      }
    }
    return logits;
  }

  /**
   * The classifier so far; shares the weights.
   *
   * @throws BadInputException if training diverged
   */
  LinearClassifier classifier() {
    LinearClassifier classifier = new LinearClassifier(weights, bias);
    if (!classifier.finite()) {
      throw new BadInputException(
          "task/linear-probe: training with learning rate %s diverged; lower it or the weight decay."
              .formatted(learningRate));
    }
    return classifier;
  }
}
