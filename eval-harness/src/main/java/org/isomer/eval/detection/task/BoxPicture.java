package org.isomer.eval.detection.task;

import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.isomer.exhibit.Png;
import org.isomer.reports.record.ImageBoxes;
import org.isomer.spi.Image;

/**
 * The picture of an image with its boxes: marked objects with broken lines, found ones with whole
 * lines and their score in hundredths. Digits are drawn dot by dot, because a machine may have no
 * fonts.
 *
 * @param leastScore found boxes with a lower score are not drawn
 */
record BoxPicture(double leastScore) {
  private static final int GREATEST_SIDE = 480;

  /** Small images are enlarged up to it, so that lines and numbers leave room for the objects. */
  private static final int ENLARGED_SIDE = 320;

  private static final int DASH = 5;

  /** Dots of a digit are squares of this side. */
  private static final int DOT = 2;

  private static final int DIGIT_WIDTH = 3;
  private static final int DIGIT_HEIGHT = 5;

  /** Rows of 3 dots of each digit, the topmost in the highest bits. */
  private static final int[] DIGITS = {
    0b111_101_101_101_111,
    0b010_110_010_010_111,
    0b111_001_111_100_111,
    0b111_001_111_001_111,
    0b101_101_111_001_001,
    0b111_100_111_001_111,
    0b111_100_111_101_111,
    0b111_001_010_010_010,
    0b111_101_111_101_111,
    0b111_101_111_001_111
  };

  /** Colours that people with any colour vision can tell apart (Okabe and Ito 2008). */
  private static final int[] COLOURS = {
    0xE69F00, 0x56B4E9, 0x009E73, 0xF0E442, 0x0072B2, 0xD55E00, 0xCC79A7
  };

  /** The colours of classes in hexadecimal, by name; they repeat after seven. */
  static Map<String, String> legend(List<String> classes) {
    Map<String, String> legend = new LinkedHashMap<>();
    for (int label = 0; label < classes.size(); label++) {
      legend.put(classes.get(label), "#%06x".formatted(colour(label)));
    }
    return legend;
  }

  private static int colour(int label) {
    return COLOURS[label % COLOURS.length];
  }

  /** Draws. */
  Png of(Image image, ImageBoxes boxes) {
    int side = Math.max(image.height(), image.width());
    double scale =
        side > GREATEST_SIDE ? (double) GREATEST_SIDE / side : Math.max(1, ENLARGED_SIDE / side);
    BufferedImage picture =
        new BufferedImage(
            (int) Math.max(1, Math.round(image.width() * scale)),
            (int) Math.max(1, Math.round(image.height() * scale)),
            BufferedImage.TYPE_INT_RGB);
    for (int row = 0; row < picture.getHeight(); row++) {
      for (int column = 0; column < picture.getWidth(); column++) {
        int y = Math.min(image.height() - 1, (int) (row / scale));
        int x = Math.min(image.width() - 1, (int) (column / scale));
        picture.setRGB(column, row, rgb(image, y, x));
      }
    }
    boxes
        .objects()
        .forEach(
            object -> draw(picture, object.corners(), scale, colour(object.label()), 2 * DASH));
    for (ImageBoxes.Found found : boxes.found()) {
      if (found.score() >= leastScore) {
        draw(picture, found.corners(), scale, colour(found.label()), DASH);
        write(picture, found, scale);
      }
    }
    return Png.of(picture);
  }

  /** A rectangle whose lines have a dash of every period; of the dash's length they are whole. */
  private static void draw(
      BufferedImage picture, List<Double> corners, double scale, int colour, int period) {
    int left = (int) (corners.get(0) * scale);
    int top = (int) (corners.get(1) * scale);
    int right = (int) (corners.get(2) * scale);
    int bottom = (int) (corners.get(3) * scale);
    for (int x = left; x <= right; x++) {
      if ((x - left) % period < DASH) {
        square(picture, x, top, DOT, colour);
        square(picture, x, bottom - 1, DOT, colour);
      }
    }
    for (int y = top; y <= bottom; y++) {
      if ((y - top) % period < DASH) {
        square(picture, left, y, DOT, colour);
        square(picture, right - 1, y, DOT, colour);
      }
    }
  }

  private static void write(BufferedImage picture, ImageBoxes.Found found, double scale) {
    int hundredths = (int) Math.min(99, Math.round(100 * found.score()));
    int left = (int) (found.corners().get(0) * scale);
    int top = (int) (found.corners().get(1) * scale);
    int step = (DIGIT_WIDTH + 1) * DOT;
    for (int y = 0; y < (DIGIT_HEIGHT + 2) * DOT; y++) {
      for (int x = 0; x < 2 * step + DOT; x++) {
        square(picture, left + x, top + y, 1, colour(found.label()));
      }
    }
    digit(picture, hundredths / 10, left + DOT, top + DOT);
    digit(picture, hundredths % 10, left + DOT + step, top + DOT);
  }

  private static void digit(BufferedImage picture, int digit, int left, int top) {
    for (int i = 0; i < DIGIT_WIDTH * DIGIT_HEIGHT; i++) {
      if ((DIGITS[digit] >> (DIGIT_WIDTH * DIGIT_HEIGHT - 1 - i) & 1) == 1) {
        int x = left + i % DIGIT_WIDTH * DOT;
        int y = top + i / DIGIT_WIDTH * DOT;
        square(picture, x, y, DOT, 0x000000);
      }
    }
  }

  private static void square(BufferedImage picture, int left, int top, int side, int colour) {
    for (int y = Math.max(0, top); y < Math.min(picture.getHeight(), top + side); y++) {
      for (int x = Math.max(0, left); x < Math.min(picture.getWidth(), left + side); x++) {
        picture.setRGB(x, y, colour);
      }
    }
  }

  private static int rgb(Image image, int row, int column) {
    int rgb = 0;
    for (int i = 0; i < 3; i++) {
      int channel = Math.min(i, image.channels() - 1);
      float value = image.values()[image.offset(row, column) + channel];
      rgb = rgb << 8 | Math.round(255 * Math.max(0, Math.min(1, value)));
    }
    return rgb;
  }
}
