package org.isomer.eval.subject;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.isomer.cli.spi.Console;
import org.isomer.cli.spi.Progress;
import org.isomer.data.Batch;
import org.isomer.data.BatchPipeline;
import org.isomer.data.Batching;
import org.isomer.eval.spi.FeatureMatrix;
import org.isomer.eval.spi.FeatureSet;
import org.isomer.spi.Augmentation;
import org.isomer.spi.Examples;
import org.isomer.spi.Split;
import org.isomer.train.FeatureExtractor;
import org.jspecify.annotations.Nullable;

/** A representation of a run's data, ready to be judged. */
public final class Subject implements AutoCloseable {
  private static final int BATCH = 256;
  private static final int PREFETCHED_BATCHES = 4;

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
    try (BatchPipeline probe =
        BatchPipeline.evaluation(examples(Split.TRAIN), preprocessing, new Batching(1, 1, 1))) {
      exampleShape = probe.viewShapes().get(0);
    }
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
    List<float[]> rows = new ArrayList<>(examples.size());
    String title = "%s, %s features".formatted(name(), split.name().toLowerCase(Locale.ROOT));
    try (BatchPipeline batches =
            BatchPipeline.evaluation(
                examples,
                preprocessing,
                new Batching(BATCH, run.plan().threads(), PREFETCHED_BATCHES));
        Progress progress = console.progress(title, examples.size(), "examples")) {
      while (batches.hasNext()) {
        try (Batch batch = batches.take()) {
          addRows(batch, rows);
          progress.advance(batch.size());
        }
      }
    }
    int[] labels = new int[examples.size()];
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < labels.length; i++) {
      labels[i] = examples.label(i);
      ids.add(examples.id(i));
    }
    return new FeatureSet(new FeatureMatrix(rows.toArray(float[][]::new)), labels, ids);
  }

  private void addRows(Batch batch, List<float[]> rows) {
    float[] values = batch.values(0);
    if (extractor != null) {
      values = extractor.extract(values, exampleShape, batch.size());
    }
    int dim = dim();
    for (int i = 0; i < batch.size(); i++) {
      rows.add(Arrays.copyOfRange(values, i * dim, (i + 1) * dim));
    }
  }

  @Override
  public void close() {
    if (extractor != null) {
      extractor.close();
    }
  }
}
