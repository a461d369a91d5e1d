package org.isomer.data.series;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.isomer.data.AlikeNames;
import org.isomer.data.SplitDataset;
import org.isomer.data.StratifiedCut;
import org.isomer.spi.Examples;
import org.isomer.spi.Findings;

/**
 * Files of series made into a data set: a split without a file is cut from train, first the test
 * split, then the validation split from the rest. Whole groups are cut off, each class of groups in
 * the same proportion; a group's class is that of its first series. Series of different lengths are
 * padded to the longest of all splits.
 *
 * @param files those of the splits train, validation and test; only that of train has to be there
 * @param validationFraction part of train to cut off where validation has no file
 * @param testFraction part of train to cut off where test has no file
 * @param windows how to cut series into windows, if they are cut
 */
record SeriesSplits(
    List<Optional<SeriesFile>> files,
    double validationFraction,
    double testFraction,
    Optional<Windows> windows,
    Normalization normalization) {
  private static final List<String> NAMES = List.of("train", "validation", "test");
  private static final int CLASSES_SHOWN = 10;

  /** The recordings of a split and the group of each. */
  private record Part(List<Recording> recordings, Map<String, String> groups) {
    Part where(Predicate<Recording> wanted) {
      return new Part(recordings.stream().filter(wanted).toList(), groups);
    }

    Part map(Function<Recording, Recording> change) {
      return new Part(recordings.stream().map(change).toList(), groups);
    }

    String group(Recording recording) {
      return groups.getOrDefault(recording.id(), recording.id());
    }

    /** The groups of a part to cut off. */
    Set<String> cut(double fraction, String purpose) {
      Map<String, Recording> firsts =
          recordings.stream()
              .collect(
                  Collectors.toMap(
                      this::group, each -> each, (first, next) -> first, LinkedHashMap::new));
      Examples taken =
          StratifiedCut.of(new MemorySeries(List.copyOf(firsts.values()), 0), fraction, purpose)
              .taken();
      return LongStream.range(0, taken.size())
          .mapToObj(i -> groups.getOrDefault(taken.id(i), taken.id(i)))
          .collect(Collectors.toSet());
    }
  }

  /**
   * The data set.
   *
   * @param title what reports call it, before what was done to the numbers
   * @throws org.isomer.spi.BadInputException if a series has other channels than the first of
   *     train, no number at all, a class that train does not know, or a group of another split
   */
  SplitDataset dataset(String title) {
    files.forEach(file -> file.ifPresent(this::check));
    requireDisjointGroups();
    List<Optional<SeriesFile>> pieces =
        files.stream()
            .map(file -> file.map(each -> windows.map(w -> w.cut(each)).orElse(each)))
            .toList();
    List<String> classes = train(pieces).labels();
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < NAMES.size(); i++) {
      String name = NAMES.get(i);
      parts.add(
          pieces
              .get(i)
              .map(file -> part(file, name, classes))
              .orElse(new Part(List.of(), Map.of())));
    }
    List<String> doubts = new ArrayList<>(AlikeNames.doubts("groups", groups(parts)));
    cutWhereThereIsNoFile(parts, 2, testFraction).ifPresent(doubts::add);
    cutWhereThereIsNoFile(parts, 1, validationFraction).ifPresent(doubts::add);
    if (normalization == Normalization.TRAIN_CHANNELS) {
      ChannelScale scale = ChannelScale.of(parts.get(0).recordings);
      scale.doubt().ifPresent(doubts::add);
      parts.replaceAll(part -> part.map(scale::apply));
    }
    List<SeriesFile> there = pieces.stream().flatMap(Optional::stream).toList();
    int longest = there.stream().mapToInt(SeriesFile::longest).max().orElseThrow();
    List<MemorySeries> splits =
        parts.stream().map(part -> new MemorySeries(part.recordings, longest)).toList();
    return new SplitDataset(
        normalization == Normalization.NONE ? title : title + ", channels normalised by train",
        classes,
        splits.get(0),
        splits.get(1),
        splits.get(2),
        findings(there, longest, doubts));
  }

  private static SeriesFile train(List<Optional<SeriesFile>> files) {
    return files.get(0).orElseThrow();
  }

  private static Set<String> groups(List<Part> parts) {
    return parts.stream()
        .flatMap(part -> part.groups.values().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns what is doubtful about it. */
  private Optional<String> cutWhereThereIsNoFile(List<Part> parts, int split, double fraction) {
    if (files.get(split).isPresent()) {
      return Optional.empty();
    }
    Part all = parts.get(0);
    Set<String> cut = all.cut(fraction, NAMES.get(split));
    parts.set(split, all.where(each -> cut.contains(all.group(each))));
    parts.set(0, all.where(each -> !cut.contains(all.group(each))));
    return fraction == 0 || !cut.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "the %s split is empty, since no class of train has two series or groups to part. Give it a file, or smaller groups."
                .formatted(NAMES.get(split)));
  }

  private void check(SeriesFile file) {
    SeriesFile train = train(files);
    Measured first = train.series().get(0);
    boolean labelled = first.label().isPresent();
    List<String> classes = train.labels();
    for (Measured series : file.series()) {
      if (series.channels() != first.channels()) {
        throw file.wrong(
            series.place(),
            "the number of channels is %d, not %d as those of %s have. Check that the line is complete"
                .formatted(series.channels(), first.channels(), train.path().getFileName()));
      }
      if (series.label().isPresent() != labelled) {
        throw file.wrong(
            series.place(),
            "the series has %s, and the first of %s has %s. Take files of one data set"
                .formatted(labels(!labelled), train.path(), labels(labelled)));
      }
      if (series.label().filter(SeriesSplits::isMissing).isPresent()) {
        throw file.wrong(
            series.place(),
            "its class is missing (\"%s\"). Fill it in, or take the series out"
                .formatted(series.label().orElseThrow()));
      }
      if (labelled && !classes.contains(series.label().orElseThrow())) {
        throw file.wrong(
            series.place(),
            "the class %s is unknown: %s has %s. Correct it, or take the series out"
                .formatted(
                    Numbers.shown(series.label().orElseThrow()),
                    train.path(),
                    classes.stream().limit(CLASSES_SHOWN).collect(Collectors.joining(", "))));
      }
      if (series.missing() == series.length()) {
        throw file.wrong(
            series.place(), "at each position a value is missing. Take the series out");
      }
    }
  }

  private static boolean isMissing(String label) {
    return label.isBlank() || label.equals("?") || label.equalsIgnoreCase("NaN");
  }

  private static String labels(boolean labelled) {
    return labelled ? "a class" : "no class";
  }

  private void requireDisjointGroups() {
    Map<String, Integer> owners = new HashMap<>();
    Map<String, String> places = new HashMap<>();
    for (int split = 0; split < files.size(); split++) {
      int here = split;
      files
          .get(split)
          .ifPresent(
              file ->
                  file.series()
                      .forEach(series -> requireOneSplit(file, here, series, owners, places)));
    }
  }

  private static void requireOneSplit(
      SeriesFile file,
      int split,
      Measured series,
      Map<String, Integer> owners,
      Map<String, String> places) {
    series
        .group()
        .ifPresent(
            group -> {
              int owner = owners.computeIfAbsent(group, key -> split);
              String place =
                  places.computeIfAbsent(group, key -> file.path() + ", " + series.place());
              if (owner != split) {
                throw file.wrong(
                    series.place(),
                    "the group %s is also in %s, and a group belongs to one split. Move its series into one file"
                        .formatted(Numbers.shown(group), place));
              }
            });
  }

  private static Part part(SeriesFile file, String name, List<String> classes) {
    List<Recording> recordings = new ArrayList<>();
    Map<String, String> groups = new HashMap<>();
    for (Measured series : file.series()) {
      String id = name + "/" + recordings.size();
      OptionalInt label = series.label().stream().mapToInt(classes::indexOf).findFirst();
      recordings.add(new Recording(id, series.values(), series.channels(), label));
      series.group().ifPresent(group -> groups.put(id, group));
    }
    return new Part(recordings, groups);
  }

  private Findings findings(List<SeriesFile> pieces, int longest, List<String> doubts) {
    int channels = pieces.get(0).series().get(0).channels();
    int shortest = pieces.stream().mapToInt(SeriesFile::shortest).min().orElseThrow();
    String lengths =
        shortest == longest
            ? "%d positions".formatted(longest)
            : "%d to %d positions, padded to %d".formatted(shortest, longest, longest);
    Stream<String> shape =
        Stream.of((channels == 1 ? "1 channel, " : channels + " channels, ") + lengths);
    Stream<String> cut =
        windows.stream()
            .map(
                each -> "windows of %d positions every %d".formatted(each.length(), each.stride()));
    return new Findings(
        Stream.concat(shape, cut).toList(),
        Stream.concat(pieces.stream().flatMap(file -> file.findings().stream()), doubts.stream())
            .toList());
  }
}
