package org.isomer.eval.composited;

import java.util.ArrayList;
import java.util.List;
import org.isomer.random.CounterRandom;

/** A scene in the making. */
final class Canvas {
  private static final int LEVELS = 255;
  private static final int PLACES = 20;
  private static final double LEAST_VISIBLE = 0.75;

  private final int size;
  private final double[] values;
  private final int[] owners;
  private final List<Integer> labels = new ArrayList<>();
  private final List<Integer> areas = new ArrayList<>();
  private final List<Integer> visible = new ArrayList<>();

  /** With a background, row by row. */
  Canvas(int size, double[] background) {
    this.size = size;
    values = background;
    owners = new int[size * size];
  }

  /**
   * Pastes an item at the first of 20 random places at which all items before it stay visible to
   * three quarters, or nowhere.
   */
  void paste(Cutout cutout, int label, CounterRandom random) {
    for (int i = 0; i < PLACES; i++) {
      int top = random.nextInt(size - cutout.side() + 1);
      int left = random.nextInt(size - cutout.side() + 1);
      int[] hidden = hidden(cutout, top, left);
      if (fits(hidden)) {
        paste(cutout, top, left, hidden);
        labels.add(label);
        return;
      }
    }
  }

  private int position(Cutout cutout, int pixel, int top, int left) {
    return (top + pixel / cutout.side()) * size + left + pixel % cutout.side();
  }

  /** How many pixels of each owner an item would cover at a place; 0 is the background. */
  private int[] hidden(Cutout cutout, int top, int left) {
    int[] hidden = new int[labels.size() + 1];
    for (int pixel = 0; pixel < cutout.values().length; pixel++) {
      if (cutout.covers(pixel)) {
        hidden[owners[position(cutout, pixel, top, left)]]++;
      }
    }
    return hidden;
  }

  private boolean fits(int[] hidden) {
    for (int i = 0; i < labels.size(); i++) {
      if (visible.get(i) - hidden[i + 1] < LEAST_VISIBLE * areas.get(i)) {
        return false;
      }
    }
    return true;
  }

  private void paste(Cutout cutout, int top, int left, int[] hidden) {
    for (int i = 0; i < labels.size(); i++) {
      visible.set(i, visible.get(i) - hidden[i + 1]);
    }
    int area = 0;
    for (int pixel = 0; pixel < cutout.values().length; pixel++) {
      if (cutout.covers(pixel)) {
        int position = position(cutout, pixel, top, left);
        owners[position] = labels.size() + 1;
        values[position] = cutout.values()[pixel];
        area++;
      }
    }
    areas.add(area);
    visible.add(area);
  }

  /** What has been pasted so far. */
  Scene scene() {
    int[] levels = new int[values.length];
    for (int pixel = 0; pixel < levels.length; pixel++) {
      levels[pixel] = (int) Math.round(LEVELS * Math.max(0, Math.min(1, values[pixel])));
    }
    return new Scene(size, levels, owners.clone(), labels);
  }
}
