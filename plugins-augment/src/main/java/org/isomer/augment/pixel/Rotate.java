package org.isomer.augment.pixel;

import org.isomer.spi.Image;

/** Rotation about the centre; the image keeps its size. */
public final class Rotate {
  private Rotate() {}

  /**
   * Rotates the image.
   *
   * <p>A bilinear value is sampled as if zeros lay outside of the image; with m the share of its
   * weight that falls inside, it becomes m × value + (1 − m) × fill, as in torchvision.
   *
   * @param degrees counter-clockwise
   * @param fill the value of pixels outside of the image
   */
  public static void apply(Image image, double degrees, Interpolation interpolation, float fill) {
    int height = image.height();
    int width = image.width();
    int channels = image.channels();
    float[] in = image.values();
    float[] out = image.spare(image.size());
    double cosine = StrictMath.cos(Math.toRadians(degrees));
    double sine = StrictMath.sin(Math.toRadians(degrees));
    double centreRow = (height - 1) / 2.0;
    double centreColumn = (width - 1) / 2.0;
    for (int row = 0; row < height; row++) {
      double y = row - centreRow;
      for (int column = 0; column < width; column++) {
        double x = column - centreColumn;
        double sourceRow = sine * x + cosine * y + centreRow;
        double sourceColumn = cosine * x - sine * y + centreColumn;
        int position = (row * width + column) * channels;
        switch (interpolation) {
          case NEAREST -> nearest(image, sourceRow, sourceColumn, in, out, position, fill);
          case BILINEAR -> bilinear(image, sourceRow, sourceColumn, in, out, position, fill);
        }
      }
    }
    image.swap(height, width);
  }

  private static void nearest(
      Image image, double y, double x, float[] in, float[] out, int position, float fill) {
    int row = (int) Math.rint(y);
    int column = (int) Math.rint(x);
    boolean inside = isInside(image, row, column);
    for (int channel = 0; channel < image.channels(); channel++) {
      out[position + channel] = inside ? in[image.offset(row, column) + channel] : fill;
    }
  }

  private static void bilinear(
      Image image, double y, double x, float[] in, float[] out, int position, float fill) {
    int top = (int) Math.floor(y);
    int left = (int) Math.floor(x);
    float down = (float) (y - top);
    float right = (float) (x - left);
    for (int channel = 0; channel < image.channels(); channel++) {
      float sum = 0;
      float inside = 0;
      for (int corner = 0; corner < 4; corner++) {
        int row = top + corner / 2;
        int column = left + corner % 2;
        if (isInside(image, row, column)) {
          float weight = (row == top ? 1 - down : down) * (column == left ? 1 - right : right);
          sum += weight * in[image.offset(row, column) + channel];
          inside += weight;
        }
      }
      out[position + channel] = sum * inside + (1 - inside) * fill;
    }
  }

  private static boolean isInside(Image image, int row, int column) {
    return row >= 0 && row < image.height() && column >= 0 && column < image.width();
  }
}
