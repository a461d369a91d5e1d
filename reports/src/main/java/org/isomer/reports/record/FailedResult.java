package org.isomer.reports.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.isomer.file.AtomicFiles;
import org.isomer.file.FileTrouble;
import org.isomer.file.TextFile;
import org.isomer.reports.json.RecordJson;
import org.isomer.spi.BadInputException;

/**
 * A measurement that was begun and gave no result. It lies beside the folders of results, as {@code
 * ID.failed.json}, until the measurement succeeds, so that a leaderboard can say why a cell is
 * empty.
 *
 * @param id the name that the result would have
 * @param subject who would have been measured
 * @param data on which samples
 * @param protocol how
 * @param reason what went wrong, on one line
 */
public record FailedResult(
    String id, Subject subject, Data data, Protocol protocol, String reason) {
  private static final String ENDING = ".failed.json";

  /**
   * Writes it in place of an earlier one.
   *
   * @param root the folder of results
   * @throws BadInputException if that is not possible
   */
  public void write(Path root) {
    Path file = file(root, id);
    try {
      AtomicFiles.write(file, RecordJson.pretty(this));
    } catch (IOException e) {
      throw new BadInputException(FileTrouble.writing(file, e), e);
    }
  }

  /**
   * Takes that of a result away, if there is one.
   *
   * @throws BadInputException if that is not possible
   */
  public static void remove(Path root, String id) {
    Path file = file(root, id);
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new BadInputException(FileTrouble.writing(file, e), e);
    }
  }

  private static Path file(Path root, String id) {
    return root.resolve(id + ENDING);
  }

  /**
   * Reads all of them.
   *
   * @param places as for {@link ResultStore#read(List)}
   * @throws BadInputException if one is damaged
   */
  public static List<FailedResult> read(List<Path> places) {
    List<FailedResult> failures = new ArrayList<>();
    for (Path place : places) {
      RecordFinder.find(place, name -> name.endsWith(ENDING)).keySet().stream()
          .map(FailedResult::read)
          .forEach(failures::add);
    }
    return failures;
  }

  private static FailedResult read(Path file) {
    String text = new TextFile(file).text();
    return RecordJson.read(
        RecordJson.parse(text, file.toString()), FailedResult.class, file.toString());
  }
}
