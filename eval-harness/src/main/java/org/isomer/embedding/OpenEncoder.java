package org.isomer.embedding;

import java.util.List;
import java.util.function.IntConsumer;
import org.isomer.eval.feature.FiniteEncoding;
import org.isomer.eval.spi.FeatureEncoding;
import org.isomer.eval.spi.Model;
import org.isomer.feature.FeatureReader;
import org.isomer.spi.Examples;
import org.isomer.spi.FeatureMatrix;

/**
 * An encoder that is ready for use.
 *
 * @param model the encoder with its preprocessing
 * @param threads of one TensorFlow operation, and of the workers that preprocess
 * @param warnings what is doubtful about it, a sentence each
 */
public record OpenEncoder(Model model, int threads, List<String> warnings) {
  /** Copies the list. */
  public OpenEncoder {
    warnings = List.copyOf(warnings);
  }

  /**
   * The vectors of examples, in their order.
   *
   * @param examples at least one
   * @param done told how many further examples are done
   * @throws org.isomer.spi.BadInputException if they are of another kind than the encoder reads
   */
  public FeatureMatrix vectors(Examples examples, IntConsumer done) {
    try (FeatureEncoding encoding =
        FiniteEncoding.of(model, FeatureReader.spec(examples, model.preprocessing()), threads)) {
      return new FeatureReader(model.preprocessing(), threads, encoding::encode, encoding.dim())
          .features(examples, done);
    }
  }
}
