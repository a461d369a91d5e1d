package org.isomer.reports.record;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.isomer.spi.BadInputException;

/**
 * Brings results of many machines into one folder. The order of the places makes no difference, and
 * merging again changes nothing.
 */
public final class ResultMerge {
  /**
   * What has come of it.
   *
   * @param added the folders that are new, by id
   * @param present how many results were there already, or came twice
   */
  public record Outcome(List<Path> added, int present) {
    /** Copies the list. */
    public Outcome {
      added = List.copyOf(added);
    }
  }

  /**
   * A record and where it lies. As it holds the digests of the files beside it, it stands for them.
   */
  private record Source(Path file, ResultRecord record, Extent extent) {
    /** What of the record is kept. */
    ResultRecord kept() {
      return extent.of(record);
    }
  }

  /** What of a result is copied. */
  public enum Extent {
    /** The record and all files beside it. */
    WHOLE,
    /**
     * The record, and the headline metric of resamples where there are any: without predictions and
     * figures, which may show data that must not be passed on.
     */
    NUMBERS;

    ResultRecord of(ResultRecord record) {
      return this == WHOLE
          ? record
          : record.withSidecars(
              record.sidecars().stream()
                  .filter(sidecar -> sidecar.content().equals(ResultStore.RESAMPLES))
                  .toList());
    }

    Result of(Result result) {
      return this == WHOLE
          ? result
          : new Result(of(result.record()), Predictions.none(), result.resamples(), List.of());
    }
  }

  private final Map<String, Source> byId = new TreeMap<>();
  private final List<String> conflicts = new ArrayList<>();
  private final ResultArchive archive;
  private int twice;

  private ResultMerge(ResultArchive archive) {
    this.archive = archive;
  }

  /** As the other, of results in folders. */
  public static ResultMerge of(List<Path> places, Extent extent) {
    return of(new FolderArchive(), places, extent);
  }

  /**
   * Reads what is to be merged, all of it, so that what is damaged stays out. Nothing is written.
   *
   * @param archive where results are read and written
   * @param places as for {@link ResultArchive#find}
   * @param extent what is copied of each
   * @throws BadInputException naming both places, if two different results have the same id
   */
  public static ResultMerge of(ResultArchive archive, List<Path> places, Extent extent) {
    ResultMerge merge = new ResultMerge(archive);
    for (Path file : archive.find(places)) {
      ResultRecord record = merge.record(file);
      merge.add(new Source(file, record, extent));
    }
    merge.requireAgreement();
    return merge;
  }

  /**
   * Copies what is not there yet.
   *
   * @param root the folder of the merged results; what is there takes part, and is never changed
   * @throws BadInputException naming both places, if two different results have the same id;
   *     nothing is written then
   */
  public Outcome into(Path root) {
    Map<String, Source> added = new TreeMap<>(byId);
    int present = twice;
    for (Path file : archive.all(root).keySet()) {
      ResultRecord there = record(file);
      Source source = added.remove(there.id());
      if (source != null) {
        present++;
        compare(new Source(file, there, Extent.WHOLE), source);
      }
    }
    requireAgreement();
    List<Path> folders = new ArrayList<>();
    for (Source source : added.values()) {
      if (!cameInTheMeantime(source, root)) {
        archive.copy(source.file(), source.extent(), root);
        folders.add(root.resolve(source.record().id()));
      } else {
        present++;
      }
    }
    return new Outcome(folders, present);
  }

  private void add(Source source) {
    Source other = byId.putIfAbsent(source.record().id(), source);
    if (other != null) {
      twice++;
      compare(other, source);
    }
  }

  private void compare(Source one, Source other) {
    if (!one.kept().equals(other.kept())) {
      conflicts.add(
          "'%s': %s and %s differ".formatted(one.record().id(), one.file(), other.file()));
    }
  }

  private void requireAgreement() {
    if (!conflicts.isEmpty()) {
      throw new BadInputException(
          "%d result%s of the same name but different content; nothing was merged\n  %s\nCompare them, and leave one of each out; those with and without their predictions belong into different folders."
              .formatted(
                  conflicts.size(),
                  conflicts.size() == 1 ? "" : "s",
                  String.join("\n  ", conflicts)));
    }
  }

  /** Whether another process has brought the result while others were copied. */
  private boolean cameInTheMeantime(Source source, Path root) {
    String id = source.record().id();
    Path file = ResultArchive.name(root, id);
    return archive.all(root.resolve(id)).containsKey(file) && record(file).equals(source.kept());
  }

  /** Without the predictions nobody could tell that a record has been changed. */
  private ResultRecord record(Path file) {
    ResultRecord record = archive.read(file).record();
    RecordDigest.requireAsWritten(file, archive.state(file));
    return record;
  }
}
