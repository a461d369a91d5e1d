package org.isomer.eval.cli.results;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import org.isomer.eval.verification.Verifier;
import org.isomer.reports.record.ResultArchive;
import org.isomer.spi.BadInputException;

/**
 * Reads results that are to be shown, and compares each with what it keeps.
 *
 * @param archive where they are
 */
public record ResultFinder(ResultArchive archive, Verifier verifier) {
  @Inject
  public ResultFinder {}

  /**
   * Finds results.
   *
   * @param places as for {@link ResultArchive#find}
   * @throws BadInputException if a place is missing or holds no record, or a record is bad
   */
  public FoundResults in(List<Path> places) {
    return FoundResults.in(places, archive, verifier);
  }
}
