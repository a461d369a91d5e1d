package org.isomer.eval.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.isomer.reports.json.BadResultException;
import org.isomer.reports.leaderboard.Leaderboard;
import org.isomer.reports.record.Result;
import org.isomer.reports.record.ResultStore;
import org.isomer.spi.BadInputException;

/** Stored results as verbs see them: what is wrong with them is bad input. */
final class ResultFiles {
  private ResultFiles() {}

  /**
   * Makes sure that results can be written, before the work that leads to them.
   *
   * @throws BadInputException if one exists, or the folder cannot be written
   */
  static void requireFree(Path folder, List<String> ids) {
    for (String id : ids) {
      if (Files.exists(folder.resolve(id))) {
        throw new BadInputException(
            folder.resolve(id)
                + ": a result of this name exists, and results are never overwritten. Choose"
                + " another --out, or move this one away.");
      }
    }
    OutputFolder.claim(folder);
  }

  /** Writes a result and returns its folder. */
  static Path write(Path folder, Result result) {
    try {
      return ResultStore.write(folder, result);
    } catch (BadResultException e) {
      throw new BadInputException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Reads results and compares them. */
  static Leaderboard leaderboard(List<Path> places) {
    try {
      return Leaderboard.of(ResultStore.read(places));
    } catch (BadResultException e) {
      throw new BadInputException(String.valueOf(e.getMessage()), e);
    }
  }
}
