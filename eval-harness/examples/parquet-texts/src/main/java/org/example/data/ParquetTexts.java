package org.example.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.isomer.data.SplitDataset;
import org.isomer.data.StratifiedCut;
import org.isomer.spi.Dataset;
import org.isomer.spi.DatasetPlugin;
import org.isomer.spi.Option;

/**
 * Texts in a column of a Parquet file, with a class for each in another column, or without labels.
 * Validation and test split are cut from the file, each class in the same proportion. Only these
 * columns are read.
 */
public final class ParquetTexts implements DatasetPlugin<ParquetTexts.Config> {
  /** Where the texts are. */
  public record Config(
      @Option(help = "The Parquet file") Path file,
      @Option(help = "The column of the text", value = "text") String text,
      @Option(
              help =
                  "The column of the label, of texts or whole numbers; by default there are no"
                      + " labels")
          Optional<String> label,
      @Option(
              help = "Part of each class that is cut off as validation split",
              value = "0.1",
              min = 0,
              max = 0.4)
          double validationFraction,
      @Option(
              help = "Part of each class that is cut off as test split",
              value = "0.1",
              min = 0,
              max = 0.4)
          double testFraction) {}

  @Override
  public String name() {
    return "parquet-texts";
  }

  @Override
  public String summary() {
    return "Texts in a column of a Parquet file, with a class for each or without labels";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  /** The digest of {@link SplitDataset} covers texts, labels, their order and the splits. */
  @Override
  public Dataset create(Config config) {
    List<String> columns = new ArrayList<>(List.of(config.text()));
    config.label().ifPresent(columns::add);
    List<List<String>> rows = new ParquetColumns(config.file(), columns).read();
    List<String> classes =
        config.label().isEmpty()
            ? List.of()
            : List.copyOf(new TreeSet<>(rows.stream().map(row -> row.get(1)).toList()));
    StratifiedCut test =
        StratifiedCut.of(new TextRows(rows, classes), config.testFraction(), "test");
    return SplitDataset.cutting(
        config.validationFraction(),
        String.valueOf(config.file().getFileName()),
        classes,
        test.kept(),
        test.taken());
  }
}
