package org.isomer.eval.subject;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.isomer.cli.spi.Console;
import org.isomer.cli.spi.Progress;
import org.isomer.spi.Augmentation;
import org.isomer.spi.Examples;
import org.isomer.spi.FeatureSet;
import org.isomer.spi.Split;
import org.isomer.train.FeatureExtractor;
import org.isomer.train.FeatureReader;
import org.jspecify.annotations.Nullable;

/** A representation of a run's data, ready to be judged. */
public final class Subject implements AutoCloseable {
  private final PretrainedRun run;
  private final Representation representation;
  private final List<Augmentation> preprocessing;
  private final int[] exampleShape;
  private final @Nullable FeatureExtractor extractor;

  /**
   * Builds the encoder, if there is one, with its weights.
   *
   * @throws org.isomer.spi.BadInputException if the checkpoint does not fit the encoder
   */
  public Subject(PretrainedRun run, Representation representation) {
    this.run = run;
    this.representation = representation;
    boolean pixels = representation == Representation.PIXELS;
    preprocessing = pixels ? List.of() : run.views().evaluation();
    exampleShape = FeatureReader.exampleShape(examples(Split.TRAIN), preprocessing);
    extractor = pixels ? null : extractor();
  }

  private FeatureExtractor extractor() {
    FeatureExtractor built =
        new FeatureExtractor(run.plan().encoder().create(), exampleShape, run.plan().threads());
    if (representation == Representation.PRETRAINED) {
      built.restore(run.checkpoint());
    } else {
      built.initialize(run.plan().seed());
    }
    return built;
  }

  /** Which representation this is. */
  public Representation representation() {
    return representation;
  }

  /** The run that it belongs to. */
  public PretrainedRun run() {
    return run;
  }

  /** The name that reports print. */
  public String name() {
    String encoder = run.plan().encoder().plugin().name();
    return switch (representation) {
      case PRETRAINED -> run.plan().displayName();
      case UNTRAINED -> encoder + ", untrained";
      case PIXELS -> "raw pixels";
    };
  }

  /** Scalars of the encoder that training changes; 0 for pixels. */
  public long parameters() {
    return extractor == null ? 0 : extractor.parameters();
  }

  /** The length of a feature vector. */
  public int dim() {
    return extractor == null
        ? Arrays.stream(exampleShape).reduce(1, Math::multiplyExact)
        : extractor.dim();
  }

  /** The examples of a split of the run's data. */
  public Examples examples(Split split) {
    return run.dataset().split(split);
  }

  /** Computes the features of a split, in the order of the split. */
  public FeatureSet features(Split split, Console console) {
    Examples examples = examples(split);
    FeatureReader reader =
        new FeatureReader(preprocessing, run.plan().threads(), this::encode, dim());
    String title = "%s, %s features".formatted(name(), split.name().toLowerCase(Locale.ROOT));
    try (Progress progress = console.progress(title, examples.size(), "examples")) {
      return reader.read(examples, progress::advance);
    }
  }

  private float[] encode(float[] values, int count) {
    return extractor == null ? values : extractor.extract(values, exampleShape, count);
  }

  @Override
  public void close() {
    if (extractor != null) {
      extractor.close();
    }
  }
}
