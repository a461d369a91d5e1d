package org.isomer.eval.cli;

import java.util.ArrayList;
import java.util.List;
import org.isomer.embedding.OpenEncoder;
import org.isomer.examination.CutExamples;
import org.isomer.feature.FeatureReader;
import org.isomer.spi.Examples;
import org.isomer.spi.Step;

/** What is doubtful about an encoder and about what it makes of examples. */
final class EncodingDoubts {
  private EncodingDoubts() {}

  /**
   * A sentence for each doubt.
   *
   * @param name what a sentence calls the examples, such as {@code test examples}
   * @param examples at least one
   * @param ofFiles what is doubtful about the files that they are read of
   */
  static List<String> of(
      OpenEncoder encoder, String name, Examples examples, List<String> ofFiles) {
    List<Step> steps = encoder.model().preprocessing();
    List<String> doubts = new ArrayList<>(encoder.warnings());
    doubts.addAll(encoder.model().warnings(FeatureReader.spec(examples, steps)));
    doubts.addAll(ofFiles);
    if (CutExamples.concerns(steps)) {
      CutExamples cut =
          new CutExamples(name, "", List.of(new CutExamples.Part(name, examples)), steps);
      doubts.addAll(cut.judge(cut.count(read -> {})).warnings());
    }
    return List.copyOf(doubts);
  }
}
