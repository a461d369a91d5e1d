package org.isomer.eval.segmentation.task;

import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.isomer.data.image.LabelMap;
import org.isomer.eval.segmentation.SegmentedImage;
import org.isomer.exhibit.Png;
import org.isomer.spi.Image;

/**
 * The picture of a segmented image: the image, its mask over it, and the prediction over it, side
 * by side. Pixels that are not judged show the image, in the prediction too.
 *
 * @param ignored the label that is not judged
 */
record MaskPicture(int ignored) {
  private static final int GREATEST_SIDE = 240;
  private static final int GAP = 4;
  private static final double COLOUR_SHARE = 0.65;

  /** The colours of classes in hexadecimal, by name; the colour map of Pascal VOC. */
  static Map<String, String> legend(List<String> classes) {
    Map<String, String> legend = new LinkedHashMap<>();
    for (int label = 0; label < classes.size(); label++) {
      legend.put(classes.get(label), "#%06x".formatted(colour(label)));
    }
    return legend;
  }

  /** Draws. */
  Png of(Image image, SegmentedImage segmented) {
    LabelMap mask = segmented.truth();
    double scale = (double) GREATEST_SIDE / Math.max(mask.height(), mask.width());
    int height = (int) Math.round(mask.height() * scale);
    int width = (int) Math.round(mask.width() * scale);
    BufferedImage picture =
        new BufferedImage(3 * width + 2 * GAP, height, BufferedImage.TYPE_INT_RGB);
    for (int row = 0; row < picture.getHeight(); row++) {
      for (int column = 0; column < picture.getWidth(); column++) {
        picture.setRGB(column, row, 0xFFFFFF);
      }
    }
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        int y = Math.min(mask.height() - 1, (int) (row / scale));
        int x = Math.min(mask.width() - 1, (int) (column / scale));
        int plain = rgb(image, y, x);
        boolean judged = mask.label(y, x) != ignored;
        picture.setRGB(column, row, plain);
        picture.setRGB(width + GAP + column, row, judged ? mixed(plain, mask.label(y, x)) : plain);
        picture.setRGB(
            2 * (width + GAP) + column,
            row,
            judged ? mixed(plain, segmented.predicted().label(y, x)) : plain);
      }
    }
    return Png.of(picture);
  }

  private static int rgb(Image image, int row, int column) {
    int from = image.offset(row, column);
    int rgb = 0;
    for (int channel = 0; channel < 3; channel++) {
      float value = image.values()[from + Math.min(channel, image.channels() - 1)];
      rgb = rgb << 8 | Math.round(255 * Math.max(0, Math.min(1, value)));
    }
    return rgb;
  }

  private static int mixed(int rgb, int label) {
    int colour = colour(label);
    int mixed = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      double value =
          (1 - COLOUR_SHARE) * (rgb >> shift & 0xFF) + COLOUR_SHARE * (colour >> shift & 0xFF);
      mixed = mixed << 8 | (int) Math.round(value);
    }
    return mixed;
  }

  /** The bits of the label, three at a time, become the highest bits of red, green and blue. */
  private static int colour(int label) {
    int rgb = 0;
    for (int bit = 7, rest = label; bit >= 0; bit--, rest >>= 3) {
      rgb |= (rest & 1) << (16 + bit) | (rest >> 1 & 1) << (8 + bit) | (rest >> 2 & 1) << bit;
    }
    return rgb;
  }
}
