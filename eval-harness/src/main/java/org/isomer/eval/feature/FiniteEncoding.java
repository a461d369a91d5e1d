package org.isomer.eval.feature;

import org.isomer.eval.spi.FeatureEncoding;
import org.isomer.eval.spi.Model;
import org.isomer.spi.BadInputException;
import org.isomer.tensor.InputSpec;
import org.isomer.tensor.Rows;

/**
 * A model's feature vectors, each number of which is finite.
 *
 * @param encoding makes them
 * @param model the model's name, for messages
 */
public record FiniteEncoding(FeatureEncoding encoding, String model) implements FeatureEncoding {
  /** Opens a model, as {@link Model#open} does. */
  public static FiniteEncoding of(Model model, InputSpec input, int threads) {
    return new FiniteEncoding(model.open(input, threads), model.name());
  }

  @Override
  public int dim() {
    return encoding.dim();
  }

  @Override
  public long parameters() {
    return encoding.parameters();
  }

  /**
   * Encodes a batch.
   *
   * @throws BadInputException naming the model if a feature is NaN or infinite
   */
  @Override
  public float[] encode(Rows rows, int count) {
    float[] features = encoding.encode(rows, count);
    for (int i = 0; i < count * dim(); i++) {
      if (!Float.isFinite(features[i])) {
        throw new BadInputException(
            "%s: feature %d of an example is %s, so nothing can be measured. Look at the loss of its run and evaluate an earlier checkpoint."
                .formatted(model, i % dim(), features[i]));
      }
    }
    return features;
  }

  @Override
  public void close() {
    encoding.close();
  }
}
