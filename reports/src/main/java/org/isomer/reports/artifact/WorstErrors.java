package org.isomer.reports.artifact;

import java.util.List;
import org.isomer.exhibit.Exhibit;

/**
 * What was judged most wrongly, worst first.
 *
 * @param caption how to read the figure: which errors are the worst
 * @param rows about ten fit a screen
 */
public record WorstErrors(String caption, List<Row> rows) implements Artifact {
  /** Copies the list. */
  public WorstErrors {
    rows = List.copyOf(rows);
  }

  @Override
  public ArtifactKind kind() {
    return ArtifactKind.WORST_ERRORS;
  }

  /**
   * One error.
   *
   * @param error what is wrong, such as {@code Sports, taken for World}
   * @param examples what was judged: an example, or those of a pair
   */
  public record Row(String error, List<Exhibit> examples) {
    /** Copies the list. */
    public Row {
      examples = List.copyOf(examples);
    }
  }
}
