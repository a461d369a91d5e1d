package org.isomer.train.overview;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.isomer.train.overview.LoggedCurve.Point;

/**
 * Draws a curve with characters: dots of Braille, two by four to a character, or stars. On the left
 * stand the greatest and the least value.
 *
 * @param columns its width in characters
 * @param rows its height in characters
 * @param ascii whether to draw with stars
 */
record Plot(int columns, int rows, boolean ascii) {
  /** Characters for a value at the side, and for the axis. */
  static final int SIDE = 11;

  /** Where a curve that does not move is drawn: at its value, a little below the middle. */
  private static final double FLAT = 0.4;

  private static final char BRAILLE = '\u2800';

  /** The bits of a Braille character's dots, by row and column. */
  private static final int[][] DOTS = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};

  private int dotsAcross() {
    return (columns - SIDE) * (ascii ? 1 : DOTS[0].length);
  }

  private int dotsUp() {
    return rows * (ascii ? 1 : DOTS.length);
  }

  /**
   * The drawing as {@link #rows} lines.
   *
   * @param points in the order of their steps, at least one
   * @param lastStep where the horizontal axis, which begins at step 1, ends
   */
  List<String> draw(List<Point> points, long lastStep) {
    double low = points.stream().mapToDouble(Point::value).min().orElseThrow();
    double high = points.stream().mapToDouble(Point::value).max().orElseThrow();
    boolean[][] dots = new boolean[dotsUp()][dotsAcross()];
    double[] course = course(points, lastStep);
    int before = -1;
    for (int across = 0; across < course.length; across++) {
      if (Double.isNaN(course[across])) {
        continue;
      }
      double share = high > low ? (course[across] - low) / (high - low) : FLAT;
      int up = (int) Math.round((1 - share) * (dots.length - 1));
      dots[up][across] = true;
      if (before >= 0) { // so that steep curves have no holes
        for (int y = Math.min(before, up) + 1; y < Math.max(before, up); y++) {
          dots[y][across] = true;
        }
      }
      before = up;
    }
    List<String> lines = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      lines.add((side(row, low, high) + characters(dots, row)).stripTrailing());
    }
    return lines;
  }

  /** The greatest value stands at the top and the least at the bottom; a single one between. */
  private String side(int row, double low, double high) {
    String value = "";
    if (low == high) {
      value = row == rows / 2 ? number(low) : "";
    } else if (row == 0 || row == rows - 1) {
      value = number(row == 0 ? high : low);
    }
    boolean named = !value.isEmpty();
    return " ".repeat(SIDE - 2 - value.length())
        + value
        + (ascii ? (named ? " +" : " |") : (named ? " ┤" : " │"));
  }

  /** A number, with fewer digits where it would not fit, such as {@code -1.5e-10}. */
  private static String number(double value) {
    String number = Quantity.number(value);
    return number.length() <= SIDE - 2 ? number : String.format(Locale.ROOT, "%.1e", value);
  }

  /** The horizontal axis as a line: its first and its last step. */
  String axis(long lastStep) {
    String last = String.format(Locale.ROOT, "step %,d", lastStep);
    return " ".repeat(SIDE)
        + "1"
        + " ".repeat(Math.max(1, columns - SIDE - 1 - last.length()))
        + last;
  }

  /** The value at each dot of the width: a mean of the points there, or between its neighbours. */
  private double[] course(List<Point> points, long lastStep) {
    double[] sums = new double[dotsAcross()];
    int[] counts = new int[sums.length];
    for (Point point : points) {
      double share = lastStep > 1 ? (point.step() - 1) / (lastStep - 1) : 0;
      int across = (int) Math.round(Math.min(1, share) * (sums.length - 1));
      sums[across] += point.value();
      counts[across]++;
    }
    double[] course = new double[sums.length];
    Arrays.fill(course, Double.NaN);
    int before = -1;
    for (int across = 0; across < sums.length; across++) {
      if (counts[across] > 0) {
        course[across] = sums[across] / counts[across];
        for (int between = before + 1; before >= 0 && between < across; between++) {
          double share = (double) (between - before) / (across - before);
          course[between] = course[before] + share * (course[across] - course[before]);
        }
        before = across;
      }
    }
    return course;
  }

  private String characters(boolean[][] dots, int row) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < columns - SIDE; column++) {
      line.append(ascii ? (dots[row][column] ? '*' : ' ') : braille(dots, row, column));
    }
    return line.toString();
  }

  private static char braille(boolean[][] dots, int row, int column) {
    int bits = 0;
    for (int y = 0; y < DOTS.length; y++) {
      for (int x = 0; x < DOTS[y].length; x++) {
        if (dots[row * DOTS.length + y][column * DOTS[y].length + x]) {
          bits |= DOTS[y][x];
        }
      }
    }
    return bits == 0 ? ' ' : (char) (BRAILLE + bits);
  }
}
