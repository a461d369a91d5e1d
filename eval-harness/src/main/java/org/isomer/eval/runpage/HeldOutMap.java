package org.isomer.eval.runpage;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.isomer.cli.spi.Console;
import org.isomer.cli.spi.Progress;
import org.isomer.data.AnnotatedSubset;
import org.isomer.data.Subset;
import org.isomer.embedding.OpenEncoder;
import org.isomer.eval.result.FeatureFigures;
import org.isomer.eval.subject.PretrainedRun;
import org.isomer.eval.subject.RunFigures;
import org.isomer.reports.artifact.EmbeddingPlot;
import org.isomer.spi.AnnotatedExamples;
import org.isomer.spi.FeatureMatrix;
import org.isomer.spi.FeatureSet;
import org.isomer.spi.Split;

/**
 * A map of the features of validation examples; of training examples where there is no validation
 * split.
 */
final class HeldOutMap {
  private static final String WITHOUT_LABEL = "no label";

  private final PretrainedRun run;
  private final AnnotatedExamples<OptionalInt> examples;
  private final String split;

  private HeldOutMap(PretrainedRun run, AnnotatedExamples<OptionalInt> examples, String split) {
    this.run = run;
    this.examples = examples;
    this.split = split;
  }

  /** The map of a run, of at most a thousand examples. */
  static EmbeddingPlot of(PretrainedRun run, Console console) {
    AnnotatedExamples<OptionalInt> validation = run.dataset().split(Split.VALIDATION);
    HeldOutMap map =
        validation.size() > 0
            ? new HeldOutMap(run, some(validation), "validation")
            : new HeldOutMap(run, some(run.dataset().split(Split.TRAIN)), "training");
    return map.draw(console);
  }

  /** Examples that are spread evenly over a split. */
  private static AnnotatedExamples<OptionalInt> some(AnnotatedExamples<OptionalInt> all) {
    return new AnnotatedSubset<>(all, Subset.spread(all.size(), FeatureFigures.POINTS));
  }

  private EmbeddingPlot draw(Console console) {
    List<String> classes = new ArrayList<>(run.dataset().classes());
    int size = Math.toIntExact(examples.size());
    int without = classes.size();
    int[] labels =
        IntStream.range(0, size).map(i -> examples.annotation(i).orElse(without)).toArray();
    if (IntStream.of(labels).anyMatch(label -> label == without)) {
      classes.add(WITHOUT_LABEL);
    }
    return FeatureFigures.map(
        new FeatureSet(
            features(console), labels, IntStream.range(0, size).mapToObj(examples::id).toList()),
        classes,
        split,
        i -> RunFigures.named(examples, i));
  }

  private FeatureMatrix features(Console console) {
    OpenEncoder encoder =
        new OpenEncoder(run.encoder().model(), run.plan().threads(), run.warnings());
    try (Progress progress = console.progress("map", "encoded", examples.size(), "examples")) {
      return encoder.vectors(examples, progress::advance);
    }
  }
}
