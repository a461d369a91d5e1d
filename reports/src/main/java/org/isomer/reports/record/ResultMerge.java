package org.isomer.reports.record;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.isomer.reports.json.BadResultException;

/**
 * Brings results of many machines into one folder. The order of the places makes no difference, and
 * merging again changes nothing.
 *
 * @param added the folders that are new, by id
 * @param present how many results were there already, or came twice
 */
public record ResultMerge(List<Path> added, int present) {
  /** A record file and the digest of its bytes. */
  private record Source(Path file, String digest) {}

  /** Copies the list. */
  public ResultMerge {
    added = List.copyOf(added);
  }

  /**
   * Merges. Every result is read first, so what is damaged stays out.
   *
   * @param places as for {@link ResultStore#read(List)}
   * @param root the folder of the merged results; what is there takes part, and is never changed
   * @throws BadResultException naming both places, if two different results have the same id;
   *     nothing is written then
   */
  public static ResultMerge merge(List<Path> places, Path root) {
    Map<String, Source> byId = new TreeMap<>();
    List<String> conflicts = new ArrayList<>();
    int present = 0;
    for (Path file : existing(root)) {
      byId.put(id(file), new Source(file, ResultStore.digest(file)));
    }
    Map<String, ResultRecord> added = new TreeMap<>();
    for (Path file : ResultStore.find(places)) {
      ResultRecord record = ResultStore.read(List.of(file)).get(0).record();
      Source source = new Source(file, ResultStore.digest(file));
      Source other = byId.putIfAbsent(record.id(), source);
      if (other == null) {
        added.put(record.id(), record);
      } else if (other.digest().equals(source.digest())) {
        present++;
      } else {
        conflicts.add("'%s': %s and %s differ".formatted(record.id(), other.file(), source.file()));
      }
    }
    if (!conflicts.isEmpty()) {
      throw new BadResultException(
          "%d result%s of the same name but different content; nothing was merged\n  %s\nCompare them, and leave one of each out."
              .formatted(
                  conflicts.size(),
                  conflicts.size() == 1 ? "" : "s",
                  String.join("\n  ", conflicts)));
    }
    List<Path> folders = new ArrayList<>();
    added.forEach(
        (id, record) ->
            folders.add(
                ResultStore.copy(Objects.requireNonNull(byId.get(id)).file(), record, root)));
    return new ResultMerge(folders, present);
  }

  private static String id(Path file) {
    return ResultStore.read(List.of(file)).get(0).record().id();
  }

  private static List<Path> existing(Path root) {
    return Files.isDirectory(root) ? ResultStore.findIn(root) : List.of();
  }
}
