package org.isomer.eval.recording;

import java.util.List;
import java.util.function.Function;
import org.isomer.cli.spi.Progress;
import org.isomer.eval.feature.FiniteEncoding;
import org.isomer.eval.feature.SameFeatures;
import org.isomer.eval.spi.FeatureEncoding;
import org.isomer.eval.spi.Subject;
import org.isomer.eval.spi.TaskData;
import org.isomer.feature.FeatureReader;
import org.isomer.reports.record.Data;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Examples;
import org.isomer.spi.FeatureMatrix;
import org.isomer.spi.Recordings;
import org.isomer.spi.Split;
import org.isomer.tensor.InputSpec;
import org.jspecify.annotations.Nullable;

/** The recordings that a task brings, opened once, and what a model makes of their windows. */
public final class RecordingData {
  private final String task;
  private final TimeOptions options;
  private final int horizon;
  private final TaskData<Recordings> recordings;
  private @Nullable Timeline timeline;

  /**
   * Nothing is opened yet.
   *
   * @param task what messages call the task
   * @param horizon how many moments after a window the task needs
   * @throws BadInputException if nothing of a recording is left to be scored
   */
  public RecordingData(String task, TimeOptions options, int horizon) {
    if (options.train() + options.validation() > 0.99) {
      throw new BadInputException(
          "%s: train %s and validation %s leave nothing to be scored. Give them a sum of 0.99 or less."
              .formatted(task, options.train(), options.validation()));
    }
    this.task = task;
    this.options = options;
    this.horizon = horizon;
    recordings = new TaskData<>(options.recordings());
  }

  /** The recordings, normalised and cut; once. */
  public synchronized Timeline timeline() {
    Timeline made = timeline;
    if (made == null) {
      made = new Timeline(task, recordings.get(), options);
      timeline = made;
    }
    return made;
  }

  /** What results say of the data. */
  public Data data() {
    return new Data(
        recordings.get().title(),
        recordings.get().digest(),
        "test",
        timeline().ends(Split.TEST, horizon, 1).size(),
        List.of());
  }

  /** The windows that are scored. */
  public Examples scored() {
    return timeline().windows(timeline().ends(Split.TEST, horizon, 1));
  }

  /** What a window holds after a model's preprocessing. */
  public InputSpec input(Subject subject) {
    return FeatureReader.spec(scored(), subject.model().preprocessing());
  }

  /**
   * The look at the recordings.
   *
   * @param needs refuses what the task cannot use, and says what it doubts; it is not asked whether
   *     parts are long enough
   */
  public RecordingExamination examination(Function<RecordingCensus, List<String>> needs) {
    return new RecordingExamination(recordings.get(), timeline(), horizon, needs);
  }

  /** The length of a model's feature vectors of windows. */
  public int dim(Subject subject) {
    try (FeatureEncoding encoding = subject.model().open(input(subject), subject.threads())) {
      return encoding.dim();
    }
  }

  /**
   * A model's features of windows, and a doubt if those that are scored are the same.
   *
   * @param windows of train, of validation, and the scored ones
   */
  public List<FeatureMatrix> features(Subject subject, List<Examples> windows) {
    try (FeatureEncoding encoding =
        FiniteEncoding.of(subject.model(), input(subject), subject.threads())) {
      FeatureReader reader =
          new FeatureReader(
              subject.model().preprocessing(), subject.threads(), encoding::encode, encoding.dim());
      List<FeatureMatrix> features =
          windows.stream().map(each -> read(subject, reader, each)).toList();
      SameFeatures.doubt(subject.model().name(), "test windows", features.get(features.size() - 1))
          .ifPresent(subject::doubt);
      return features;
    }
  }

  private static FeatureMatrix read(Subject subject, FeatureReader reader, Examples windows) {
    try (Progress progress =
        subject.console().progress("features", "encoded", windows.size(), "windows")) {
      return reader.features(windows, progress::advance);
    }
  }
}
