package org.isomer.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.isomer.plugin.Catalog;
import org.isomer.spi.BadInputException;
import org.isomer.spi.DatasetPlugin;
import org.isomer.spi.Examples;
import org.isomer.spi.FileIndex;
import org.isomer.spi.Source;
import org.isomer.tensor.InputSpec;

/**
 * Reads the files that a model is asked about, by the first plugin of data sets that knows them.
 */
public final class Sources {
  private final Catalog catalog;
  private final Datasets datasets;

  /** With the plugins of a catalog. */
  public Sources(Catalog catalog, Datasets datasets) {
    this.catalog = catalog;
    this.datasets = datasets;
  }

  /** What is known of files. */
  public FileIndex index() {
    return datasets.index();
  }

  /**
   * All examples of a file or a folder.
   *
   * @throws BadInputException if it is not there, no plugin reads it for such a model, or it holds
   *     no examples or cannot be read
   */
  public Unsplit read(Source source) {
    Path path = source.path();
    if (Files.notExists(path)) {
      throw new BadInputException(
          "%s: there is no such file or folder. Correct the path.".formatted(path));
    }
    Examples examples =
        first(plugin -> plugin.examples(source, index()))
            .orElseThrow(
                () ->
                    new BadInputException(
                        "%s: nothing here reads %s for a model that reads examples of the kind %s. Name %s of that kind, or a data set with its options (--data)."
                            .formatted(
                                path,
                                Files.isDirectory(path) ? "this folder" : "files of this ending",
                                source.input().modality(),
                                Files.isDirectory(path) ? "a folder of files" : "a file")));
    if (examples.size() == 0) {
      throw new BadInputException("%s: holds no examples. Name another one.".formatted(path));
    }
    return new Unsplit(String.valueOf(path.toAbsolutePath().normalize().getFileName()), examples);
  }

  /**
   * The one example that a user has typed, or named a file of.
   *
   * @throws BadInputException as {@link #read}, and if the file holds none or several
   */
  public Unsplit query(String words, InputSpec input) {
    Optional<Examples> typed = first(plugin -> plugin.typed(words, input));
    return typed.isPresent()
        ? new Unsplit(words, typed.get())
        : one(new Source(Path.of(words), List.of(), input));
  }

  /**
   * The one example of a file.
   *
   * @throws BadInputException as {@link #read}, and if the file holds none or several
   */
  public Unsplit one(Source source) {
    Unsplit read = read(source);
    if (read.examples().size() != 1) {
      throw new BadInputException(
          "%s: holds %d examples, and one is asked for. Name a file of one."
              .formatted(source.path(), read.examples().size()));
    }
    return read;
  }

  private Optional<Examples> first(Function<DatasetPlugin<?>, Optional<Examples>> reading) {
    return catalog.entries("dataset").stream()
        .map(Catalog.Entry::plugin)
        .filter(DatasetPlugin.class::isInstance)
        .<DatasetPlugin<?>>map(plugin -> (DatasetPlugin<?>) plugin)
        .flatMap(plugin -> reading.apply(plugin).stream())
        .findFirst();
  }
}
