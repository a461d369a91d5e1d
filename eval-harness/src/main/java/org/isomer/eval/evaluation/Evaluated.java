package org.isomer.eval.evaluation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.isomer.spi.BadInputException;

/**
 * What came of an evaluation.
 *
 * @param results the folders of the results that are there, in the order of the tasks
 * @param failures the tasks that gave none
 */
public record Evaluated(List<Path> results, List<Failed> failures) {
  /** Nothing yet. */
  public static final Evaluated NOTHING = new Evaluated(List.of(), List.of());

  /** Copies the lists. */
  public Evaluated {
    results = List.copyOf(results);
    failures = List.copyOf(failures);
  }

  /**
   * A task that gave no result.
   *
   * @param id the name that the result would have
   * @param cause what went wrong
   */
  public record Failed(String id, RuntimeException cause) {
    /** What went wrong, on one line. */
    String reason() {
      String text =
          cause instanceof BadInputException
              ? String.valueOf(cause.getMessage())
              : cause.toString();
      return text.lines().findFirst().orElse("");
    }
  }

  /** This one and a further one. */
  public Evaluated and(Evaluated further) {
    List<Path> allResults = new ArrayList<>(results);
    allResults.addAll(further.results);
    List<Failed> allFailures = new ArrayList<>(failures);
    allFailures.addAll(further.failures);
    return new Evaluated(allResults, allFailures);
  }

  /**
   * The results, if all are there.
   *
   * @throws RuntimeException what went wrong, if something did
   */
  public List<Path> whole() {
    for (Failed failed : failures) {
      if (failures.size() == 1 || !(failed.cause instanceof BadInputException)) {
        throw failed.cause;
      }
    }
    if (failures.isEmpty()) {
      return results;
    }
    throw new BadInputException(
        failures.stream()
            .map(failed -> "%s: %s".formatted(failed.id, failed.cause.getMessage()))
            .collect(
                Collectors.joining(
                    "\n", "%d tasks have failed.\n".formatted(failures.size()), "")));
  }
}
