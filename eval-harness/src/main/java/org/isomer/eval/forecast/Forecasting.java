package org.isomer.eval.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isomer.eval.forecast.score.ForecastMetrics;
import org.isomer.eval.head.Candidates;
import org.isomer.eval.metric.ForecastDialect;
import org.isomer.eval.recording.Moment;
import org.isomer.eval.recording.RecordingData;
import org.isomer.eval.recording.RecordingExamination;
import org.isomer.eval.recording.TimeOptions;
import org.isomer.eval.recording.Timeline;
import org.isomer.eval.spi.ModelTask;
import org.isomer.eval.spi.Outcome;
import org.isomer.eval.spi.Subject;
import org.isomer.eval.spi.TaskPlugin;
import org.isomer.reports.record.Data;
import org.isomer.reports.record.ForecastErrors;
import org.isomer.reports.record.PredictionKind;
import org.isomer.reports.record.Predictions;
import org.isomer.reports.record.Scale;
import org.isomer.reports.record.Selection;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Examples;
import org.isomer.spi.FeatureMatrix;
import org.isomer.spi.Option;
import org.isomer.spi.Split;
import org.isomer.tensor.InputSpec;

/**
 * Forecasts the moments after a window by ridge regression on the frozen representation of the
 * window, all of them and all channels at once; the strength is chosen on the validation part.
 * Every result has the errors of a seasonal naive forecast and of the same regression on the
 * window's numbers beside it. A further horizon is a further task.
 */
public final class Forecasting implements TaskPlugin<Forecasting.Config> {
  private static final String NAME = "task/forecasting";

  /** Options of forecasting. */
  public record Config(
      @Option(help = "Recordings, and how they are cut") TimeOptions data,
      @Option(help = "How many moments after a window are forecast", min = 1, max = 10_000)
          int horizon,
      @Option(
              help =
                  "Moments of a season, which the naive forecast repeats, such as 24 for hours of a day; 1 repeats the last moment",
              value = "1",
              min = 1,
              max = 100_000)
          int season,
      @Option(
              help = "Candidates for the strength of the regularisation",
              value = "[0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]",
              min = 0,
              exclusiveMin = true,
              max = 1e12,
              distinct = true)
          List<Double> alpha,
      @Option(
              help = "Moments from a training window to the next",
              value = "1",
              min = 1,
              max = 100_000)
          int stride) {
    /** Copies the list. */
    public Config {
      alpha = List.copyOf(alpha);
    }
  }

  @Override
  public String name() {
    return "forecasting";
  }

  @Override
  public String summary() {
    return "Ridge regression on windows of recordings to what follows, beside naive forecasts";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public ModelTask create(Config config) {
    Candidates.require(config.alpha(), NAME, "alpha");
    if (config.season() > config.data().window()) {
      throw new BadInputException(
          "%s: a season of %d moments does not fit into a window of %d. Give a smaller season, or a larger window."
              .formatted(NAME, config.season(), config.data().window()));
    }
    return new ForecastTask(config, new RecordingData(NAME, config.data(), config.horizon()));
  }

  private record ForecastTask(Config config, RecordingData recordings) implements ModelTask {
    @Override
    public String title() {
      return "forecasting, horizon " + config.horizon();
    }

    @Override
    public PredictionKind predicts() {
      return PredictionKind.FORECASTS;
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
      return Optional.of(recordings.examination(counted -> List.of()));
    }

    @Override
    public void requireSubject(Subject subject) {
      RidgeForecast.requireFeatures("a window", recordings.timeline().width());
      RidgeForecast.requireFeatures("a feature vector", recordings.dim(subject));
    }

    @Override
    public Examples scored(Subject subject) {
      return recordings.scored();
    }

    @Override
    public Outcome measure(Subject subject) {
      long start = System.nanoTime();
      Timeline timeline = recordings.timeline();
      Parts parts = parts(timeline);
      List<Examples> windows =
          parts.all().stream().map(part -> timeline.windows(part.ends())).toList();
      List<FeatureMatrix> features = recordings.features(subject, windows);
      long read = System.nanoTime();
      Chosen model = choose(features, parts);
      Chosen raw =
          choose(parts.all().stream().map(part -> timeline.numbers(part.ends())).toList(), parts);
      List<ForecastErrors> errors = new ArrayList<>();
      for (int i = 0; i < parts.test().size(); i++) {
        Errors naive = Errors.of(parts.test().truth(i), parts.test().naive(i, config.season()));
        errors.add(
            new ForecastErrors(
                timeline.id(parts.test().ends().get(i)),
                model.test()[i].squared(),
                model.test()[i].absolute(),
                naive.squared(),
                naive.absolute(),
                raw.test()[i].squared(),
                raw.test()[i].absolute()));
      }
      return new Outcome(
          ForecastMetrics.of(ForecastDialect.NORMALIZED, errors),
          new Predictions(PredictionKind.FORECASTS, errors),
          Optional.of(model.selection()),
          List.of(),
          Map.of("features", (read - start) * 1e-9, title(), (System.nanoTime() - read) * 1e-9));
    }

    private Parts parts(Timeline timeline) {
      return new Parts(
          part(timeline, Split.TRAIN, config.stride()),
          part(timeline, Split.VALIDATION, 1),
          part(timeline, Split.TEST, 1));
    }

    private Horizon part(Timeline timeline, Split split, int stride) {
      List<Moment> ends = timeline.ends(split, config.horizon(), stride);
      return new Horizon(timeline, ends, config.horizon());
    }

    /** Chooses the strength by the error of validation windows, then forecasts. */
    private Chosen choose(List<FeatureMatrix> features, Parts parts) {
      RidgeForecast ridge = RidgeForecast.of(features.get(0), parts.train());
      List<Double> errors =
          config.alpha().stream()
              .map(alpha -> mean(ridge.fit(alpha).errors(features.get(1), parts.validation())))
              .toList();
      double best = config.alpha().get(Scale.ERROR.best(errors));
      return new Chosen(
          Selection.best(
              "validation",
              ForecastMetrics.HEADLINE,
              Scale.ERROR,
              config.alpha().stream().map(alpha -> Map.of("alpha", String.valueOf(alpha))).toList(),
              errors),
          ridge.fit(best).errors(features.get(2), parts.test()));
    }

    private static double mean(Errors[] errors) {
      return Arrays.stream(errors).mapToDouble(Errors::squared).average().orElseThrow();
    }
  }

  private record Parts(Horizon train, Horizon validation, Horizon test) {
    List<Horizon> all() {
      return List.of(train, validation, test);
    }
  }

  /** What was chosen, and the errors of what it forecasts from each test window. */
  private record Chosen(Selection selection, Errors[] test) {}
}
