package org.isomer.data.series;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.isomer.file.TextFile;
import org.isomer.spi.BadInputException;

/**
 * A {@code .ts} file. A line is a series: its channels with colons between them, each channel's
 * numbers with commas, and last, if there are labels, the class. A missing number is {@code ?} or
 * {@code NaN}.
 *
 * @param file where it is
 * @param header what stands before the data
 * @param recordings the data, at least one series
 */
record TsPart(TextFile file, TsHeader header, List<Recording> recordings) {
  private static final int SHOWN = 24;
  private static final int CLASSES_SHOWN = 10;

  /** What all series of a file have to agree with. */
  private record Demand(int number, String source) {}

  /**
   * Reads the file whose classes count.
   *
   * @throws BadInputException naming the line if anything cannot be read or contradicts the header
   */
  static TsPart of(Path path) {
    TextFile file = new TextFile(path);
    List<String> lines = file.lines();
    TsHeader header = TsHeader.of(file, lines);
    return of(file, lines, header, header.classes(), header.channels().map(TsPart::byHeader));
  }

  /**
   * Reads another file of the same data, with the classes and as many channels.
   *
   * @throws BadInputException as {@link #of} does, or if its series are of another kind
   */
  TsPart another(Path path) {
    TextFile other = new TextFile(path);
    List<String> lines = other.lines();
    TsHeader its = TsHeader.of(other, lines);
    if (its.classes().isEmpty() != header.classes().isEmpty()) {
      throw other.wrong(
          "before @data",
          "its series have %s, and those of %s have %s. Take files of one data set"
              .formatted(labels(its), file.path(), labels(header)));
    }
    Demand channels =
        new Demand(recordings.get(0).channels(), "those of " + file.path().getFileName() + " have");
    return of(other, lines, its, header.classes(), Optional.of(channels));
  }

  private static String labels(TsHeader header) {
    return header.classes().isEmpty() ? "no labels" : "labels";
  }

  private static Demand byHeader(int channels) {
    return new Demand(channels, "the header says");
  }

  private static TsPart of(
      TextFile file,
      List<String> lines,
      TsHeader header,
      List<String> classes,
      Optional<Demand> givenChannels) {
    Optional<Demand> channels = givenChannels;
    Optional<Demand> length =
        header.length().map(number -> new Demand(number, "@seriesLength says"));
    List<Recording> recordings = new ArrayList<>();
    for (int i = header.lines(); i < lines.size(); i++) {
      if (lines.get(i).isEmpty() || lines.get(i).startsWith("#")) {
        continue;
      }
      String place = "line " + (i + 1);
      Recording recording = new Line(file, place, lines.get(i), classes).recording();
      require(file, place, recording.channels(), "channels", channels);
      require(file, place, recording.length(), "positions", length);
      if (channels.isEmpty()) {
        channels = Optional.of(new Demand(recording.channels(), place + " has"));
      }
      if (header.equalLength() && length.isEmpty()) {
        length =
            Optional.of(new Demand(recording.length(), "@equalLength says, and " + place + " has"));
      }
      recordings.add(recording);
    }
    if (recordings.isEmpty()) {
      throw file.wrong(
          "at its end", "there are no data after @data. Check that the file is complete");
    }
    return new TsPart(file, header, List.copyOf(recordings));
  }

  private static void require(
      TextFile file, String place, int number, String unit, Optional<Demand> demand) {
    if (demand.isPresent() && demand.get().number() != number) {
      throw file.wrong(
          place,
          "the number of %s is %d, not %d as %s. Check that the line is complete"
              .formatted(unit, number, demand.get().number(), demand.get().source()));
    }
  }

  int longest() {
    return recordings.stream().mapToInt(Recording::length).max().orElseThrow();
  }

  int shortest() {
    return recordings.stream().mapToInt(Recording::length).min().orElseThrow();
  }

  /** What is doubtful about the file. */
  List<String> warnings() {
    List<String> warnings = new ArrayList<>(header.warnings());
    long gaps = recordings.stream().filter(each -> each.missing() > 0).count();
    if (gaps > 0) {
      warnings.add(
          "%s: %d of %d series have missing values; where one channel has none, the position is masked in all of them. Fill in the values to use the others."
              .formatted(file.path(), gaps, recordings.size()));
    }
    return warnings;
  }

  /** One line of data. */
  private record Line(TextFile file, String place, String text, List<String> classes) {
    Recording recording() {
      List<String> parts = List.of(text.split(":", -1));
      boolean labelled = !classes.isEmpty();
      List<String> channels = labelled ? parts.subList(0, parts.size() - 1) : parts;
      if (channels.isEmpty()) {
        throw file.wrong(
            place,
            "there is no colon, so a class and no series, or a series and no class. Check that the line is complete");
      }
      OptionalInt label =
          labelled
              ? OptionalInt.of(label(parts.get(parts.size() - 1).strip()))
              : OptionalInt.empty();
      Recording recording = new Recording(values(channels), channels.size(), label);
      if (recording.missing() == recording.length()) {
        throw file.wrong(place, "at each position a value is missing. Take the series out");
      }
      return recording;
    }

    private int label(String name) {
      int label = classes.indexOf(name);
      if (label < 0) {
        throw file.wrong(
            place,
            "the class %s is not among those of @classLabel: %s. Correct one of them"
                .formatted(
                    shown(name),
                    String.join(", ", classes.stream().limit(CLASSES_SHOWN).toList())));
      }
      return label;
    }

    private float[] values(List<String> channels) {
      int count = channels.size();
      float[] values = new float[0];
      for (int channel = 0; channel < count; channel++) {
        String[] numbers = channels.get(channel).split(",", -1);
        if (channel == 0) {
          values = new float[numbers.length * count];
        } else if (numbers.length * count != values.length) {
          throw file.wrong(
              place,
              "the lengths of channel %d and channel 1 are %d and %d. Give all channels of a series one length"
                  .formatted(channel + 1, numbers.length, values.length / count));
        }
        for (int position = 0; position < numbers.length; position++) {
          values[position * count + channel] = value(numbers[position].strip(), channel);
        }
      }
      return values;
    }

    private float value(String number, int channel) {
      if (number.equals("?") || number.equalsIgnoreCase("NaN")) {
        return Float.NaN;
      }
      try {
        float value = Float.parseFloat(number);
        if (Float.isFinite(value)) {
          return value;
        }
      } catch (NumberFormatException e) {
        // Said below, as for a number that a float cannot hold.
      }
      throw file.wrong(
          place,
          "channel %d holds \"%s\", which is no finite number. Correct it, or write ? where a value is missing"
              .formatted(channel + 1, shown(number)));
    }

    private static String shown(String text) {
      return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
  }
}
