package org.isomer.reports.html.figure;

import java.util.ArrayList;
import java.util.List;

/** Where names stand in a picture, so that none hides another or is cut off. */
final class NamePlaces {
  /** A line of text on a narrow screen, where letters are largest. */
  private static final double HEIGHT = 17;

  private static final double WIDTH_OF_LETTER = 9.5;

  /** Further away a name would seem to belong to something else. */
  private static final int MOST_LINES_AWAY = 3;

  private final double width;
  private final double height;
  private final List<Box> taken = new ArrayList<>();

  /** An empty picture. */
  NamePlaces(double width, double height) {
    this.width = width;
    this.height = height;
  }

  /** The middle of a name. */
  record Place(double x, double y) {}

  private record Box(double x, double y, double width) {
    boolean meets(Box other) {
      return Math.abs(x - other.x) < (width + other.width) / 2 && Math.abs(y - other.y) < HEIGHT;
    }
  }

  /** A place for a name: the wanted one, or else the nearest above or below it that is free. */
  Place free(String name, double wantedX, double wantedY) {
    double wide = Math.min(width, WIDTH_OF_LETTER * name.length());
    double x = within(wantedX, wide, width);
    Box box = new Box(x, within(wantedY, HEIGHT, height), wide);
    for (int lines = 1; isTaken(box) && lines <= MOST_LINES_AWAY; lines++) {
      for (double away : new double[] {-lines * HEIGHT, lines * HEIGHT}) {
        Box other = new Box(x, within(wantedY + away, HEIGHT, height), wide);
        box = isTaken(box) && !isTaken(other) ? other : box;
      }
    }
    taken.add(box);
    return new Place(box.x(), box.y());
  }

  private boolean isTaken(Box box) {
    return taken.stream().anyMatch(box::meets);
  }

  private static double within(double middle, double length, double room) {
    return Math.max(length / 2, Math.min(room - length / 2, middle));
  }
}
