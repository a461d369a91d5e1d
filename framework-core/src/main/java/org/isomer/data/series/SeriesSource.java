package org.isomer.data.series;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.isomer.data.image.PassedOver;
import org.isomer.data.series.NpySeries.Axes;
import org.isomer.data.text.DelimitedFile;
import org.isomer.data.text.Header;
import org.isomer.file.DecimalNumber;
import org.isomer.file.FileListing;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Source;
import org.isomer.tensor.TensorSpec;

/**
 * All series of a file, or of the files of a folder and those below it: arrays of NumPy, files of
 * the UCR and UEA archives, and tables that hold one series, a row for each position. All are
 * padded to as many positions as the model reads, or to the longest of them.
 */
record SeriesSource(Source source) {
  private static final Set<String> ENDINGS =
      Set.of(".npy", ".npz", ".ts", ".arff", ".tsv", ".txt", ".csv");
  private static final int WARNINGS = 10;

  /** Whether it is a folder, or a file that holds series by its name. */
  boolean isRead() {
    return Files.isDirectory(source.path()) || isRead(source.path());
  }

  private static boolean isRead(Path file) {
    return ENDINGS.contains(FileListing.ending(file));
  }

  /**
   * Reads them.
   *
   * @throws BadInputException if there are none, a file cannot be read, or series have other
   *     channels than the model reads
   */
  MemorySeries series() {
    Path path = source.path();
    List<Recording> all = new ArrayList<>();
    List<String> doubts = new ArrayList<>();
    if (Files.isDirectory(path)) {
      FileListing folder = FileListing.of(path);
      List<Path> files = folder.filesBelow(SeriesSource::isRead);
      if (files.isEmpty()) {
        throw new BadInputException(
            "The folder %s and those below it hold no .npy, .npz, .ts, .arff, .tsv, .txt or .csv files. Name a folder of series."
                .formatted(path));
      }
      PassedOver others = new PassedOver(path);
      folder.below().forEach(each -> others.files(each, SeriesSource::isRead, file -> true));
      doubts.addAll(others.findings().warnings());
      files.forEach(file -> add(file, FileListing.relative(path, file), all, doubts));
    } else {
      add(path, String.valueOf(path.getFileName()), all, doubts);
    }
    int longest = all.stream().mapToInt(Recording::length).max().orElseThrow();
    return new MemorySeries(all, Math.max(longest, shape().get(0)), few(doubts));
  }

  /** The first of them, if they are many. */
  private List<String> few(List<String> doubts) {
    if (doubts.size() <= WARNINGS) {
      return doubts;
    }
    List<String> few = new ArrayList<>(doubts.subList(0, WARNINGS));
    few.add(
        "%s: %d further warnings like these are left out."
            .formatted(source.path(), doubts.size() - WARNINGS));
    return few;
  }

  /** Positions and channels. */
  private List<Integer> shape() {
    TensorSpec values = source.input().tensors().get(0);
    return values.shape();
  }

  /** A series that is alone in its file is called as the file is. */
  private void add(Path path, String name, List<Recording> all, List<String> doubts) {
    SeriesFile file = read(path);
    doubts.addAll(file.warnings());
    boolean alone = file.series().size() == 1;
    for (int i = 0; i < file.series().size(); i++) {
      Measured series = file.series().get(i);
      if (series.channels() != shape().get(1)) {
        throw file.wrong(
            series.place(),
            "the series has %d channels, and the model reads %d. %s"
                .formatted(series.channels(), shape().get(1), remedy(path)));
      }
      all.add(
          new Recording(
              alone ? name : prefix(name) + i,
              series.values(),
              series.channels(),
              OptionalInt.empty()));
    }
  }

  /** What to do about a file whose series have other channels. */
  private static String remedy(Path file) {
    return switch (FileListing.ending(file)) {
      case ".npy", ".npz" ->
          "An array has the shape (series, channels, positions): transpose it, or take other data";
      case ".csv" -> "Name its columns with --columns, or take other data";
      default -> "Take other data";
    };
  }

  /** Of one file the number of a series is enough. */
  private String prefix(String name) {
    return Files.isDirectory(source.path()) ? name + ":" : "";
  }

  private SeriesFile read(Path path) {
    return switch (FileListing.ending(path)) {
      case ".npy", ".npz" -> NpySeries.read(path, "x", Axes.CHANNELS_FIRST);
      case ".csv" -> table(path);
      default -> SeriesFile.read(path);
    };
  }

  private SeriesFile table(Path path) {
    boolean header =
        DelimitedFile.of(path, Header.ALWAYS).others(List.of()).stream()
            .anyMatch(SeriesSource::isName);
    SeriesFile file =
        new CsvColumns(
                CsvColumns.Reader.FILES,
                CsvSeries.Layout.LONG,
                header ? Header.ALWAYS : Header.NONE,
                source.columns(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty())
            .read(path);
    if (file.series().isEmpty()) {
      throw new BadInputException(DelimitedFile.EMPTY.formatted(path));
    }
    return file;
  }

  /** Whether a field of the first row is neither a number nor stands for a missing one. */
  private static boolean isName(String field) {
    if (field.isEmpty() || field.equals("?") || field.equalsIgnoreCase("NaN")) {
      return false;
    }
    try {
      DecimalNumber.toFloat(field);
      return false;
    } catch (NumberFormatException e) {
      return true;
    }
  }
}
