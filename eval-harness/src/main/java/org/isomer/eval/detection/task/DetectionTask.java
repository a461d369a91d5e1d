package org.isomer.eval.detection.task;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isomer.eval.detection.OperatingPoint;
import org.isomer.eval.detection.head.Grids;
import org.isomer.eval.detection.score.DetectionScores;
import org.isomer.eval.detection.score.RecordedBoxes;
import org.isomer.eval.examination.BoxExamination;
import org.isomer.eval.metric.Average;
import org.isomer.eval.metric.Ratio;
import org.isomer.eval.metric.ZeroDivision;
import org.isomer.eval.spi.BoxData;
import org.isomer.eval.spi.DetectionHead;
import org.isomer.eval.spi.DetectionSetting;
import org.isomer.eval.spi.Detector;
import org.isomer.eval.spi.ModelTask;
import org.isomer.eval.spi.Network;
import org.isomer.eval.spi.Outcome;
import org.isomer.eval.spi.Subject;
import org.isomer.eval.spi.TaskData;
import org.isomer.eval.training.FeatureMaps;
import org.isomer.eval.training.TrainedHead;
import org.isomer.examination.DatasetExamination;
import org.isomer.reports.record.Data;
import org.isomer.reports.record.ImageBoxes;
import org.isomer.reports.record.PredictionKind;
import org.isomer.reports.record.Predictions;
import org.isomer.reports.record.Scale;
import org.isomer.reports.record.Scores;
import org.isomer.reports.record.Selection;
import org.isomer.spi.FileIndex;
import org.isomer.spi.Image;
import org.isomer.spi.Split;
import org.isomer.tensor.InputSpec;

/** Trains the head, chooses the least score on validation images, and scores the test images. */
final class DetectionTask implements ModelTask {
  /** The name of the chosen score in the record of the selection. */
  private static final String SCORE = "score";

  /** Candidates are i/20. */
  private static final int CANDIDATES = 20;

  private final Detection.Config config;
  private final TaskData<BoxData> boxes;
  private final DetectionHead head;

  DetectionTask(Detection.Config config, FileIndex index) {
    this.config = config;
    boxes = new TaskData<>(config.data(), index);
    head = config.head().create();
  }

  @Override
  public String title() {
    return "detection";
  }

  @Override
  public PredictionKind predicts() {
    return PredictionKind.BOXES;
  }

  @Override
  public Data data(Subject subject) {
    return TaskData.testSplit(boxes.get());
  }

  @Override
  public Optional<DatasetExamination<?>> examination() {
    return Optional.of(new BoxExamination(boxes.get()));
  }

  @Override
  public InputSpec input(Subject subject) {
    return FeatureMaps.input(
        subject, boxes.get().split(Split.TRAIN), config.height(), config.width());
  }

  @Override
  public void requireSubject(Subject subject) {
    measurement(subject);
  }

  @Override
  public Outcome measure(Subject subject) {
    return measurement(subject).outcome();
  }

  private Measurement measurement(Subject subject) {
    return new Measurement(subject, FeatureMaps.network(subject, title()), boxes.get());
  }

  /** The candidate with the best F1 over the objects of all classes, the lowest of equals. */
  private Selection select(BoxData data, List<ImageBoxes> validation) {
    RecordedBoxes recorded = RecordedBoxes.of(data.classes(), validation);
    List<Map<String, String>> candidates = new ArrayList<>();
    List<Double> scores = new ArrayList<>();
    int best = 0;
    for (int i = 1; i < CANDIDATES; i++) {
      OperatingPoint point = new OperatingPoint(config.overlap(), (double) i / CANDIDATES);
      double f1 =
          Average.MICRO.of(
              point.counts(recorded.truth(), recorded.detections()), Ratio.F1, ZeroDivision.ZERO);
      best = scores.isEmpty() || f1 > scores.get(best) ? scores.size() : best;
      scores.add(f1);
      candidates.add(Map.of(SCORE, String.valueOf((double) i / CANDIDATES)));
    }
    return Selection.of("validation", "F1", Scale.SHARE, candidates, scores, best);
  }

  /** One measurement. */
  private final class Measurement {
    private final Subject subject;
    private final Network network;
    private final BoxData data;
    private final InputSpec input;
    private final int[] imageShape;
    private final Detector detector;
    private final Map<String, Double> seconds = new LinkedHashMap<>();

    Measurement(Subject subject, Network network, BoxData data) {
      this.subject = subject;
      this.network = network;
      this.data = data;
      input = DetectionTask.this.input(subject);
      imageShape = Image.shape(input);
      detector =
          head.on(
              new DetectionSetting(
                  imageShape[0],
                  imageShape[1],
                  Grids.of(network.encoder(), input),
                  data.classes().size()));
    }

    Outcome outcome() {
      Optional<Selection> selection = Optional.empty();
      List<ImageBoxes> found;
      try (TrainedHead trained = train()) {
        if (config.score().isEmpty()) {
          selection = Optional.of(select(data, predict(trained, Split.VALIDATION)));
        }
        found = predict(trained, Split.TEST);
      }
      double score =
          selection
              .map(chosen -> Double.parseDouble(chosen.chosen().options().get(SCORE)))
              .or(config::score)
              .orElseThrow();
      long start = System.nanoTime();
      Scores scores =
          DetectionScores.of(
              data.classes(), found, new OperatingPoint(config.overlap(), score), config.dialect());
      add("metrics", start);
      return new Outcome(
          scores,
          new Predictions(PredictionKind.BOXES, found),
          selection,
          new DetectionFigures(data, found, config.overlap(), score).of(config.pictures()),
          seconds);
    }

    private TrainedHead train() {
      BoxExamples examples =
          new BoxExamples(
              BoxSamples.of(data, Split.TRAIN, subject.model()),
              config.augmentation(),
              imageShape[0],
              imageShape[1],
              detector);
      long start = System.nanoTime();
      try {
        return config
            .training()
            .train(subject, title() + " head", network, detector, input, examples);
      } finally {
        add("training", start);
      }
    }

    private List<ImageBoxes> predict(TrainedHead trained, Split split) {
      long start = System.nanoTime();
      List<ImageBoxes> found =
          new BoxPredictor(trained, detector, config.decoding(), input)
              .predict(BoxSamples.of(data, split, subject.model()));
      add("prediction", start);
      return found;
    }

    private void add(String phase, long start) {
      seconds.merge(phase, (System.nanoTime() - start) * 1e-9, Double::sum);
    }
  }
}
