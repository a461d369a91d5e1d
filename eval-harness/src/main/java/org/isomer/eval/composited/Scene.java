package org.isomer.eval.composited;

import java.util.ArrayList;
import java.util.List;
import org.isomer.data.image.LabelMap;
import org.isomer.spi.Image;

/**
 * A composited scene.
 *
 * @param size rows and columns, in pixels
 * @param levels gray levels of the pixels, 0 to 255, row by row; not to be changed
 * @param owners which item each pixel shows, counted from 1, and 0 for the background; not to be
 *     changed
 * @param labels the class of each item, an index into Fashion-MNIST's classes
 */
record Scene(int size, int[] levels, int[] owners, List<Integer> labels) {
  /** Copies the list. */
  Scene {
    labels = List.copyOf(labels);
  }

  /**
   * An item that can be seen, and the smallest rectangle around its pixels that can be seen.
   *
   * @param label its class
   * @param top first row
   * @param left first column
   * @param bottom the row after the last
   * @param right the column after the last
   * @param area how many of its pixels can be seen
   */
  record Item(int label, int top, int left, int bottom, int right, int area) {}

  /** Writes the scene as a gray image. */
  void copyTo(Image into) {
    float[] values = into.reshape(size, size, 1).values();
    for (int pixel = 0; pixel < levels.length; pixel++) {
      values[pixel] = levels[pixel] / 255f;
    }
  }

  /** The class of each pixel counted from 1, and 0 for the background. */
  LabelMap mask() {
    int[] mask = new int[owners.length];
    for (int pixel = 0; pixel < mask.length; pixel++) {
      mask[pixel] = owners[pixel] == 0 ? 0 : labels.get(owners[pixel] - 1) + 1;
    }
    return new LabelMap(size, size, mask);
  }

  /** The items that can be seen, in the order in which they were pasted. */
  List<Item> items() {
    List<Item> items = new ArrayList<>();
    for (int owner = 1; owner <= labels.size(); owner++) {
      int top = size;
      int left = size;
      int bottom = 0;
      int right = 0;
      int area = 0;
      for (int pixel = 0; pixel < owners.length; pixel++) {
        if (owners[pixel] == owner) {
          top = Math.min(top, pixel / size);
          bottom = Math.max(bottom, pixel / size + 1);
          left = Math.min(left, pixel % size);
          right = Math.max(right, pixel % size + 1);
          area++;
        }
      }
      if (area > 0) {
        items.add(new Item(labels.get(owner - 1), top, left, bottom, right, area));
      }
    }
    return items;
  }
}
