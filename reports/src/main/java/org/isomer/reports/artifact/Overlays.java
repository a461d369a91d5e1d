package org.isomer.reports.artifact;

import java.util.List;

/**
 * Pictures of scored images with what was marked and what was predicted drawn into them: boxes,
 * outlines or coloured pixels.
 *
 * @param caption how to read the figure: which marks and colours stand for what
 * @param rows one for each image; about ten of at most 512 pixels a side keep a page small
 */
public record Overlays(String caption, List<Row> rows) implements Artifact {
  /** Copies the list. */
  public Overlays {
    rows = List.copyOf(rows);
  }

  @Override
  public ArtifactKind kind() {
    return ArtifactKind.OVERLAYS;
  }

  /**
   * One image.
   *
   * @param name the image's id
   * @param picture the image with everything that is drawn into it
   */
  public record Row(String name, Png picture) {}
}
