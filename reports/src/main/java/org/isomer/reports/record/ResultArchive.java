package org.isomer.reports.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.isomer.data.FileStamp;
import org.isomer.file.FileTrouble;
import org.isomer.reports.json.RecordJson;
import org.isomer.spi.BadInputException;

/**
 * Where results are kept. Isomer keeps them in folders ({@link FolderArchive}); a module in a JAR
 * may bind another archive in its place. What is kept is given back as it was: no archive changes a
 * number.
 *
 * <p>Places are named by the paths of command lines, whether there are such files or not. A result
 * of the name {@code id} that is written to a place {@code root} is at the place {@code root/id},
 * and its record is called {@code root/id/result.json}, see {@link #name}. All methods may be
 * called by several threads at once, and throw a {@link BadInputException} that says what is wrong
 * and what to do.
 */
public interface ResultArchive {
  /** What the record of a result is called. */
  static Path name(Path root, String id) {
    return root.resolve(id).resolve(ResultStore.RECORD);
  }

  /**
   * The records of all results at a place and below it, each with what changes whenever the record
   * does; none if nothing is there.
   */
  SortedMap<Path, FileStamp> all(Path place);

  /**
   * Reads a result.
   *
   * @param name the name of its record
   */
  Result read(Path name);

  /** Whether a record is the one that was written, as far as that can be known. */
  RecordDigest.State state(Path name);

  /**
   * Adds a result, in one step and never in place of another, and takes away the {@link
   * FailedResult} of its name.
   */
  void write(Path root, Result result);

  /** Leaves word of a measurement that gave no result, in place of an earlier word. */
  void leave(Path root, FailedResult failure);

  /** The measurements at places, and below them, that gave no result. */
  List<FailedResult> failures(List<Path> places);

  /** Refuses a place to which nothing could be written; changes nothing. */
  void requireWritable(Path root);

  /** Makes a place ready for results, before hours are spent on the first of them. */
  void prepare(Path root);

  /**
   * The names of the records at places, and below them.
   *
   * @return in the order of the places, and of the names at each
   * @throws BadInputException if there is none at one of them
   */
  default List<Path> find(List<Path> places) {
    List<Path> names = new ArrayList<>();
    for (Path place : places) {
      SortedMap<Path, FileStamp> found = all(place);
      if (found.isEmpty()) {
        throw new BadInputException(
            place + ": no results are kept there. Name a place of results.");
      }
      names.addAll(found.keySet());
    }
    return names;
  }

  /** Whether there is something at the place of a result, so that no other can be written there. */
  default boolean isTaken(Path place) {
    return !all(place).isEmpty();
  }

  /** The first result at a place. */
  default Result first(Path place) {
    return read(find(List.of(place)).get(0));
  }

  /** The record of a result; what belongs to it may be missing. */
  default ResultRecord record(Path name) {
    return read(name).record();
  }

  /** Adds a result of this archive, or the numbers of it, to another place. */
  default void copy(Path name, ResultMerge.Extent extent, Path root) {
    write(root, extent.of(read(name)));
  }

  /** The record as a file, for who reads files; it is there until the process ends. */
  default Path file(Path name) {
    try {
      Path file = Files.createTempFile("result", ".json");
      file.toFile().deleteOnExit();
      Files.writeString(file, RecordJson.pretty(record(name)));
      return file;
    } catch (IOException e) {
      throw new BadInputException(FileTrouble.writing(name, e), e);
    }
  }

  /** Does what no other process may do to a place at the same time, where that can be kept up. */
  default <T> T alone(Path root, Supplier<T> work) {
    return work.get();
  }
}
