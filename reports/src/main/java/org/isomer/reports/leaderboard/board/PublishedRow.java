package org.isomer.reports.leaderboard.board;

import java.util.List;
import java.util.Optional;
import org.isomer.reports.record.Scale;

/**
 * Numbers of a paper or of another board, as they are stated there. They stand below the rows of a
 * board for orientation: nobody here computed or checked them, so they are not ranked or tested.
 *
 * @param label who they are of
 * @param source where they stand, such as {@code Yue et al. 2022, table 1}
 * @param values one for each column of the board; a share is in [0, 1]
 */
public record PublishedRow(String label, String source, List<Optional<Double>> values) {
  /** What is to be known of all such rows. */
  public static final String NOTE =
      "Rows marked as published are numbers as their sources state them. They were neither computed"
          + " nor checked here, and are not ranked or tested.";

  /** The mark of such a row. */
  public static final String MARK = "published";

  /** Copies the list. */
  public PublishedRow {
    values = List.copyOf(values);
  }

  /** {@code TS2Vec (published: Yue et al. 2022)}. */
  public String title() {
    return "%s (%s: %s)".formatted(label, MARK, source);
  }

  /** The number in a column as text; a dash where there is none. */
  public String text(int column, Scale scale) {
    return values.get(column).map(value -> Format.number(value, scale)).orElse("–");
  }
}
