package org.isomer.reports.record;

import java.util.List;
import java.util.Optional;

/**
 * The objects of one image and what a detector found there. Corners are in pixels of the original
 * image, x to the right and y down.
 *
 * @param id the image's permanent id in its data set
 * @param objects what a person marked
 * @param found what the detector claims, the surest first
 */
public record ImageBoxes(String id, List<Marked> objects, List<Found> found) implements Sample {
  /** Copies the lists. */
  public ImageBoxes {
    objects = List.copyOf(objects);
    found = List.copyOf(found);
  }

  @Override
  public Optional<String> wrong(LabelRange labels) {
    return LabelRange.first(objects, marked -> labels.label("objects", marked.label()))
        .or(() -> LabelRange.first(found, claimed -> labels.label("found", claimed.label())));
  }

  /**
   * A marked object.
   *
   * @param label its class
   * @param corners left, top, right, bottom
   * @param area its area in pixels², of its mask if it has one
   * @param crowd whether the box holds an uncounted group
   * @param difficult whether nobody has to find it
   */
  public record Marked(
      int label, List<Double> corners, double area, boolean crowd, boolean difficult) {
    /** Copies the list and checks that it is a box. */
    public Marked {
      corners = List.copyOf(corners);
      check(corners);
      Plausible.notNegative("label", label);
      Plausible.notNegative("area", area);
    }
  }

  /**
   * A claimed object.
   *
   * @param label its class
   * @param corners left, top, right, bottom
   * @param score the detector's confidence
   */
  public record Found(int label, List<Double> corners, double score) {
    /** Copies the list and checks that it is a box. */
    public Found {
      corners = List.copyOf(corners);
      check(corners);
      Plausible.notNegative("label", label);
    }
  }

  private static void check(List<Double> corners) {
    Plausible.require(
        corners.size() == 4 && corners.get(0) <= corners.get(2) && corners.get(1) <= corners.get(3),
        "corners must be left, top, right and bottom, but are " + corners);
  }
}
