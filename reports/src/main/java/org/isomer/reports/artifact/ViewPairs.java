package org.isomer.reports.artifact;

import java.util.List;
import org.isomer.exhibit.Exhibit;

/**
 * Examples beside the augmented views that pretraining made of them.
 *
 * @param caption how to read the figure
 * @param rows one for each example; six to ten show the augmentation well
 */
public record ViewPairs(String caption, List<Row> rows) implements Artifact {
  /** Copies the list. */
  public ViewPairs {
    rows = List.copyOf(rows);
  }

  @Override
  public ArtifactKind kind() {
    return ArtifactKind.VIEW_PAIRS;
  }

  /**
   * One example.
   *
   * @param name the example's class or id
   * @param original the example as the data set holds it
   * @param views its augmented views, two or more, without normalisation
   */
  public record Row(String name, Exhibit original, List<Exhibit> views) {
    /** Copies the list. */
    public Row {
      views = List.copyOf(views);
    }
  }
}
