package org.isomer.data.series;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.isomer.spi.BadInputException;

/**
 * A file of series.
 *
 * @param path where it is
 * @param title what it calls itself, if it does
 * @param classes the classes that it announces, in order; empty if it announces none
 * @param series at least one
 * @param warnings what is doubtful about it
 */
record SeriesFile(
    Path path,
    Optional<String> title,
    List<String> classes,
    List<Measured> series,
    List<String> warnings) {
  private static final String WHOLE = "-?[0-9]{1,18}";

  /** Reads what a file's name says that it holds. */
  private interface Format {
    SeriesFile read(Path path);
  }

  SeriesFile {
    classes = List.copyOf(classes);
    series = List.copyOf(series);
    warnings = List.copyOf(warnings);
  }

  /**
   * Reads a file of the UCR or UEA archive: {@code .ts}, {@code .arff}, or {@code .tsv}, {@code
   * .txt}, {@code .csv} with a series and, before it, its class on each line.
   *
   * @throws BadInputException naming the line if it cannot be read
   */
  static SeriesFile read(Path path) {
    String name = path.toString().toLowerCase(Locale.ROOT);
    Format format;
    if (name.endsWith(".ts")) {
      format = TsPart::read;
    } else if (name.endsWith(".arff")) {
      format = ArffPart::read;
    } else if (name.endsWith(".tsv") || name.endsWith(".txt") || name.endsWith(".csv")) {
      format = UcrPart::read;
    } else {
      throw new BadInputException(
          "%s: its ending is none of .ts, .arff, .tsv, .txt, .csv, so nobody knows how to read it. Rename it after what it holds."
              .formatted(path));
    }
    return format.read(path);
  }

  /** The message for something in the file that cannot be used. */
  BadInputException wrong(String place, String problem) {
    return new BadInputException("%s, %s: %s.".formatted(path, place, problem));
  }

  int longest() {
    return series.stream().mapToInt(Measured::length).max().orElseThrow();
  }

  int shortest() {
    return series.stream().mapToInt(Measured::length).min().orElseThrow();
  }

  /** The same file with other series. */
  SeriesFile with(List<Measured> others) {
    return new SeriesFile(path, title, classes, others, warnings);
  }

  /** The same file with a further doubt. */
  SeriesFile warning(String doubt) {
    List<String> all = new ArrayList<>(warnings);
    all.add(doubt);
    return new SeriesFile(path, title, classes, series, all);
  }

  /** What is doubtful about the file and its series. */
  List<String> findings() {
    List<String> all = new ArrayList<>(warnings);
    long gaps = series.stream().filter(each -> each.missing() > 0).count();
    if (gaps > 0) {
      all.add(
          "%s: %d of %d series have missing values; where one channel has none, the position is masked in all of them. Fill in the values to use the others."
              .formatted(path, gaps, series.size()));
    }
    long constant = series.stream().filter(each -> each.length() > 1 && each.isConstant()).count();
    if (constant > 0) {
      all.add(
          "%s: %d of %d series hold one value throughout, as far as single precision tells. Check that they were recorded, or take them out."
              .formatted(path, constant, series.size()));
    }
    coarse().ifPresent(all::add);
    return all;
  }

  /** A doubt about numbers of which single precision keeps too little. */
  Optional<String> coarse() {
    long coarse = series.stream().filter(Measured::isCoarse).count();
    return coarse == 0
        ? Optional.empty()
        : Optional.of(
            "%s: %d of %d series have numbers so far from 0 that single precision tells fewer than %d of them apart. Take their offset off before you write them."
                .formatted(path, coarse, series.size(), Measured.FEWEST_STEPS));
  }

  /**
   * The classes: those that the file announces, or the labels that it has, numbers by their size
   * and before others, names in the order of their characters.
   */
  List<String> labels() {
    if (!classes.isEmpty()) {
      return classes;
    }
    return series.stream()
        .flatMap(each -> each.label().stream())
        .distinct()
        .sorted(SeriesFile::compareLabels)
        .toList();
  }

  private static int compareLabels(String one, String other) {
    boolean number = one.matches(WHOLE);
    if (number && other.matches(WHOLE)) {
      return Long.compare(Long.parseLong(one), Long.parseLong(other));
    }
    return number == other.matches(WHOLE) ? one.compareTo(other) : number ? -1 : 1;
  }
}
