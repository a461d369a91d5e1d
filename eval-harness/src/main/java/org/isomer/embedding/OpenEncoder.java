package org.isomer.embedding;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.isomer.eval.feature.FiniteEncoding;
import org.isomer.eval.spi.FeatureEncoding;
import org.isomer.eval.spi.Model;
import org.isomer.examination.CutExamples;
import org.isomer.feature.FeatureReader;
import org.isomer.spi.Examples;
import org.isomer.spi.FeatureMatrix;
import org.isomer.spi.Step;

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
   * What is doubtful about it and about what it makes of examples, a sentence each: that some are
   * cut, or hold what it does not know.
   *
   * @param name what a sentence calls the examples, such as {@code test examples}
   * @param examples at least one
   */
  public List<String> doubts(String name, Examples examples) {
    List<Step> steps = model.preprocessing();
    List<String> doubts = new ArrayList<>(warnings);
    doubts.addAll(model.warnings(FeatureReader.spec(examples, steps)));
    if (CutExamples.concerns(steps)) {
      CutExamples cut =
          new CutExamples(name, "", List.of(new CutExamples.Part(name, examples)), steps);
      doubts.addAll(cut.judge(cut.count(read -> {})).warnings());
    }
    return List.copyOf(doubts);
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
