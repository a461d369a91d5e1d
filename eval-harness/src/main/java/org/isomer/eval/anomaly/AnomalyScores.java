package org.isomer.eval.anomaly;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.isomer.eval.anomaly.score.AnomalyMetrics;
import org.isomer.eval.metric.AnomalyDialect;
import org.isomer.eval.recording.Moment;
import org.isomer.eval.recording.RecordingCensus;
import org.isomer.eval.recording.RecordingData;
import org.isomer.eval.recording.RecordingExamination;
import org.isomer.eval.recording.TimeOptions;
import org.isomer.eval.recording.Timeline;
import org.isomer.eval.spi.ModelTask;
import org.isomer.eval.spi.Outcome;
import org.isomer.eval.spi.Subject;
import org.isomer.eval.spi.TaskPlugin;
import org.isomer.random.CounterRandom;
import org.isomer.reports.record.Data;
import org.isomer.reports.record.PredictionKind;
import org.isomer.reports.record.Predictions;
import org.isomer.reports.record.ScoredMoment;
import org.isomer.reports.record.Selection;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Examples;
import org.isomer.spi.FeatureMatrix;
import org.isomer.spi.Option;
import org.isomer.spi.Split;
import org.isomer.tensor.InputSpec;

/**
 * Scores each moment of recordings by the window that ends with it: the mean distance of its frozen
 * representation to the nearest ones of training windows, whose marks are not looked at. A
 * threshold is chosen on the validation part; ranges are judged, without point adjustment. Any
 * encoder can be judged so, and raw values; a moving z-score and random scores stand beside.
 */
public final class AnomalyScores implements TaskPlugin<AnomalyScores.Config> {
  private static final String NAME = "task/anomaly";

  /** Options of anomaly scores. */
  public record Config(
      @Option(help = "Recordings with marked anomalies, and how they are cut") TimeOptions data,
      @Option(
              help = "How many of the nearest training windows count",
              value = "5",
              min = 1,
              max = 1000)
          int neighbours,
      @Option(
              help = "Moments from a training window to the next",
              value = "1",
              min = 1,
              max = 100_000)
          int stride) {}

  @Override
  public String name() {
    return "anomaly";
  }

  @Override
  public String summary() {
    return "Anomalies in recordings, by how far windows lie from those of training";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public ModelTask create(Config config) {
    return new AnomalyTask(config, new RecordingData(NAME, config.data(), 0));
  }

  private record AnomalyTask(Config config, RecordingData recordings) implements ModelTask {
    @Override
    public String title() {
      return "anomaly scores";
    }

    @Override
    public PredictionKind predicts() {
      return PredictionKind.MOMENTS;
    }

    @Override
    public Data data(Subject subject) {
      return recordings.data();
    }

    @Override
    public InputSpec input(Subject subject) {
      return recordings.input(subject);
    }

    @Override
    public Optional<RecordingExamination> examination() {
      return Optional.of(recordings.examination(this::judge));
    }

    private List<String> judge(RecordingCensus counted) {
      String title = recordings.data().title();
      if (!counted.marked()) {
        throw new BadInputException(
            "%s: %s has no marked anomalies. Name their column in the option anomaly of the recordings."
                .formatted(NAME, title));
      }
      requireBoth(
          "to choose the threshold on", counted.validationAnomalies(), counted.validationMoments());
      requireBoth("that is scored", counted.testAnomalies(), counted.testMoments());
      return counted.trainingAnomalies() == 0
          ? List.of()
          : List.of(
              String.format(
                  Locale.ROOT,
                  "%s: %,d of %,d moments of the training part are marked as anomalies, whose like then counts as normal. Change train, or take other recordings.",
                  title,
                  counted.trainingAnomalies(),
                  counted.trainingMoments()));
    }

    private void requireBoth(String part, long anomalies, long moments) {
      if (anomalies == 0 || anomalies == moments) {
        throw new BadInputException(
            "%s: %s has %s in the part %s. Change train and validation, or take other recordings."
                .formatted(
                    NAME,
                    recordings.data().title(),
                    anomalies == 0 ? "no anomaly" : "nothing but anomalies",
                    part));
      }
    }

    @Override
    public Examples scored(Subject subject) {
      return recordings.scored();
    }

    @Override
    public Outcome measure(Subject subject) {
      long start = System.nanoTime();
      Timeline timeline = recordings.timeline();
      List<Moment> validation = timeline.ends(Split.VALIDATION, 0, 1);
      List<Moment> test = timeline.ends(Split.TEST, 0, 1);
      List<FeatureMatrix> features =
          recordings.features(
              subject,
              List.of(
                  timeline.windows(timeline.ends(Split.TRAIN, 0, config.stride())),
                  timeline.windows(validation),
                  timeline.windows(test)));
      long read = System.nanoTime();
      DistanceToTrain distance = new DistanceToTrain(features.get(0), config.neighbours());
      Selection threshold =
          AnomalyMetrics.choose(scored(timeline, validation, distance.of(features.get(1))));
      List<ScoredMoment> scored = scored(timeline, test, distance.of(features.get(2)));
      return new Outcome(
          AnomalyMetrics.of(
              AnomalyDialect.RANGES, scored, AnomalyMetrics.threshold(Optional.of(threshold))),
          new Predictions(PredictionKind.MOMENTS, scored),
          Optional.of(threshold),
          List.of(),
          Map.of("features", (read - start) * 1e-9, title(), (System.nanoTime() - read) * 1e-9));
    }

    private List<ScoredMoment> scored(Timeline timeline, List<Moment> moments, double[] scores) {
      MovingScore moving = new MovingScore(timeline, config.data().window());
      CounterRandom random = CounterRandom.of(0, "random scores");
      List<ScoredMoment> scored = new ArrayList<>();
      for (int i = 0; i < scores.length; i++) {
        Moment moment = moments.get(i);
        scored.add(
            new ScoredMoment(
                timeline.id(moment),
                timeline.isAnomalous(moment) ? 1 : 0,
                scores[i],
                moving.of(moment),
                random.at(moment.recording(), moment.position(), 0).nextDouble()));
      }
      return scored;
    }
  }
}
