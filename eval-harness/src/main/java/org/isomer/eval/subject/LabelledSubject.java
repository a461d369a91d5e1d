package org.isomer.eval.subject;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.isomer.cli.spi.Console;
import org.isomer.cli.spi.Progress;
import org.isomer.eval.feature.FiniteEncoding;
import org.isomer.eval.spi.FeatureEncoding;
import org.isomer.eval.spi.Model;
import org.isomer.eval.spi.Splits;
import org.isomer.eval.spi.Subject;
import org.isomer.feature.FeatureReader;
import org.isomer.spi.AnnotatedExamples;
import org.isomer.spi.BadInputException;
import org.isomer.spi.ClassData;
import org.isomer.spi.Dataset;
import org.isomer.spi.FeatureSet;
import org.isomer.spi.Split;
import org.isomer.spi.Step;
import org.isomer.tensor.InputSpec;
import org.jspecify.annotations.Nullable;

/** A model with a data set to judge it by. Features are computed once. */
public final class LabelledSubject implements Subject {
  private static final double NANOS = 1e9;

  private final Model model;
  private final Optional<Dataset> dataset;
  private final int threads;
  private final Console console;
  private @Nullable Splits features;
  private double featureSeconds;
  private int dim;

  /** A model and the data for tasks on feature vectors, if there is any. */
  public LabelledSubject(Model model, Optional<Dataset> dataset, int threads, Console console) {
    this.model = model;
    this.dataset = dataset;
    this.threads = threads;
    this.console = console;
  }

  @Override
  public Model model() {
    return model;
  }

  @Override
  public ClassData dataset() {
    return labelled(
        model.name(),
        dataset.orElseThrow(
            () ->
                new BadInputException(
                    model.name()
                        + ": there is no data set to judge features by. Name one in a task file"
                        + " (dataset: …).")));
  }

  /**
   * A data set with labels.
   *
   * @param user what needs them, for the message
   * @throws BadInputException if it has none
   */
  public static ClassData labelled(String user, Dataset dataset) {
    ClassData labelled = ClassData.of(dataset);
    if (labelled.classes().isEmpty()) {
      throw new BadInputException(
          "%s: the data set, %s, has no labels to judge features by. Name another one in a task file (dataset: …); embed and search need no labels."
              .formatted(user, labelled.title()));
    }
    return labelled;
  }

  @Override
  public Splits features() {
    if (features == null) {
      long start = System.nanoTime();
      ClassData labelled = dataset();
      List<Step> preprocessing = model.preprocessing();
      try (FeatureEncoding encoding = FiniteEncoding.of(model, input(), threads)) {
        FeatureReader reader =
            new FeatureReader(preprocessing, threads, encoding::encode, encoding.dim());
        features =
            new Splits(
                read(reader, labelled, Split.TRAIN),
                read(reader, labelled, Split.VALIDATION),
                read(reader, labelled, Split.TEST),
                labelled.classes());
      }
      featureSeconds = (System.nanoTime() - start) / NANOS;
    }
    return features;
  }

  @Override
  public int dim() {
    if (dim == 0) {
      try (FeatureEncoding encoding = model.open(input(), threads)) {
        dim = encoding.dim();
      }
    }
    return dim;
  }

  /** What an example of the labelled data holds after the model's preprocessing. */
  public InputSpec input() {
    return FeatureReader.spec(dataset().split(Split.TRAIN), model.preprocessing());
  }

  private FeatureSet read(FeatureReader reader, ClassData labelled, Split split) {
    AnnotatedExamples<OptionalInt> examples = labelled.split(split);
    if (examples.size() == 0) {
      return reader.read(examples, done -> {});
    }
    String title = split.name().toLowerCase(Locale.ROOT) + " features";
    try (Progress progress = console.progress(title, "encoded", examples.size(), "examples")) {
      return reader.read(examples, progress::advance);
    }
  }

  /** Wall time of computing features; 0 if nobody asked for them. */
  public double featureSeconds() {
    return featureSeconds;
  }

  @Override
  public int threads() {
    return threads;
  }

  @Override
  public Console console() {
    return console;
  }
}
