package org.isomer.eval.head;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.isomer.eval.matrix.MatrixProduct;
import org.isomer.eval.matrix.Transpose;
import org.isomer.eval.spi.Classifier;
import org.isomer.eval.spi.Prediction;
import org.isomer.spi.FeatureMatrix;

/**
 * softmax(W x + b). The score of a prediction is its probability.
 *
 * @param weights W, shape (classes, features)
 * @param bias b, one for each class
 */
record LinearClassifier(float[][] weights, float[] bias) implements Classifier {
  /** Examples classified at a time. */
  private static final int BLOCK = 256;

  /** Whether every weight is a finite number. */
  boolean finite() {
    return Stream.concat(Arrays.stream(weights), Stream.of(bias))
        .allMatch(
            values -> IntStream.range(0, values.length).allMatch(i -> Float.isFinite(values[i])));
  }

  @Override
  public List<Prediction> predict(FeatureMatrix features) {
    float[][] rows = features.rows();
    return IntStream.range(0, (rows.length + BLOCK - 1) / BLOCK)
        .parallel()
        .mapToObj(
            block ->
                Arrays.copyOfRange(rows, block * BLOCK, Math.min(rows.length, (block + 1) * BLOCK)))
        .flatMap(this::predictBlock)
        .toList();
  }

  private Stream<Prediction> predictBlock(float[][] rows) {
    float[][] logits = new float[bias.length][rows.length];
    for (int label = 0; label < bias.length; label++) {
      Arrays.fill(logits[label], bias[label]);
    }
    MatrixProduct.add(logits, weights, Transpose.of(rows));
    return Arrays.stream(Transpose.of(logits)).map(Prediction::byLogits);
  }
}
