package org.isomer.data.series;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.isomer.file.TextFile;

/**
 * A {@code .ts} file. A line is a series: its channels with colons between them, each channel's
 * numbers with commas, and last, if there are labels, the class. A missing number is {@code ?} or
 * {@code NaN}.
 *
 * @param file where it is
 * @param header what stands before the data
 */
record TsPart(TextFile file, TsHeader header) {
  private static final int CLASSES_SHOWN = 10;

  /**
   * Reads a file.
   *
   * @throws org.isomer.spi.BadInputException naming the line if anything cannot be read or
   *     contradicts the header
   */
  static SeriesFile read(Path path) {
    TextFile file = new TextFile(path);
    List<String> lines = file.lines();
    TsHeader header = TsHeader.of(file, lines);
    TsPart part = new TsPart(file, header);
    List<Measured> series = part.series(lines);
    List<String> warnings = new ArrayList<>(header.warnings());
    part.unannounced(series).ifPresent(warnings::add);
    return new SeriesFile(path, header.problem(), header.classes(), series, warnings);
  }

  /** That numbers are missing where the header says that none are. */
  private Optional<String> unannounced(List<Measured> all) {
    return all.stream()
        .filter(series -> header.complete() && series.missing() > 0)
        .findFirst()
        .map(
            series ->
                "%s, %s: a number is missing, and @missing false says that none is. Check that the file is the right one."
                    .formatted(file.path(), series.place()));
  }

  private List<Measured> series(List<String> lines) {
    Optional<Demand> channels = header.channels().map(n -> new Demand(n, "the header says"));
    Optional<Demand> length = header.length().map(n -> new Demand(n, "@seriesLength says"));
    List<Measured> all = new ArrayList<>();
    for (int i = header.lines(); i < lines.size(); i++) {
      if (lines.get(i).isEmpty() || lines.get(i).startsWith("#")) {
        continue;
      }
      String place = "line " + (i + 1);
      Measured series = series(place, lines.get(i));
      Demand.require(file, place, series.channels(), "channels", channels);
      Demand.require(file, place, series.length(), "positions", length);
      if (channels.isEmpty()) {
        channels = Optional.of(new Demand(series.channels(), place + " has"));
      }
      if (header.equalLength() && length.isEmpty()) {
        length =
            Optional.of(new Demand(series.length(), "@equalLength says, and " + place + " has"));
      }
      all.add(series);
    }
    if (all.isEmpty()) {
      throw file.wrong(
          "at its end", "there are no data after @data. Check that the file is complete");
    }
    return all;
  }

  private Measured series(String place, String line) {
    List<String> parts = List.of(line.split(":", -1));
    boolean labelled = !header.classes().isEmpty();
    List<String> channels = labelled ? parts.subList(0, parts.size() - 1) : parts;
    if (channels.isEmpty()) {
      throw file.wrong(
          place,
          "there is no colon, so a class and no series, or a series and no class. Check that the line is complete");
    }
    Optional<String> label =
        labelled
            ? Optional.of(label(place, parts.get(parts.size() - 1).strip()))
            : Optional.empty();
    float[] values =
        new Numbers(file, place)
            .values(channels.stream().map(each -> each.split(",", -1)).toList());
    return new Measured(place, values, channels.size(), label, Optional.empty());
  }

  private String label(String place, String name) {
    if (!header.classes().contains(name)) {
      throw file.wrong(
          place,
          "the class %s is not among those of @classLabel: %s. Correct one of them"
              .formatted(
                  Numbers.shown(name),
                  header.classes().stream()
                      .limit(CLASSES_SHOWN)
                      .collect(Collectors.joining(", "))));
    }
    return name;
  }
}
