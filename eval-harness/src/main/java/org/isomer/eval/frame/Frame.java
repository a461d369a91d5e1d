package org.isomer.eval.frame;

import java.util.Arrays;
import java.util.List;
import org.isomer.data.image.LabelMap;
import org.isomer.spi.Image;

/**
 * Where an image lies in a frame of fixed size, which the encoder sees: scaled, moved, and turned
 * left to right if asked. What of the image lies beyond the frame is cut off; what of the frame
 * lies beyond the image is 0, and not judged.
 *
 * @param height of the frame, in pixels
 * @param width of the frame, in pixels
 * @param scale pixels of the frame for each pixel of the image
 * @param top where the image begins, in pixels of the frame
 * @param left where the image begins, in pixels of the frame
 * @param flipped whether left and right of the image change places first
 */
public record Frame(int height, int width, double scale, double top, double left, boolean flipped) {
  /** The greatest scale at which an image of a size fits, at the top left. */
  public static Frame fitting(int height, int width, int imageHeight, int imageWidth) {
    double scale = Math.min((double) height / imageHeight, (double) width / imageWidth);
    return new Frame(height, width, scale, 0, 0, false);
  }

  /** The image in the frame. */
  public Image image(Image image) {
    int channels = image.channels();
    Taps rows = Taps.of(height, image.height(), scale, top);
    Taps columns = Taps.of(width, image.width(), scale, left);
    float[] wide = new float[image.height() * width * channels];
    for (int row = 0; row < image.height(); row++) {
      for (int column = 0; column < width; column++) {
        float[] weights = columns.weights()[column];
        for (int k = 0; k < weights.length; k++) {
          int from = image.offset(row, mirrored(columns.first()[column] + k, image.width()));
          for (int channel = 0; channel < channels; channel++) {
            wide[(row * width + column) * channels + channel] +=
                weights[k] * image.values()[from + channel];
          }
        }
      }
    }
    Image filled = new Image().reshape(height, width, channels);
    float[] framed = filled.values();
    int line = width * channels;
    for (int row = 0; row < height; row++) {
      float[] weights = rows.weights()[row];
      for (int k = 0; k < weights.length; k++) {
        int from = (rows.first()[row] + k) * line;
        for (int i = 0; i < line; i++) {
          framed[row * line + i] += weights[k] * wide[from + i];
        }
      }
    }
    return filled;
  }

  /**
   * The labels in the frame, each that of the nearest pixel of the mask.
   *
   * @param ignored the label of the mask that is not judged
   * @param unjudged what stands for it, and for what lies beyond the image
   */
  public float[] labels(LabelMap mask, int ignored, float unjudged) {
    float[] labels = new float[height * width];
    Arrays.fill(labels, unjudged);
    for (int row = 0; row < height; row++) {
      double y = (row + 0.5 - top) / scale;
      for (int column = 0; column < width && y >= 0 && y < mask.height(); column++) {
        double x = (column + 0.5 - left) / scale;
        if (x >= 0 && x < mask.width()) {
          int label = mask.label((int) y, mirrored((int) x, mask.width()));
          labels[row * width + column] = label == ignored ? unjudged : label;
        }
      }
    }
    return labels;
  }

  /**
   * The likeliest class of every pixel of the image: the logits are scaled back to it; the lowest
   * class wins among equals.
   *
   * @param logits row-major height × width × classes of the frame
   * @param classes the number of classes
   * @param imageHeight of the image, in pixels
   * @param imageWidth of the image, in pixels
   */
  public LabelMap prediction(float[] logits, int classes, int imageHeight, int imageWidth) {
    if (flipped) {
      throw new IllegalStateException("predictions are made without flips");
    }
    Taps rows = Taps.of(imageHeight, height, 1 / scale, -top / scale);
    Taps columns = Taps.of(imageWidth, width, 1 / scale, -left / scale);
    int[] labels = new int[imageHeight * imageWidth];
    float[] sums = new float[classes];
    for (int pixel = 0; pixel < labels.length; pixel++) {
      int row = pixel / imageWidth;
      int column = pixel % imageWidth;
      Arrays.fill(sums, 0);
      for (int i = 0; i < rows.weights()[row].length; i++) {
        for (int j = 0; j < columns.weights()[column].length; j++) {
          float weight = rows.weights()[row][i] * columns.weights()[column][j];
          int from = ((rows.first()[row] + i) * width + columns.first()[column] + j) * classes;
          for (int label = 0; weight > 0 && label < classes; label++) {
            sums[label] += weight * logits[from + label];
          }
        }
      }
      labels[pixel] = greatest(sums);
    }
    return new LabelMap(imageHeight, imageWidth, labels);
  }

  /**
   * Where a rectangle of the image lies in the frame: left, top, right, bottom, in pixels of the
   * frame, which may lie beyond it.
   *
   * @param corners left, top, right, bottom in pixels of the image
   * @param imageWidth of the image, in pixels
   */
  public double[] box(List<Double> corners, int imageWidth) {
    double first = flipped ? imageWidth - corners.get(2) : corners.get(0);
    double last = flipped ? imageWidth - corners.get(0) : corners.get(2);
    return new double[] {
      left + scale * first,
      top + scale * corners.get(1),
      left + scale * last,
      top + scale * corners.get(3)
    };
  }

  private static int greatest(float[] values) {
    int greatest = 0;
    for (int i = 1; i < values.length; i++) {
      if (values[i] > values[greatest]) {
        greatest = i;
      }
    }
    return greatest;
  }

  private int mirrored(int column, int columns) {
    return flipped ? columns - 1 - column : column;
  }
}
