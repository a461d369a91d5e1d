package org.isomer.data.shard;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.isomer.data.SplitDataset;
import org.isomer.data.StratifiedCut;
import org.isomer.spi.AnnotatedExamples;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Example;
import org.isomer.spi.FileIndex;
import org.isomer.spi.Findings;
import org.isomer.spi.Split;

/**
 * Shards with an index, in parts by their names: {@code photos-train-000000.tar}, {@code
 * test/000000.tar}. Shards whose names have no word for a part are for training if none of the
 * others has one.
 */
public final class ShardSet {
  private static final Map<String, Split> PARTS =
      Map.of(
          "train", Split.TRAIN,
          "training", Split.TRAIN,
          "validation", Split.VALIDATION,
          "valid", Split.VALIDATION,
          "val", Split.VALIDATION,
          "dev", Split.VALIDATION,
          "test", Split.TEST,
          "testing", Split.TEST);

  private final ShardStore store;
  private final ShardClasses classes;

  private final Selection selection;

  private final Map<Split, List<ShardTable>> parts = new EnumMap<>(Split.class);

  private ShardSet(
      ShardStore store, ShardClasses classes, Selection selection, List<ShardTable> tables) {
    this.store = store;
    this.classes = classes;
    this.selection = selection;
    boolean divided = tables.stream().anyMatch(table -> part(table).isPresent());
    for (ShardTable table : tables) {
      Optional<Split> part = divided ? part(table) : Optional.of(Split.TRAIN);
      parts
          .computeIfAbsent(
              part.orElseThrow(
                  () ->
                      new BadInputException(
                          "%s: its name does not say which part of the data it is, as those of others do. Name it after train, validation or test."
                              .formatted(store.place(table.facts().name())))),
              unused -> new ArrayList<>())
          .add(table);
    }
    if (!parts.containsKey(Split.TRAIN)) {
      throw new BadInputException(
          "%s: there are no shards to train on. Name those of the training examples train."
              .formatted(store.place("")));
    }
  }

  /**
   * Opens shards, which are indexed if they are not.
   *
   * @throws BadInputException if one is missing or damaged, or they hold no such examples
   */
  public static ShardSet open(ShardPlace place, Selection selection, FileIndex watch) {
    return open(place.store(watch::warn), selection, place.verify(), watch);
  }

  static ShardSet open(ShardStore store, Selection selection, boolean verify, FileIndex watch) {
    List<ShardTable> tables = new Indexing(store, selection, verify, watch).tables();
    return new ShardSet(
        store, ShardClasses.of(store, tables, selection.labels()), selection, tables);
  }

  private static Optional<Split> part(ShardTable table) {
    for (String word : table.facts().name().toLowerCase(Locale.ROOT).split("[^a-z]+", -1)) {
      if (PARTS.containsKey(word)) {
        return Optional.ofNullable(PARTS.get(word));
      }
    }
    return Optional.empty();
  }

  /** What people call it. */
  public String title() {
    return store.title();
  }

  /**
   * The data set. A part without shards is cut from train, first the test split, then the
   * validation split from the rest; of what remains, so many examples are kept.
   */
  public SplitDataset dataset(
      Decoder decoder,
      Optional<String> title,
      double validationFraction,
      double testFraction,
      Optional<Integer> trainingExamples) {
    StratifiedCut test = cut(examples(Split.TRAIN, decoder), Split.TEST, decoder, testFraction);
    StratifiedCut validation = cut(test.kept(), Split.VALIDATION, decoder, validationFraction);
    AnnotatedExamples<OptionalInt> train = validation.kept();
    int count = trainingExamples.orElse(Math.toIntExact(train.size()));
    if (count > train.size()) {
      throw new BadInputException(
          "The option training-examples is %d, but %s has only %d training examples. Choose at most as many."
              .formatted(count, store.place(""), train.size()));
    }
    return new SplitDataset(
        title.orElseGet(this::title),
        classes.names(),
        count == train.size() ? train : StratifiedCut.ofCount(train, count, "training").taken(),
        validation.taken(),
        test.taken(),
        incomplete());
  }

  private Findings incomplete() {
    List<ShardTable> tables =
        parts.values().stream()
            .flatMap(List::stream)
            .filter(table -> table.incomplete().samples() > 0)
            .toList();
    if (tables.isEmpty()) {
      return Findings.NONE;
    }
    ShardTable first = tables.get(0);
    String warning =
        "%s: passed over samples without %s (%d, with %d members), such as %s (%s) in %s. A name in an archive is the sample's up to the first dot; the rest, or the name of a feature, must be one of %s. Rename such members, or name theirs with the option content."
            .formatted(
                store.place(""),
                selection.examples(),
                tables.stream().mapToLong(table -> table.incomplete().samples()).sum(),
                tables.stream().mapToLong(table -> table.incomplete().members()).sum(),
                first.incomplete().key(),
                first.incomplete().member(),
                first.facts().name(),
                String.join(", ", selection.contents()));
    return new Findings(List.of(), List.of(warning));
  }

  private StratifiedCut cut(
      AnnotatedExamples<OptionalInt> all, Split part, Decoder decoder, double fraction) {
    return parts.containsKey(part)
        ? new StratifiedCut(all, examples(part, decoder))
        : StratifiedCut.of(all, fraction, part.name().toLowerCase(Locale.ROOT));
  }

  /** The examples of a part. */
  AnnotatedExamples<OptionalInt> examples(Split part, Decoder decoder) {
    return new ShardExamples(
        store, classes, selection.file(), parts.getOrDefault(part, List.of()), decoder);
  }

  /** Reads one example of the most bytes; of the first among equals. */
  public void readLongest(Decoder decoder, Example into) {
    ShardTable longest = parts.values().iterator().next().get(0);
    int place = 0;
    for (List<ShardTable> tables : parts.values()) {
      for (ShardTable table : tables) {
        for (int i = 0; i < table.count(); i++) {
          if (table.size(i) > longest.size(place)) {
            longest = table;
            place = i;
          }
        }
      }
    }
    new ShardExamples(store, classes, selection.file(), List.of(longest), decoder)
        .read(place, into);
  }
}
