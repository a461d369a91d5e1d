package org.isomer.data.series;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.isomer.modality.series.Series;
import org.isomer.spi.ClassData;
import org.isomer.spi.DatasetPlugin;
import org.isomer.spi.Examples;
import org.isomer.spi.FileIndex;
import org.isomer.spi.Option;
import org.isomer.spi.Source;

/**
 * Files of the UCR and UEA archives: {@code .ts} as sktime and aeon read them, {@code .arff}, and
 * {@code .tsv} or {@code .txt} without a header. Series of different lengths are padded to the
 * longest of all splits. Values stay as they are, unless {@code normalization} says otherwise; to
 * standardise each series is a step of the views.
 */
public final class TsFiles implements DatasetPlugin<TsFiles.Config> {
  /**
   * Where the files are and how to divide them.
   *
   * @param train the file to train on
   * @param test the file to score with
   * @param title what reports call the data; by default what train calls itself
   * @param validationFraction the part of train that becomes the validation split
   * @param windows how series are cut into examples
   * @param normalization what is done to the numbers
   */
  public record Config(
      @Option(help = "The file of the training series, such as GunPoint_TRAIN.ts") Path train,
      @Option(help = "The file of the test series, such as GunPoint_TEST.ts") Path test,
      @Option(help = "What reports call the data; by default the @problemName of train")
          Optional<String> title,
      @Option(
              help = "Part of each class of train that is cut off as validation split",
              value = "0.2",
              min = 0,
              max = 0.9)
          double validationFraction,
      @Option(help = "Windows to cut the series into; by default each series is one example")
          Optional<Windows> windows,
      @Option(
              help =
                  "none, or train-channels: mean 0 and deviation 1 in each channel by the training split",
              value = "none")
          Normalization normalization) {}

  @Override
  public String name() {
    return "ts-file";
  }

  @Override
  public String summary() {
    return "Time series in files of the UCR and UEA archives: .ts, .arff, .tsv, .txt";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public ClassData create(Config config) {
    SeriesFile train = SeriesFile.read(config.train);
    SeriesFile test = SeriesFile.read(config.test);
    return new SeriesSplits(
            List.of(Optional.of(train), Optional.empty(), Optional.of(test)),
            config.validationFraction,
            0,
            config.windows,
            config.normalization)
        .dataset(config.title.or(train::title).orElse(name()));
  }

  /** The series of files of all kinds that are read here. */
  @Override
  public Optional<Examples> examples(Source source, FileIndex index) {
    SeriesSource series = new SeriesSource(source);
    return source.isOf(Series.MODALITY) && series.isRead()
        ? Optional.of(series.series())
        : Optional.empty();
  }
}
