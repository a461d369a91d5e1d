package org.isomer.reports.leaderboard.board;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isomer.reports.record.Result;
import org.isomer.reports.record.Subject;

/**
 * A subject's results.
 *
 * @param label unique on the board: the subject's name, and what tells it from others of that name
 * @param subject the subject
 * @param cells one for each column; empty where there is no result
 */
public record Row(String label, Subject subject, List<Optional<Cell>> cells) {
  /** Copies the list. */
  public Row {
    cells = List.copyOf(cells);
  }

  /** The results of the row, in the order of the columns. */
  public List<Result> results() {
    return cells.stream().flatMap(Optional::stream).map(Cell::result).toList();
  }

  /** The weights that the encoder started with, if it did not start at random. */
  Optional<String> start() {
    Map<String, String> settings = method().settings();
    return subject
        .encoder()
        .flatMap(encoder -> Optional.ofNullable(settings.get("encoder.weights")))
        .map(
            path ->
                path
                    + Optional.ofNullable(settings.get("encoder.weights-digest"))
                        .map(digest -> ", SHA-256 " + digest)
                        .orElse(""));
  }

  /** What the row shares with rows of other seeds. */
  public Method method() {
    return Method.of(subject, results());
  }

  /** The loss that the subject was pretrained with; empty if it was not, or has none. */
  public Optional<String> loss() {
    return subject.pretraining().flatMap(done -> method().loss());
  }
}
