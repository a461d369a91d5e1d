package org.isomer.eval.detection;

import java.util.Arrays;

/**
 * COCO's matching of one class: the surest detection chooses first, and takes the free object of
 * its image that it overlaps most. Objects that count are preferred to ignored ones, whatever the
 * overlap; at equal overlap the later object is taken; a crowd is never used up.
 */
final class GreedyMatching {
  /** The match of a detection that has none. */
  static final int NONE = -1;

  private static final double[] NO_OBJECTS = {};

  private final ClassBoxes boxes;

  /** By detection, then by object of its image. */
  private final double[][] overlaps;

  GreedyMatching(ClassBoxes boxes) {
    this.boxes = boxes;
    overlaps = Arrays.stream(boxes.detections()).map(this::overlaps).toArray(double[][]::new);
  }

  ClassBoxes boxes() {
    return boxes;
  }

  /**
   * Matches.
   *
   * @param threshold the least overlap of a match
   * @param ignored for each object whether it is ignored
   * @return for each detection its object, or {@link #NONE}
   */
  int[] match(double threshold, boolean[] ignored) {
    double least = Math.min(threshold, 1 - 1e-10);
    int[] order = ignoredLast(ignored);
    boolean[] taken = new boolean[ignored.length];
    int[] matches = new int[overlaps.length];
    for (int detection = 0; detection < matches.length; detection++) {
      int image = boxes.detections()[detection].image();
      int first = boxes.firstObjects()[image];
      int end = boxes.firstObjects()[image + 1];
      double best = least;
      int match = NONE;
      for (int place = first; place < end; place++) {
        int object = order[place];
        if (taken[object] && !boxes.objects()[object].crowd()) {
          continue;
        }
        if (match != NONE && !ignored[match] && ignored[object]) {
          break;
        }
        double overlap = overlaps[detection][object - first];
        if (overlap >= best) {
          best = overlap;
          match = object;
        }
      }
      if (match != NONE) {
        taken[match] = true;
      }
      matches[detection] = match;
    }
    return matches;
  }

  /** The objects of each image, those that count before the ignored ones. */
  private int[] ignoredLast(boolean[] ignored) {
    int[] order = new int[ignored.length];
    int place = 0;
    for (int image = 0; image + 1 < boxes.firstObjects().length; image++) {
      for (boolean wanted : new boolean[] {false, true}) {
        for (int i = boxes.firstObjects()[image]; i < boxes.firstObjects()[image + 1]; i++) {
          if (ignored[i] == wanted) {
            order[place++] = i;
          }
        }
      }
    }
    return order;
  }

  private double[] overlaps(Detection detection) {
    int first = boxes.firstObjects()[detection.image()];
    int count = boxes.firstObjects()[detection.image() + 1] - first;
    if (count == 0) {
      return NO_OBJECTS;
    }
    double[] row = new double[count];
    Arrays.setAll(row, i -> boxes.objects()[first + i].overlap(detection.box()));
    return row;
  }
}
