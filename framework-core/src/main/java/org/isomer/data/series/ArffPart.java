package org.isomer.data.series;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.isomer.file.TextFile;
import org.isomer.spi.BadInputException;

/**
 * An {@code .arff} file of the UCR and UEA archives. Its numeric attributes are the positions of a
 * series, its nominal one is the class. Where the series have several channels, one relational
 * attribute holds them: in quotes, with {@code \n} between channels. A missing number is {@code ?};
 * at the end of all channels it pads a shorter series, as the archive has it. Everything from
 * {@code %} on a line of its own is a comment.
 *
 * @param file where it is
 * @param lines its lines, without blanks around them
 */
record ArffPart(TextFile file, List<String> lines) {
  private static final Pattern ATTRIBUTE =
      Pattern.compile("(?i)@attribute\\s+('[^']*'|\"[^\"]*\"|\\S+)\\s+(.+)");
  private static final String DATA = "@data";

  /**
   * What stands before the data.
   *
   * @param title the relation's name
   * @param classes of the nominal attribute; empty if there is none
   * @param positions the numeric attributes
   * @param nested whether they stand within a relational one
   * @param end how many lines it has, with {@code @data}
   */
  private record Header(
      Optional<String> title, List<String> classes, int positions, boolean nested, int end) {}

  /**
   * Reads a file.
   *
   * @throws BadInputException naming the line if anything cannot be read or contradicts the header
   */
  static SeriesFile read(Path path) {
    TextFile file = new TextFile(path);
    return new ArffPart(file, file.lines()).read();
  }

  private SeriesFile read() {
    Header header = header();
    List<Measured> all = new ArrayList<>();
    Optional<Demand> channels = Optional.empty();
    for (int i = header.end; i < lines.size(); i++) {
      if (lines.get(i).isEmpty() || lines.get(i).startsWith("%")) {
        continue;
      }
      String place = "line " + (i + 1);
      Measured series = series(header, place, lines.get(i));
      Demand.require(file, place, series.channels(), "channels", channels);
      Demand.require(
          file,
          place,
          series.length(),
          "positions",
          Optional.of(new Demand(header.positions, "there are numeric attributes")));
      channels = channels.or(() -> Optional.of(new Demand(series.channels(), place + " has")));
      all.add(series.trimmed());
    }
    if (all.isEmpty()) {
      throw file.wrong(
          "at its end", "there are no data after @data. Check that the file is complete");
    }
    return new SeriesFile(file.path(), header.title, header.classes, all, List.of());
  }

  private Header header() {
    Optional<String> title = Optional.empty();
    List<String> classes = List.of();
    int positions = 0;
    boolean nested = false;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      String tag = line.split("\\s", 2)[0].toLowerCase(Locale.ROOT);
      Matcher attribute = ATTRIBUTE.matcher(line);
      if (tag.equals(DATA)) {
        requirePositions(positions);
        return new Header(title, classes, positions, nested, i + 1);
      } else if (tag.equals("@relation")) {
        title = Optional.of(unquoted(line.substring(tag.length()).strip()));
      } else if (attribute.matches()) {
        String type = attribute.group(2).strip();
        if (type.startsWith("{")) {
          classes = classes(i, type, classes);
        } else if (type.equalsIgnoreCase("relational")) {
          nested = true;
        } else if (Stream.of("numeric", "real", "integer").anyMatch(type::equalsIgnoreCase)) {
          requireBeforeClass(i, classes);
          positions++;
        } else {
          throw file.wrong(
              "line " + (i + 1),
              "an attribute is of the type %s, and series have numbers and one class. Take it out"
                  .formatted(Numbers.shown(type)));
        }
      } else if (!(line.isEmpty() || line.startsWith("%") || tag.equals("@end"))) {
        throw file.wrong(
            "line " + (i + 1),
            "it is no @relation, no @attribute and no comment, and @data comes later. Check that it is an .arff file");
      }
    }
    throw file.wrong(
        "at its end", "there is no line @data, so no data. Check that it is an .arff file");
  }

  private void requirePositions(int positions) {
    if (positions == 0) {
      throw file.wrong("before @data", "there is no numeric attribute, so no position. Add them");
    }
  }

  /** The last field of a line is taken for its class. */
  private void requireBeforeClass(int index, List<String> classes) {
    if (!classes.isEmpty()) {
      throw file.wrong(
          "line " + (index + 1),
          "a numeric attribute comes after the nominal one, and the class has to be the last. Put the class at the end");
    }
  }

  private List<String> classes(int index, String type, List<String> before) {
    if (!before.isEmpty()) {
      throw file.wrong(
          "line " + (index + 1),
          "there is a second nominal attribute, and one alone can be the class. Take one out");
    }
    String inner = type.replaceAll("^\\{|}\\s*$", "");
    List<String> names =
        Stream.of(inner.split(",", -1)).map(name -> unquoted(name.strip())).toList();
    if (names.stream().distinct().count() < names.size()) {
      throw file.wrong(
          "line " + (index + 1), "the nominal attribute names a class twice. Take one of them off");
    }
    return names;
  }

  private Measured series(Header header, String place, String line) {
    String rest = line;
    Optional<String> label = Optional.empty();
    if (!header.classes.isEmpty()) {
      int comma = line.lastIndexOf(',');
      String name = unquoted(line.substring(comma + 1).strip());
      if (comma < 0 || !header.classes.contains(name)) {
        throw file.wrong(
            place,
            "the class %s is not among those of the nominal attribute: %s. Correct one of them"
                .formatted(
                    Numbers.shown(name),
                    String.join(", ", header.classes.stream().limit(10).toList())));
      }
      label = Optional.of(name);
      rest = line.substring(0, comma).strip();
    }
    List<String> channels =
        header.nested ? List.of(unquoted(rest).split("\\\\n", -1)) : List.of(rest);
    float[] values =
        new Numbers(file, place)
            .values(channels.stream().map(each -> each.split(",", -1)).toList());
    return new Measured(place, values, channels.size(), label, Optional.empty());
  }

  private static String unquoted(String text) {
    int last = text.length() - 1;
    boolean quoted =
        last > 0
            && (text.charAt(0) == '\'' || text.charAt(0) == '"')
            && text.charAt(last) == text.charAt(0);
    return quoted ? text.substring(1, last) : text;
  }
}
