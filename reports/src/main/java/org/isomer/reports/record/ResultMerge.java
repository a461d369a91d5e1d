package org.isomer.reports.record;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
  /**
   * A record and where it lies. As it holds the digests of the files beside it, it stands for them.
   */
  private record Source(Path file, ResultRecord record, ResultRecord kept) {}

  /** What of a result is copied. */
  public enum Extent {
    /** The record and all files beside it. */
    WHOLE,
    /**
     * The record, and the headline metric of resamples where there are any: without predictions and
     * figures, which may show data that must not be passed on.
     */
    NUMBERS;

    private ResultRecord of(ResultRecord record) {
      return this == WHOLE
          ? record
          : record.withSidecars(
              record.sidecars().stream()
                  .filter(sidecar -> sidecar.content().equals(ResultStore.RESAMPLES))
                  .toList());
    }
  }

  /** Copies the list. */
  public ResultMerge {
    added = List.copyOf(added);
  }

  /**
   * Merges. Every result is read first, so what is damaged stays out.
   *
   * @param places as for {@link ResultStore#read(List)}
   * @param extent what is copied of each
   * @param root the folder of the merged results; what is there takes part, and is never changed
   * @throws BadResultException naming both places, if two different results have the same id;
   *     nothing is written then
   */
  public static ResultMerge merge(List<Path> places, Extent extent, Path root) {
    Map<String, Source> byId = new TreeMap<>();
    for (Path file : existing(root)) {
      ResultRecord record = record(file);
      byId.put(record.id(), new Source(file, record, record));
    }
    Map<String, Source> added = new TreeMap<>();
    List<String> conflicts = new ArrayList<>();
    int present = 0;
    for (Path file : ResultStore.find(places)) {
      ResultRecord record = record(file);
      Source source = new Source(file, record, extent.of(record));
      Source other = byId.putIfAbsent(record.id(), source);
      if (other == null) {
        added.put(record.id(), source);
      } else if (other.kept().equals(source.kept())) {
        present++;
      } else {
        conflicts.add("'%s': %s and %s differ".formatted(record.id(), other.file(), source.file()));
      }
    }
    if (!conflicts.isEmpty()) {
      throw new BadResultException(
          "%d result%s of the same name but different content; nothing was merged\n  %s\nCompare them, and leave one of each out; those with and without their predictions belong into different folders."
              .formatted(
                  conflicts.size(),
                  conflicts.size() == 1 ? "" : "s",
                  String.join("\n  ", conflicts)));
    }
    List<Path> folders = new ArrayList<>();
    for (Source source : added.values()) {
      if (!cameInTheMeantime(source, root)) {
        folders.add(ResultStore.copy(source.file(), source.record(), source.kept(), root));
      } else {
        present++;
      }
    }
    return new ResultMerge(folders, present);
  }

  /** Whether another process has brought the result while others were copied. */
  private static boolean cameInTheMeantime(Source source, Path root) {
    Path file = root.resolve(source.record().id()).resolve(ResultStore.RECORD);
    return Files.exists(file) && record(file).equals(source.kept());
  }

  /** Without the predictions nobody could tell that a record has been changed. */
  private static ResultRecord record(Path file) {
    ResultRecord record = ResultStore.read(List.of(file)).get(0).record();
    RecordDigest.requireAsWritten(file);
    return record;
  }

  private static List<Path> existing(Path root) {
    return Files.isDirectory(root) ? ResultStore.findIn(root) : List.of();
  }
}
