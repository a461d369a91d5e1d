package org.isomer.data.series;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.isomer.data.SplitDataset;
import org.isomer.data.StratifiedCut;
import org.isomer.spi.ClassData;
import org.isomer.spi.DatasetPlugin;
import org.isomer.spi.Findings;
import org.isomer.spi.Option;

/**
 * The {@code .ts} files of the UCR and UEA archives, as sktime and aeon read them. Series of
 * different lengths are padded to the longest of all splits. Values stay as they are; to normalise
 * them is a step of the views.
 */
public final class TsFiles implements DatasetPlugin<TsFiles.Config> {
  /**
   * Where the files are and how to divide them.
   *
   * @param train the file to train on
   * @param test the file to score with
   * @param title what reports call the data; by default what train calls itself
   * @param validationFraction the part of train that becomes the validation split
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
          double validationFraction) {}

  @Override
  public String name() {
    return "ts-file";
  }

  @Override
  public String summary() {
    return "Time series in the .ts files of the UCR and UEA archives";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public ClassData create(Config config) {
    TsPart train = TsPart.of(config.train());
    TsPart test = train.another(config.test());
    int positions = Math.max(train.longest(), test.longest());
    StratifiedCut cut =
        StratifiedCut.of(
            new MemorySeries("train", train.recordings(), positions),
            config.validationFraction(),
            "validation");
    return new SplitDataset(
        config.title().or(train.header()::problem).orElse(name()),
        train.header().classes(),
        cut.kept(),
        cut.taken(),
        new MemorySeries("test", test.recordings(), positions),
        findings(train, test));
  }

  private static Findings findings(TsPart train, TsPart test) {
    int channels = train.recordings().get(0).channels();
    int shortest = Math.min(train.shortest(), test.shortest());
    int longest = Math.max(train.longest(), test.longest());
    String lengths =
        shortest == longest
            ? "%d positions".formatted(longest)
            : "%d to %d positions, padded to %d".formatted(shortest, longest, longest);
    return new Findings(
        List.of((channels == 1 ? "1 channel, " : channels + " channels, ") + lengths),
        Stream.concat(train.warnings().stream(), test.warnings().stream()).toList());
  }
}
