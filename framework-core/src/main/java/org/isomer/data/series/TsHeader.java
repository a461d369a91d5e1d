package org.isomer.data.series;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.isomer.file.TextFile;
import org.isomer.spi.BadInputException;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code .ts} file says before its data. The case of tags does not matter.
 *
 * @param problem {@code @problemName}, if there is one
 * @param classes {@code @classLabel}; empty if the series have no labels
 * @param channels by {@code @univariate} and {@code @dimensions}, if these say it
 * @param length of every series by {@code @seriesLength}, if there is one length
 * @param equalLength whether {@code @equalLength} says that all series are of one length
 * @param complete whether {@code @missing} says that no number is missing
 * @param lines how many lines it has, with {@code @data}
 * @param warnings what is doubtful
 */
record TsHeader(
    Optional<String> problem,
    List<String> classes,
    Optional<Integer> channels,
    Optional<Integer> length,
    boolean equalLength,
    boolean complete,
    int lines,
    List<String> warnings) {
  private static final List<String> TAGS =
      List.of(
          "@problemname",
          "@timestamps",
          "@missing",
          "@univariate",
          "@dimension",
          "@dimensions",
          "@equallength",
          "@serieslength",
          "@classlabel",
          "@targetlabel");
  private static final String DATA = "@data";

  /** A tag's value and where it stands, counted from 1. */
  private record Tag(String value, int line) {}

  /** The tags of a file by their names in lower case. */
  private record Tags(TextFile file, Map<String, Tag> byName) {
    Optional<Tag> find(String name) {
      return Optional.ofNullable(byName.get(name));
    }

    BadInputException wrong(Tag tag, String problem) {
      return file.wrong("line " + tag.line, problem);
    }

    Optional<Boolean> flag(String name) {
      return find(name)
          .map(
              tag ->
                  switch (tag.value.toLowerCase(Locale.ROOT)) {
                    case "true" -> true;
                    case "false" -> false;
                    default ->
                        throw wrong(tag, name + " is neither true nor false. Write one of them");
                  });
    }

    Optional<Integer> number(String name) {
      return find(name)
          .map(
              tag -> {
                if (!tag.value.matches("0*[1-9][0-9]{0,8}")) {
                  throw wrong(tag, name + " is no whole number above 0. Correct it");
                }
                return Integer.parseInt(tag.value);
              });
    }
  }

  /**
   * Reads it.
   *
   * @throws BadInputException if it is incomplete, contradicts itself, or announces what is not
   *     read: time stamps, or numbers to predict
   */
  static TsHeader of(TextFile file, List<String> lines) {
    Map<String, Tag> byName = new HashMap<>();
    List<String> warnings = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      if (line.equalsIgnoreCase(DATA)) {
        return of(new Tags(file, byName), i + 1, warnings);
      }
      if (!line.startsWith("@")) {
        throw file.wrong(
            "line " + (i + 1),
            "the data begin without a line @data before them. Check that it is a .ts file");
      }
      String[] words = line.split("\\s+", 2);
      String name = words[0].toLowerCase(Locale.ROOT);
      Tag tag = new Tag(words.length > 1 ? words[1] : "", i + 1);
      if (!TAGS.contains(name)) {
        warnings.add(
            "%s, line %d: the tag %s is unknown and passed over."
                .formatted(file.path(), i + 1, words[0]));
      } else if (byName.put(name, tag) != null) {
        throw file.wrong("line " + (i + 1), name + " is there for the second time. Keep one");
      }
    }
    throw file.wrong(
        "at its end", "there is no line @data, so no data. Check that it is a .ts file");
  }

  private static TsHeader of(Tags tags, int lines, List<String> warnings) {
    refuse(
        tags,
        "@timestamps",
        "its values come with time stamps (@timestamps true), which are not read. Resample the series to equal steps of time and write the values alone");
    refuse(
        tags,
        "@targetlabel",
        "its series are labelled with numbers to predict (@targetlabel true), and only classes are read. Take data with @classLabel");
    return new TsHeader(
        tags.find("@problemname").map(Tag::value).filter(name -> !name.isEmpty()),
        classes(tags),
        channels(tags),
        tags.flag("@equallength").orElse(true) ? tags.number("@serieslength") : Optional.empty(),
        tags.flag("@equallength").orElse(false),
        !tags.flag("@missing").orElse(true),
        lines,
        List.copyOf(warnings));
  }

  private static void refuse(Tags tags, String flag, String problem) {
    if (tags.flag(flag).orElse(false)) {
      tags.find(flag)
          .ifPresent(
              tag -> {
                throw tags.wrong(tag, problem);
              });
    }
  }

  private static List<String> classes(Tags tags) {
    @Nullable Tag tag = tags.byName.get("@classlabel");
    if (tag == null) {
      throw tags.file.wrong(
          "before @data",
          "there is no @classLabel. Add the classes, such as @classLabel true 1 2, or @classLabel false for series without labels");
    }
    List<String> words = List.of(tag.value.split("\\s+"));
    List<String> names = words.subList(1, words.size());
    boolean labelled = words.get(0).equalsIgnoreCase("true");
    if (!(labelled || words.get(0).equalsIgnoreCase("false")) || labelled == names.isEmpty()) {
      throw tags.wrong(
          tag, "@classLabel is neither false nor true with the names of the classes. Correct it");
    }
    if (names.stream().distinct().count() < names.size()) {
      throw tags.wrong(tag, "@classLabel names a class twice. Take one of them off");
    }
    return names;
  }

  private static Optional<Integer> channels(Tags tags) {
    Optional<Integer> counted = tags.number("@dimensions").or(() -> tags.number("@dimension"));
    if (!tags.flag("@univariate").orElse(false)) {
      return counted;
    }
    if (counted.orElse(1) > 1) {
      throw tags.file.wrong(
          "before @data",
          "@univariate true says that there is one channel, and @dimensions that there are %d. Correct one of them"
              .formatted(counted.get()));
    }
    return Optional.of(1);
  }
}
