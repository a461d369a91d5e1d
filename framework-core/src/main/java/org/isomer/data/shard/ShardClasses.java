package org.isomer.data.shard;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.isomer.spi.BadInputException;

/**
 * The classes that labels stand for. A list {@code classes.txt} beside the shards names them, one
 * on each line. Labels that are all whole numbers are the numbers of classes, from 0, and others
 * are names; without a list, classes are in the order of their characters.
 *
 * @param names by number; none where nothing has a label
 * @param numbered whether labels are numbers of classes
 */
record ShardClasses(List<String> names, boolean numbered) {
  /** The list. */
  static final String FILE = "classes.txt";

  private static final String NUMBER = "[0-9]{1,6}";

  ShardClasses {
    names = List.copyOf(names);
  }

  /**
   * The classes of shards.
   *
   * @throws BadInputException if some shards have labels and others have none, or a label is none
   *     of the listed classes
   */
  static ShardClasses of(ShardStore store, List<ShardTable> tables, List<String> members) {
    Set<String> labels = new LinkedHashSet<>();
    tables.forEach(table -> labels.addAll(table.labels()));
    if (labels.isEmpty()) {
      return new ShardClasses(List.of(), false);
    }
    for (ShardTable table : tables) {
      if (table.labels().isEmpty()) {
        throw new BadInputException(
            "%s: its samples have no labels (%s), and those of other shards have. Add them, or leave the shard out."
                .formatted(store.place(table.facts().name()), String.join(", ", members)));
      }
    }
    Optional<byte[]> list = store.file(FILE);
    boolean numbered = labels.stream().allMatch(label -> label.matches(NUMBER));
    if (list.isPresent()) {
      String text = new String(list.get(), StandardCharsets.UTF_8);
      List<String> names = listed(store.place(FILE), text);
      int count = names.size();
      boolean places =
          numbered && labels.stream().allMatch(label -> Integer.parseInt(label) < count);
      return new ShardClasses(names, places).checked(store, tables);
    }
    if (numbered) {
      int most = labels.stream().mapToInt(Integer::parseInt).max().orElseThrow();
      return new ShardClasses(
          IntStream.rangeClosed(0, most).mapToObj(Integer::toString).toList(), true);
    }
    return new ShardClasses(List.copyOf(new TreeSet<>(labels)), false);
  }

  private static List<String> listed(String place, String text) {
    List<String> names = text.lines().map(String::strip).toList();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).isEmpty() || !seen.add(names.get(i))) {
        throw new BadInputException(
            "%s, line %d: %s. A label is the number of a line, so that each must name a class of its own."
                .formatted(
                    place,
                    i + 1,
                    names.get(i).isEmpty()
                        ? "it is empty"
                        : "the class %s is named already".formatted(names.get(i))));
      }
    }
    return names;
  }

  private ShardClasses checked(ShardStore store, List<ShardTable> tables) {
    for (ShardTable table : tables) {
      int[] numbers = numbers(table);
      for (int i = 0; i < numbers.length; i++) {
        if (numbers[i] < 0) {
          throw new BadInputException(
              "%s: the label %s is no class of %s, which has %d. Correct the list."
                  .formatted(
                      store.place(table.facts().name()),
                      table.labels().get(i),
                      store.place(FILE),
                      names.size()));
        }
      }
    }
    return this;
  }

  /** The class of each of a table's labels; −1 for one that is none. */
  int[] numbers(ShardTable table) {
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      places.put(names.get(i), i);
    }
    return table.labels().stream()
        .mapToInt(label -> numbered ? Integer.parseInt(label) : places.getOrDefault(label, -1))
        .toArray();
  }
}
