package org.isomer.eval.cli.results;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.isomer.eval.verification.Verifier;
import org.isomer.reports.record.RecordDigest;
import org.isomer.reports.record.Result;
import org.isomer.reports.record.ResultArchive;
import org.isomer.spi.BadInputException;

/** Results with the files that they were read from, so that what is said of them names those. */
public final class FoundResults {
  private final List<Result> results = new ArrayList<>();
  private final IdentityHashMap<Result, Path> files = new IdentityHashMap<>();
  private final IdentityHashMap<Result, Optional<String>> doubts = new IdentityHashMap<>();

  private final ResultArchive archive;
  private final Verifier verifier;

  private FoundResults(ResultArchive archive, Verifier verifier) {
    this.archive = archive;
    this.verifier = verifier;
  }

  /**
   * Reads results, and compares each with what it keeps.
   *
   * @param places as for {@link ResultArchive#find}
   * @throws BadInputException if a place is missing or holds no record, or a record is bad
   */
  static FoundResults in(List<Path> places, ResultArchive archive, Verifier verifier) {
    FoundResults found = new FoundResults(archive, verifier);
    for (Path file : archive.find(places)) {
      Result result = archive.read(file);
      found.results.add(result);
      found.files.put(result, file);
    }
    List<Optional<String>> doubts =
        found.results.parallelStream().map(result -> found.look(result)).toList();
    for (int i = 0; i < doubts.size(); i++) {
      found.doubts.put(found.results.get(i), doubts.get(i));
    }
    return found;
  }

  /** All of them, in the order of the places, and of the paths below each. */
  List<Result> all() {
    return List.copyOf(results);
  }

  /**
   * One of each name.
   *
   * @throws BadInputException naming both files, if two different ones have the same name
   */
  public List<Result> distinct() {
    Map<String, Result> byId = new TreeMap<>();
    for (Result result : results) {
      Result other = byId.putIfAbsent(result.record().id(), result);
      if (other != null && !other.equals(result)) {
        throw new BadInputException(
            "two different results are called '%s': %s and %s. Leave one of them out; isomer compare shows in what they differ."
                .formatted(result.record().id(), files.get(other), files.get(result)));
      }
    }
    return List.copyOf(byId.values());
  }

  /**
   * Why a result is not to be believed, a sentence; empty if its numbers are what its predictions
   * give, or it keeps none, and it is the one that was written as far as a digest is kept.
   */
  public Optional<String> doubt(Result result) {
    return doubts.getOrDefault(result, Optional.empty());
  }

  private Optional<String> look(Result result) {
    List<String> contradictions = verifier.contradictions(result);
    if (!contradictions.isEmpty()) {
      return Optional.of(
          "the record was changed: it says what its predictions do not give (%s%s). isomer verify says what differs."
              .formatted(
                  contradictions.get(0),
                  contradictions.size() > 1
                      ? ", and %d more".formatted(contradictions.size() - 1)
                      : ""));
    }
    Path file = files.get(result);
    return file != null && archive.state(file) == RecordDigest.State.CHANGED
        ? Optional.of(
            "the record was changed: its SHA-256 is not that of %s. isomer verify says what differs."
                .formatted(RecordDigest.FILE))
        : Optional.empty();
  }
}
