package org.isomer.eval.series;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.isomer.eval.metric.ClassificationDialect;
import org.isomer.eval.result.ClassificationScores;
import org.isomer.eval.result.Results;
import org.isomer.eval.spi.ModelTask;
import org.isomer.eval.spi.Outcome;
import org.isomer.eval.spi.Prediction;
import org.isomer.eval.spi.Subject;
import org.isomer.eval.spi.TaskPlugin;
import org.isomer.examination.Use;
import org.isomer.feature.FeatureReader;
import org.isomer.reports.record.Data;
import org.isomer.reports.record.PredictionKind;
import org.isomer.reports.record.Predictions;
import org.isomer.spi.Option;
import org.isomer.spi.Split;
import org.isomer.tensor.InputSpec;

/**
 * The class of the nearest training series, the first of equals: the baselines that the field
 * expects, 1-NN by Euclidean distance and by dynamic time warping. The series are compared as they
 * are after the preprocessing, so it is a task for raw values alone. Nothing is chosen, and the
 * validation split is not looked at: published numbers use all training series, which a data set
 * gives with {@code validation-fraction: 0}.
 *
 * <p>Time warping is dependent, one path for all channels, and its distance is the sum of squares
 * along the path, without a root, which changes no order. Lower bounds and early abandoning leave
 * distances out that cannot be the least, so the answers are those of a plain loop over all.
 */
public final class NearestSeries implements TaskPlugin<NearestSeries.Config> {
  private static final String NAME = "task/nearest-series";

  /** How far two series are from one another. */
  public enum Distance {
    /** Position by position, as far as the shorter one goes. */
    EUCLIDEAN,
    /** Dynamic time warping, one path for all channels. */
    DTW
  }

  /** Options. */
  public record Config(
      @Option(
              help = "euclidean, as far as the shorter series goes; or dtw, dynamic time warping",
              value = "dtw")
          Distance distance,
      @Option(
              help =
                  "For dtw, how far a path may leave the diagonal, as a share of the longer series; 1 is no limit",
              value = "1",
              min = 0,
              max = 1)
          double window) {}

  @Override
  public String name() {
    return "nearest-series";
  }

  @Override
  public String summary() {
    return "Class of the nearest training series, by Euclidean distance or time warping";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public ModelTask create(Config config) {
    return new NearestSeriesTask(config);
  }

  private record NearestSeriesTask(Config config) implements ModelTask {
    @Override
    public String title() {
      if (config.distance == Distance.EUCLIDEAN) {
        return "1-NN, Euclidean";
      }
      return config.window == 1 ? "1-NN, DTW" : "1-NN, DTW, window " + config.window;
    }

    @Override
    public PredictionKind predicts() {
      return PredictionKind.CLASSES;
    }

    @Override
    public Data data(Subject subject) {
      return Results.testSplit(subject);
    }

    @Override
    public InputSpec input(Subject subject) {
      return FeatureReader.spec(
          subject.dataset().split(Split.TRAIN), subject.model().preprocessing());
    }

    @Override
    public Use use() {
      return Use.CLASSIFICATION_WITHOUT_CHOICE;
    }

    @Override
    public void requireSubject(Subject subject) {
      RawSeries.of(NAME, subject, input(subject));
    }

    @Override
    public Outcome measure(Subject subject) {
      long start = System.nanoTime();
      RawSeries raw = RawSeries.of(NAME, subject, input(subject));
      int classes = subject.dataset().classes().size();
      List<RawSeries.Labelled> train = raw.read(Split.TRAIN);
      List<Points> candidates = train.stream().map(RawSeries.Labelled::points).toList();
      Neighbours neighbours =
          config.distance == Distance.EUCLIDEAN
              ? new EuclideanNeighbours(candidates)
              : new WarpedNeighbours(candidates, new Warping(config.window));
      List<RawSeries.Labelled> test = raw.read(Split.TEST);
      List<Integer> nearest =
          test.parallelStream().map(query -> neighbours.nearest(query.points())).toList();
      List<org.isomer.reports.record.Prediction> stored = new ArrayList<>();
      IntStream.range(0, test.size())
          .forEach(
              i ->
                  stored.add(
                      prediction(train.get(nearest.get(i)).label(), classes)
                          .stored(test.get(i).id(), test.get(i).label())));
      return new Outcome(
          ClassificationScores.of(ClassificationDialect.SCIKIT_LEARN, classes, stored),
          Predictions.classes(stored),
          Optional.empty(),
          List.of(),
          Map.of(title(), (System.nanoTime() - start) / 1e9));
    }

    private static Prediction prediction(int label, int classes) {
      double[] shares = new double[classes];
      shares[label] = 1;
      return Prediction.byShare(shares);
    }
  }
}
