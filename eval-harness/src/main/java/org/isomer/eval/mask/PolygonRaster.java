package org.isomer.eval.mask;

import java.util.BitSet;
import org.isomer.spi.BadInputException;

/**
 * Fills polygons as COCO's mask tool does. The outline is drawn on a grid five times as fine; where
 * it crosses the middle of a column of pixels, inside and outside change from the next middle of a
 * pixel downwards. So pieces that lie over each other twice are outside.
 */
public final class PolygonRaster {
  private static final int SCALE = 5;

  /** Coordinates beyond this are taken for a mistake; to draw them would take for ever. */
  private static final double GREATEST = 1e6;

  private final int height;
  private final int width;

  /** Positions in column order at which inside and outside change. */
  private final BitSet changes = new BitSet();

  private boolean begun;
  private int lastX;
  private int lastY;

  private PolygonRaster(int height, int width) {
    this.height = height;
    this.width = width;
  }

  /**
   * Fills a polygon.
   *
   * @param coordinates x and y of each corner in turn, in pixels from the upper left corner of the
   *     image; may lie outside of it
   * @throws BadInputException if there are fewer than three corners, half of one, or impossible
   *     coordinates
   */
  public static RunLengthMask fill(double[] coordinates, int height, int width) {
    check(coordinates);
    PolygonRaster raster = new PolygonRaster(height, width);
    int corners = coordinates.length / 2;
    for (int from = 0; from < corners; from++) {
      int to = (from + 1) % corners;
      raster.edge(
          fine(coordinates[2 * from]),
          fine(coordinates[2 * from + 1]),
          fine(coordinates[2 * to]),
          fine(coordinates[2 * to + 1]));
    }
    return raster.mask();
  }

  private static void check(double[] coordinates) {
    if (coordinates.length < 6 || coordinates.length % 2 != 0) {
      throw new BadInputException(
          "A polygon has %d coordinates. Give x and y of at least three corners."
              .formatted(coordinates.length));
    }
    for (double coordinate : coordinates) {
      if (!(Math.abs(coordinate) <= GREATEST)) {
        throw new BadInputException(
            "A polygon has the coordinate %s. Coordinates are pixels.".formatted(coordinate));
      }
    }
  }

  private static int fine(double coordinate) {
    return (int) (SCALE * coordinate + .5);
  }

  /** Walks along an edge in steps of one on its longer axis. */
  private void edge(int fromX, int fromY, int toX, int toY) {
    int columns = Math.abs(toX - fromX);
    int rows = Math.abs(toY - fromY);
    boolean flat = columns >= rows;
    // Both directions draw the same points: those computed from the lesser end.
    boolean backward = flat ? fromX > toX : fromY > toY;
    int x = backward ? toX : fromX;
    int y = backward ? toY : fromY;
    int length = Math.max(columns, rows);
    int rise = flat ? toY - fromY : toX - fromX;
    double slope = (double) (backward ? -rise : rise) / length;
    for (int step = 0; step <= length; step++) {
      int along = backward ? length - step : step;
      if (flat) {
        point(x + along, length == 0 ? y : (int) (y + slope * along + .5));
      } else {
        point((int) (x + slope * along + .5), y + along);
      }
    }
  }

  private void point(int x, int y) {
    if (begun && x != lastX) {
      crossing(Math.min(x, lastX), Math.min(y, lastY));
    }
    begun = true;
    lastX = x;
    lastY = y;
  }

  /** Marks a crossing from one column of the fine grid to the next. */
  private void crossing(int x, int y) {
    int middle = SCALE / 2;
    int column = Math.floorDiv(x - middle, SCALE);
    if (column * SCALE + middle == x && column >= 0 && column < width) {
      int row = -Math.floorDiv(middle - y, SCALE);
      changes.flip(column * height + Math.max(0, Math.min(height, row)));
    }
  }

  private RunLengthMask mask() {
    int end = height * width;
    changes.clear(end);
    int[] runs = new int[changes.cardinality() + 1];
    int count = 0;
    int position = 0;
    for (int next = changes.nextSetBit(0); next >= 0; next = changes.nextSetBit(next + 1)) {
      runs[count++] = next - position;
      position = next;
    }
    runs[count] = end - position;
    return new RunLengthMask(height, width, runs);
  }
}
