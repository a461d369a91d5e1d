package org.isomer.data.text;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.isomer.data.Faults;

/**
 * Texts with names of their own, in the order of their file.
 *
 * @param table the file
 * @param texts by id; one that is empty is known, but is no example
 */
record Passages(Table table, Map<String, String> texts) {
  private static final String ID = "_id";
  private static final String TITLE = "title";
  private static final String TEXT = "text";

  private record Passage(int line, String id, String text) {}

  /** The documents of a corpus: a title, if there is one, stands before its text. */
  static Passages corpus(Path path) {
    Table table = new JsonLines(path, Set.of(TITLE));
    return of(
        table,
        table.read(
            List.of(ID, TITLE, TEXT),
            fields ->
                new Passage(
                    fields.line(),
                    fields.filled(0, "id"),
                    (fields.value(1) + " " + fields.value(2)).strip())));
  }

  /** The queries of a data set. */
  static Passages queries(Path path) {
    Table table = new JsonLines(path, Set.of());
    return of(
        table,
        table.read(
            List.of(ID, TEXT),
            fields ->
                new Passage(fields.line(), fields.filled(0, "id"), fields.filled(1, "text"))));
  }

  private static Passages of(Table table, List<Passage> passages) {
    Map<String, String> texts = new LinkedHashMap<>();
    Faults.each(
        passages,
        passage -> {
          if (texts.containsKey(passage.id())) {
            throw table.wrong(
                passage.line(),
                "the id %s is that of an earlier line. Give each its own".formatted(passage.id()));
          }
          return texts.put(passage.id(), passage.text());
        });
    return new Passages(table, texts);
  }

  /** What is doubtful about them. */
  List<String> warnings() {
    long count = texts.values().stream().filter(String::isEmpty).count();
    List<String> warnings = new ArrayList<>(LostCharacters.doubts(table.path(), texts.values()));
    if (count > 0) {
      warnings.add(
          "%s: %d of %d texts are empty and are left out. Fill them in, or remove them."
              .formatted(table.path(), count, texts.size()));
    }
    return warnings;
  }

  /** Those that are not empty and have one of some ids. */
  TextPool pool(Set<String> ids) {
    List<String> kept = new ArrayList<>();
    texts.forEach(
        (id, text) -> {
          if (ids.contains(id) && !text.isEmpty()) {
            kept.add(id);
          }
        });
    return new TextPool(kept, kept.stream().map(id -> texts.getOrDefault(id, "")).toList());
  }

  /** The place of each id in a pool. */
  static Map<String, Integer> places(TextPool pool) {
    Map<String, Integer> places = new HashMap<>();
    pool.ids().forEach(id -> places.put(id, places.size()));
    return places;
  }
}
