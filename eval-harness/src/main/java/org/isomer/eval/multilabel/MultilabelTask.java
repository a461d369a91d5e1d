package org.isomer.eval.multilabel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.isomer.cli.spi.Progress;
import org.isomer.eval.feature.FiniteEncoding;
import org.isomer.eval.feature.SameFeatures;
import org.isomer.eval.feature.Scaling;
import org.isomer.eval.head.LabelRegression;
import org.isomer.eval.result.MultilabelScores;
import org.isomer.eval.spi.BoxData;
import org.isomer.eval.spi.FeatureEncoding;
import org.isomer.eval.spi.ModelTask;
import org.isomer.eval.spi.Outcome;
import org.isomer.eval.spi.Subject;
import org.isomer.eval.spi.TaskData;
import org.isomer.examination.DatasetExamination;
import org.isomer.reports.record.Data;
import org.isomer.reports.record.LabelSet;
import org.isomer.reports.record.PredictionKind;
import org.isomer.reports.record.Predictions;
import org.isomer.reports.record.Scale;
import org.isomer.reports.record.Selection;
import org.isomer.spi.FeatureMatrix;
import org.isomer.spi.FileIndex;
import org.isomer.spi.Split;
import org.isomer.tensor.InputSpec;

/** Fits every candidate, chooses on validation images, and scores the test images once. */
final class MultilabelTask implements ModelTask {
  private static final String C = "c";

  private final Multilabel.Config config;
  private final TaskData<BoxData> boxes;

  MultilabelTask(Multilabel.Config config, FileIndex index) {
    this.config = config;
    boxes = new TaskData<>(config.data(), index);
  }

  @Override
  public String title() {
    return "multilabel classification";
  }

  @Override
  public PredictionKind predicts() {
    return PredictionKind.LABEL_SETS;
  }

  @Override
  public Data data(Subject subject) {
    return TaskData.testSplit(boxes.get());
  }

  /** The images of a split: their features and their classes. */
  private record Part(FeatureMatrix features, ImageLabels labels) {
    Part and(Part other) {
      float[][] rows =
          Stream.of(features.rows(), other.features().rows())
              .flatMap(Stream::of)
              .toArray(float[][]::new);
      return new Part(new FeatureMatrix(rows), labels.and(other.labels()));
    }
  }

  /** Classifiers of every candidate, with the scaling of features that they were fitted with. */
  private record Fitted(UnaryOperator<FeatureMatrix> scaling, List<LabelRegression.Fit> fits) {
    double[][] logits(int candidate, FeatureMatrix features) {
      return fits.get(candidate).logits(scaling.apply(features));
    }
  }

  @Override
  public Optional<DatasetExamination<?>> examination() {
    return Optional.of(new LabelExamination(boxes.get()));
  }

  @Override
  public InputSpec input(Subject subject) {
    return images(subject).spec();
  }

  @Override
  public Outcome measure(Subject subject) {
    Map<String, Double> seconds = new LinkedHashMap<>();
    long start = System.nanoTime();
    Map<Split, Part> parts = parts(subject);
    seconds.put("features", (System.nanoTime() - start) * 1e-9);
    start = System.nanoTime();
    Part train = Objects.requireNonNull(parts.get(Split.TRAIN));
    Part validation = Objects.requireNonNull(parts.get(Split.VALIDATION));
    Part test = Objects.requireNonNull(parts.get(Split.TEST));
    SameFeatures.doubt(subject.model().name(), "test images", test.features())
        .ifPresent(subject::doubt);
    Fitted fitted = fit(train, config.c());
    List<Double> precisions = new ArrayList<>();
    for (int i = 0; i < config.c().size(); i++) {
      precisions.add(
          MultilabelScores.meanPrecision(
              config.dialect(),
              boxes.get().classes().size(),
              validation.labels().predicted(fitted.logits(i, validation.features()))));
    }
    int best = precisions.indexOf(Collections.max(precisions));
    double[][] logits =
        config.refit()
            ? fit(train.and(validation), List.of(config.c().get(best))).logits(0, test.features())
            : fitted.logits(best, test.features());
    seconds.put(title(), (System.nanoTime() - start) * 1e-9);
    List<LabelSet> predicted = test.labels().predicted(logits);
    return new Outcome(
        MultilabelScores.of(config.dialect(), boxes.get().classes().size(), predicted),
        new Predictions(PredictionKind.LABEL_SETS, predicted),
        Optional.of(selection(precisions, best)),
        List.of(),
        seconds);
  }

  private ImageFeatures images(Subject subject) {
    return new ImageFeatures(
        boxes.get(),
        subject.model(),
        config
            .height()
            .flatMap(height -> config.width().map(width -> new ImageFeatures.Size(height, width))));
  }

  private Map<Split, Part> parts(Subject subject) {
    BoxData boxes = this.boxes.get();
    ImageFeatures images = images(subject);
    Map<Split, Part> parts = new EnumMap<>(Split.class);
    try (FeatureEncoding encoding =
        FiniteEncoding.of(subject.model(), images.spec(), subject.threads())) {
      for (Split split : Split.values()) {
        String title = split.name().toLowerCase(Locale.ROOT) + " features";
        try (Progress progress =
            subject.console().progress(title, "encoded", boxes.split(split).size(), "images")) {
          parts.put(
              split,
              new Part(
                  images.of(split, encoding, progress::advance), ImageLabels.of(boxes, split)));
        }
      }
    }
    return parts;
  }

  private Fitted fit(Part part, List<Double> candidates) {
    UnaryOperator<FeatureMatrix> scaling = Scaling.STANDARDIZE.fit(part.features());
    LabelRegression regression =
        new LabelRegression(
            scaling.apply(part.features()),
            part.labels().truth(),
            part.labels().judged(),
            config.maxIterations(),
            config.tolerance());
    List<LabelRegression.Fit> fits = new ArrayList<>();
    LabelRegression.Fit from = regression.start();
    for (double c : candidates) {
      from = regression.fit(c, from);
      fits.add(from);
    }
    return new Fitted(scaling, fits);
  }

  private Selection selection(List<Double> precisions, int best) {
    return Selection.of(
        "validation",
        MultilabelScores.HEADLINE,
        Scale.SHARE,
        config.c().stream().map(c -> Map.of(C, String.valueOf(c))).toList(),
        precisions,
        best);
  }
}
