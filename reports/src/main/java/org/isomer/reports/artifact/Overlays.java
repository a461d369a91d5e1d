package org.isomer.reports.artifact;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.isomer.exhibit.Png;

/**
 * Pictures of scored images with what was marked and what was predicted drawn into them: boxes,
 * outlines or coloured pixels.
 *
 * @param caption how to read the figure: which marks and colours stand for what
 * @param legend what colours stand for, as {@code #rrggbb} by name, in order; empty for none
 * @param rows one for each image; about ten of at most 512 pixels a side keep a page small
 */
public record Overlays(String caption, Map<String, String> legend, List<Row> rows)
    implements Artifact {
  /** Copies the collections and checks the colours. */
  public Overlays {
    legend = Collections.unmodifiableMap(new LinkedHashMap<>(legend));
    rows = List.copyOf(rows);
    for (String colour : legend.values()) {
      if (!colour.matches("#[0-9a-f]{6}")) {
        throw new IllegalArgumentException("a colour must be #rrggbb, but is " + colour);
      }
    }
  }

  /** Pictures that need no legend. */
  public Overlays(String caption, List<Row> rows) {
    this(caption, Map.of(), rows);
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
