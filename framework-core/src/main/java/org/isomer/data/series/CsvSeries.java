package org.isomer.data.series;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.isomer.data.text.Header;
import org.isomer.spi.BadInputException;
import org.isomer.spi.ClassData;
import org.isomer.spi.DatasetPlugin;
import org.isomer.spi.Option;

/**
 * Series in files of comma-separated values (RFC 4180, UTF-8; {@code .tsv}: tab-separated), one for
 * each split. A split without a file is cut from train, whole groups at a time.
 */
public final class CsvSeries implements DatasetPlugin<CsvSeries.Config> {
  /** What a row is. */
  public enum Layout {
    /** A position of a series. */
    LONG,
    /** A series of one channel. */
    WIDE
  }

  /** Where the series are. */
  public record Config(
      @Option(help = "The file of the training series") Path train,
      @Option(help = "The file of the validation series; by default a part of train is cut off")
          Optional<Path> validation,
      @Option(help = "The file of the test series; by default a part of train is cut off")
          Optional<Path> test,
      @Option(
              help =
                  "long: a row is a position of a series, with a column for each channel; wide: a row is a series of one channel, with a column for each position",
              value = "long")
          Layout layout,
      @Option(help = "Whether the first line of each file names the columns", value = "true")
          boolean header,
      @Option(
              help =
                  "The columns of numbers, by name or by number from 1; by default all that no other option names",
              value = "[]",
              distinct = true)
          List<String> values,
      @Option(
              help =
                  "In long files, the column that tells series apart; by default a file is one series")
          Optional<String> id,
      @Option(
              help =
                  "In long files, the column of the time, a number or an ISO 8601 date; rows of a series have to be in its order")
          Optional<String> time,
      @Option(help = "The column of the class; by default there are no classes")
          Optional<String> label,
      @Option(
              help =
                  "The column of whom or what a series was measured on, such as a subject; all its series stay in one split")
          Optional<String> group,
      @Option(help = "What reports call the data; by default the training file's name")
          Optional<String> title,
      @Option(
              help = "Part of train that is cut off as validation split, if it has no file",
              value = "0.2",
              min = 0,
              max = 0.9)
          double validationFraction,
      @Option(
              help = "Part of train that is cut off as test split, if it has no file",
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
          Normalization normalization) {
    /** Copies the list. */
    public Config {
      values = List.copyOf(values);
    }
  }

  @Override
  public String name() {
    return "series-csv";
  }

  @Override
  public String summary() {
    return "Time series in CSV files, a row for each series or for each position";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public ClassData create(Config config) {
    if (config.layout == Layout.WIDE && (config.id.isPresent() || config.time.isPresent())) {
      throw new BadInputException(
          "series-csv: in wide files a row is a series, so there is no column %s. Leave it out, or set layout: long."
              .formatted(config.id.isPresent() ? "id" : "time"));
    }
    CsvColumns columns =
        new CsvColumns(
            CsvColumns.Reader.DATASET,
            config.layout,
            Header.of(config.header),
            config.values,
            config.id,
            config.time,
            config.label,
            config.group);
    return new SeriesSplits(
            List.of(
                Optional.of(columns.read(config.train)),
                config.validation.map(columns::read),
                config.test.map(columns::read)),
            config.validationFraction,
            config.testFraction,
            config.windows,
            config.normalization)
        .dataset(config.title.orElseGet(() -> String.valueOf(config.train.getFileName())));
  }
}
