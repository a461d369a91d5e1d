package org.isomer.feature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import org.isomer.data.Batch;
import org.isomer.data.BatchPipeline;
import org.isomer.data.Batching;
import org.isomer.spi.AnnotatedExamples;
import org.isomer.spi.ClassData;
import org.isomer.spi.Examples;
import org.isomer.spi.FeatureMatrix;
import org.isomer.spi.FeatureSet;
import org.isomer.spi.Step;
import org.isomer.tensor.InputSpec;
import org.isomer.tensor.Rows;

/**
 * Computes the features of examples, in their order.
 *
 * @param preprocessing what is done to an example first; see {@link
 *     org.isomer.spi.Views#evaluation()}
 * @param threads worker threads; without influence on the features
 * @param encoding what makes features of batches
 * @param dim the length of a feature vector
 */
public record FeatureReader(List<Step> preprocessing, int threads, Encoding encoding, int dim) {
  private static final int BATCH = 256;
  private static final int PREFETCHED_BATCHES = 4;

  /** Makes features of a batch. */
  @FunctionalInterface
  public interface Encoding {
    /**
     * Encodes.
     *
     * @param rows preprocessed examples; only the first {@code count} count
     * @return as many features in row-major order
     */
    float[] encode(Rows rows, int count);
  }

  /** What one example holds after preprocessing. */
  public static InputSpec spec(Examples examples, List<Step> preprocessing) {
    try (BatchPipeline probe =
        BatchPipeline.evaluation(examples, preprocessing, new Batching(1, 1, 1))) {
      return probe.viewSpecs().get(0);
    }
  }

  /**
   * Computes the features of labelled examples, of which there may be none.
   *
   * @param done told how many further examples are done
   */
  public FeatureSet read(AnnotatedExamples<OptionalInt> examples, IntConsumer done) {
    FeatureMatrix features = features(examples, done);
    int[] labels = new int[features.size()];
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < labels.length; i++) {
      labels[i] = examples.annotation(i).orElse(ClassData.UNLABELLED);
      ids.add(examples.id(i));
    }
    return new FeatureSet(features, labels, ids);
  }

  /**
   * Computes the features of examples, labelled or not.
   *
   * @param done told how many further examples are done
   */
  public FeatureMatrix features(Examples examples, IntConsumer done) {
    List<float[]> rows = new ArrayList<>();
    if (examples.size() == 0) {
      return new FeatureMatrix(new float[0][]);
    }
    int batchSize = (int) Math.min(BATCH, examples.size());
    try (BatchPipeline batches =
        BatchPipeline.evaluation(
            examples, preprocessing, new Batching(batchSize, threads, PREFETCHED_BATCHES))) {
      while (batches.hasNext()) {
        try (Batch batch = batches.take()) {
          float[] features = encoding.encode(batch.view(0), batch.size());
          for (int i = 0; i < batch.size(); i++) {
            rows.add(Arrays.copyOfRange(features, i * dim, (i + 1) * dim));
          }
          done.accept(batch.size());
        }
      }
    }
    return new FeatureMatrix(rows.toArray(float[][]::new));
  }
}
