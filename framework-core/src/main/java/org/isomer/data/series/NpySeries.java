package org.isomer.data.series;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.isomer.data.numpy.NpyArray;
import org.isomer.spi.BadInputException;
import org.isomer.spi.ClassData;
import org.isomer.spi.DatasetPlugin;
import org.isomer.spi.Option;

/**
 * Series in arrays of NumPy, files {@code .npy} or archives {@code .npz}: (series, positions) for
 * one channel, or three dimensions in the order that {@code axes} says. NaN is missing; positions
 * at the end of a series that lack all channels are padding. A split without a file is cut from
 * train.
 */
public final class NpySeries implements DatasetPlugin<NpySeries.Config> {
  /** The order of the dimensions behind that of the series. */
  public enum Axes {
    /** (series, channels, positions), as aeon and sktime have it. */
    CHANNELS_FIRST,
    /** (series, positions, channels), as TS2Vec and Keras have it. */
    CHANNELS_LAST
  }

  /** Where the arrays are. */
  public record Config(
      @Option(help = "The file of the training series") Path train,
      @Option(
              help =
                  "The file of the classes of train, an array of as many elements; may be the same .npz. By default there are no classes")
          Optional<Path> trainLabels,
      @Option(help = "The file of the test series; by default a part of train is cut off")
          Optional<Path> test,
      @Option(help = "The file of the classes of test") Optional<Path> testLabels,
      @Option(
              help =
                  "Order of three dimensions: channels-first (series, channels, positions), or channels-last",
              value = "channels-first")
          Axes axes,
      @Option(help = "Name of the array of series in an .npz", value = "x") String values,
      @Option(help = "Name of the array of classes in an .npz", value = "y") String labels,
      @Option(help = "What reports call the data; by default the training file's name")
          Optional<String> title,
      @Option(
              help = "Part of each class of train that is cut off as validation split",
              value = "0.2",
              min = 0,
              max = 0.9)
          double validationFraction,
      @Option(
              help = "Part of each class of train that is cut off as test split, if it has no file",
              value = "0.2",
              min = 0,
              max = 0.9)
          double testFraction,
      @Option(help = "Windows to cut the series into; by default each series is one example")
          Optional<Windows> windows,
      @Option(
              help =
                  "none, or train-channels: mean 0 and deviation 1 in each channel by the training split",
              value = "none")
          Normalization normalization) {}

  @Override
  public String name() {
    return "series-npy";
  }

  @Override
  public String summary() {
    return "Time series in arrays of NumPy, .npy or .npz";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public ClassData create(Config config) {
    if (config.testLabels.isPresent() && config.test.isEmpty()) {
      throw new BadInputException(
          "series-npy: test-labels are given, and no test. Give both, or leave both out.");
    }
    return new SeriesSplits(
            List.of(
                Optional.of(read(config, config.train, config.trainLabels)),
                Optional.empty(),
                config.test.map(test -> read(config, test, config.testLabels))),
            config.validationFraction,
            config.testFraction,
            config.windows,
            config.normalization)
        .dataset(config.title.orElseGet(() -> String.valueOf(config.train.getFileName())));
  }

  private static SeriesFile read(Config config, Path path, Optional<Path> labelPath) {
    NpyArray values = NpyArray.read(path, config.values);
    return file(
        path, values, config.axes, labelPath.map(each -> NpyArray.read(each, config.labels)));
  }

  private static SeriesFile file(Path path, NpyArray values, Axes axes, Optional<NpyArray> labels) {
    List<Integer> shape = values.shape();
    if (shape.size() < 2 || shape.size() > 3 || values.size() == 0) {
      throw new BadInputException(
          "%s: its shape is %s, and series are an array of two or three dimensions, none of them 0. Reshape it."
              .formatted(values.name(), shape));
    }
    labels.ifPresent(
        array -> {
          if (!array.shape().equals(List.of(shape.get(0)))) {
            throw new BadInputException(
                "%s: its shape is %s, and there are %d series in %s. Give one class for each."
                    .formatted(array.name(), array.shape(), shape.get(0), values.name()));
          }
        });
    List<Measured> all = new ArrayList<>();
    for (int i = 0; i < shape.get(0); i++) {
      int number = i;
      all.add(series(values, axes, i, labels.map(array -> array.text(number))));
    }
    return new SeriesFile(path, Optional.empty(), List.of(), all, List.of());
  }

  /** The series of a file, without classes. */
  static SeriesFile read(Path path, String member, Axes axes) {
    NpyArray values = NpyArray.read(path, member);
    return file(path, values, axes, Optional.empty());
  }

  private static Measured series(NpyArray array, Axes axes, int index, Optional<String> label) {
    List<Integer> shape = array.shape();
    boolean first = shape.size() == 3 && axes == Axes.CHANNELS_FIRST;
    int channels = shape.size() == 2 ? 1 : shape.get(first ? 1 : 2);
    int positions = shape.get(first ? 2 : 1);
    float[] values = new float[channels * positions];
    for (int i = 0; i < values.length; i++) {
      int place = first ? i % channels * positions + i / channels : i;
      values[i] = array.number(index * values.length + place);
    }
    return new Measured("series " + index, values, channels, label, Optional.empty()).trimmed();
  }
}
