package org.isomer.eval.composited;

import java.util.Arrays;
import org.isomer.random.CounterRandom;

/**
 * A background: a gray level, two gratings of random direction, a random patchwork and fine noise.
 */
final class Texture {
  private static final int GRATINGS = 2;
  private static final double LOWEST = 0.1;
  private static final double HIGHEST = 0.6;

  private Texture() {}

  /** Draws one, row by row, with values around 0.1 to 0.6. */
  static double[] draw(int size, CounterRandom random) {
    double[] values = new double[size * size];
    double level = LOWEST + random.nextDouble() * (HIGHEST - LOWEST);
    Arrays.fill(values, level);
    for (int i = 0; i < GRATINGS; i++) {
      addGrating(values, size, random);
    }
    addPatches(values, size, random);
    for (int pixel = 0; pixel < values.length; pixel++) {
      values[pixel] += 0.04 * (random.nextDouble() - 0.5);
    }
    return values;
  }

  private static void addGrating(double[] values, int size, CounterRandom random) {
    double direction = random.nextDouble() * Math.PI;
    double length = 4 + random.nextDouble() * 20;
    double phase = random.nextDouble() * 2 * Math.PI;
    double amplitude = 0.02 + random.nextDouble() * 0.06;
    double down = 2 * Math.PI / length * StrictMath.sin(direction);
    double across = 2 * Math.PI / length * StrictMath.cos(direction);
    for (int pixel = 0; pixel < values.length; pixel++) {
      int row = pixel / size;
      int column = pixel % size;
      values[pixel] += amplitude * StrictMath.sin(down * row + across * column + phase);
    }
  }

  private static void addPatches(double[] values, int size, CounterRandom random) {
    int patch = 6 + random.nextInt(14);
    int columns = size / patch + 1;
    double[] shifts = new double[columns * columns];
    for (int i = 0; i < shifts.length; i++) {
      shifts[i] = 0.14 * (random.nextDouble() - 0.5);
    }
    for (int pixel = 0; pixel < values.length; pixel++) {
      values[pixel] += shifts[pixel / size / patch * columns + pixel % size / patch];
    }
  }
}
