package org.isomer.eval.segmentation.task;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.isomer.data.image.LabelMap;
import org.isomer.eval.examination.MaskExamination;
import org.isomer.eval.segmentation.SegmentationEvaluator;
import org.isomer.eval.segmentation.SegmentedImage;
import org.isomer.eval.segmentation.head.PixelHead;
import org.isomer.eval.segmentation.score.SegmentationScores;
import org.isomer.eval.spi.MaskData;
import org.isomer.eval.spi.ModelTask;
import org.isomer.eval.spi.Network;
import org.isomer.eval.spi.Outcome;
import org.isomer.eval.spi.SegmentationHead;
import org.isomer.eval.spi.Subject;
import org.isomer.eval.spi.TaskData;
import org.isomer.eval.training.FeatureMaps;
import org.isomer.eval.training.HeadTraining;
import org.isomer.eval.training.TrainedHead;
import org.isomer.examination.DatasetExamination;
import org.isomer.reports.artifact.Artifact;
import org.isomer.reports.artifact.Overlays;
import org.isomer.reports.record.Data;
import org.isomer.reports.record.ImagePixels;
import org.isomer.reports.record.PredictionKind;
import org.isomer.reports.record.Predictions;
import org.isomer.reports.record.Scale;
import org.isomer.reports.record.Scores;
import org.isomer.reports.record.Selection;
import org.isomer.spi.AnnotatedExamples;
import org.isomer.spi.FileIndex;
import org.isomer.spi.Image;
import org.isomer.spi.Split;
import org.isomer.tensor.InputSpec;

/** Trains the head, chooses its learning rate on validation images if asked, and scores it. */
final class SegmentationTask implements ModelTask {
  private final Segmentation.Config config;
  private final TaskData<MaskData> masks;

  SegmentationTask(Segmentation.Config config, FileIndex index) {
    this.config = config;
    masks = new TaskData<>(config.data(), index);
  }

  @Override
  public String title() {
    return "segmentation";
  }

  @Override
  public PredictionKind predicts() {
    return PredictionKind.PIXELS;
  }

  @Override
  public Data data(Subject subject) {
    return TaskData.testSplit(masks.get());
  }

  @Override
  public Optional<DatasetExamination<?>> examination() {
    return Optional.of(new MaskExamination(masks.get()));
  }

  @Override
  public InputSpec input(Subject subject) {
    return FeatureMaps.input(
        subject, masks.get().split(Split.TRAIN), config.height(), config.width());
  }

  @Override
  public void requireSubject(Subject subject) {
    InputSpec input = input(subject);
    List<Float> alike = Collections.nCopies(masks.get().classes().size(), 1f);
    new PixelHead(config.head().create(), alike, Image.shape(input)[0], Image.shape(input)[1])
        .requireFeatures(FeatureMaps.network(subject, title()), input);
  }

  @Override
  public Outcome measure(Subject subject) {
    return new Measurement(subject, FeatureMaps.network(subject, title()), masks.get()).outcome();
  }

  /** One measurement. */
  private final class Measurement {
    private final Subject subject;
    private final Network network;
    private final MaskData masks;
    private final InputSpec input;
    private final int height;
    private final int width;
    private final SegmentationHead head = config.head().create();
    private final SegmentationEvaluator evaluator;
    private final List<Float> weights;
    private final Map<String, Double> seconds = new LinkedHashMap<>();

    Measurement(Subject subject, Network network, MaskData masks) {
      this.subject = subject;
      this.network = network;
      this.masks = masks;
      input = SegmentationTask.this.input(subject);
      height = Image.shape(input)[0];
      width = Image.shape(input)[1];
      evaluator =
          new SegmentationEvaluator(
              masks.classes().size(), masks.ignored(), config.boundaryTolerance());
      weights = ClassWeights.of(masks, config.balance());
    }

    Outcome outcome() {
      Optional<Selection> selection =
          config.learningRates().isEmpty() ? Optional.empty() : Optional.of(select());
      HeadTraining training =
          selection
              .map(s -> Double.parseDouble(s.chosen().options().get("learning-rate")))
              .map(config.training()::withLearningRate)
              .orElse(config.training());
      List<Overlays.Row> pictures = new ArrayList<>();
      try (TrainedHead trained = train(training)) {
        List<ImagePixels> counts =
            count(trained, Split.TEST, (index, image) -> draw(index, image, pictures));
        return new Outcome(
            SegmentationScores.of(masks.classes().size(), counts, config.dialect()),
            new Predictions(PredictionKind.PIXELS, counts),
            selection,
            artifacts(pictures),
            seconds);
      }
    }

    private Selection select() {
      List<Double> scores = new ArrayList<>();
      for (double rate : config.learningRates()) {
        try (TrainedHead trained = train(config.training().withLearningRate(rate))) {
          List<ImagePixels> counts = count(trained, Split.VALIDATION, (index, image) -> {});
          Scores of = SegmentationScores.of(masks.classes().size(), counts, config.dialect());
          scores.add(Objects.requireNonNull(of.metrics().get(SegmentationScores.HEADLINE)).value());
        }
      }
      return Selection.of(
          "validation",
          SegmentationScores.HEADLINE,
          Scale.SHARE,
          config.learningRates().stream()
              .map(rate -> Map.of("learning-rate", String.valueOf(rate)))
              .toList(),
          scores,
          scores.indexOf(Collections.max(scores)));
    }

    private TrainedHead train(HeadTraining training) {
      MaskExamples examples =
          new MaskExamples(
              MaskSamples.of(masks, Split.TRAIN, subject.model()),
              config.augmentation(),
              height,
              width);
      long start = System.nanoTime();
      try {
        return training.train(
            subject,
            title() + " head",
            network,
            new PixelHead(head, weights, height, width),
            input,
            examples);
      } finally {
        add("training", start);
      }
    }

    private List<ImagePixels> count(
        TrainedHead trained, Split split, BiConsumer<Integer, SegmentedImage> watcher) {
      long start = System.nanoTime();
      List<ImagePixels> counts =
          new MaskPredictor(trained, input, evaluator)
              .count(MaskSamples.of(masks, split, subject.model()), watcher);
      add("prediction", start);
      return counts;
    }

    private void add(String phase, long start) {
      seconds.merge(phase, (System.nanoTime() - start) * 1e-9, Double::sum);
    }

    /** Draws images that lie evenly over the test split. */
    private void draw(int index, SegmentedImage segmented, List<Overlays.Row> pictures) {
      AnnotatedExamples<LabelMap> images = masks.split(Split.TEST);
      long total = images.size();
      long wanted = Math.min(config.pictures(), total);
      if (pictures.size() < wanted && index == pictures.size() * total / wanted) {
        Image image = new Image();
        images.read(index, image);
        pictures.add(
            new Overlays.Row(
                segmented.name(), new MaskPicture(masks.ignored()).of(image, segmented)));
      }
    }

    private List<Artifact> artifacts(List<Overlays.Row> pictures) {
      return pictures.isEmpty()
          ? List.of()
          : List.of(
              new Overlays(
                  "Test images of %s: the image, its mask, and the prediction. Pixels that are not judged keep the image's colours."
                      .formatted(masks.title()),
                  MaskPicture.legend(masks.classes()),
                  pictures));
    }
  }
}
