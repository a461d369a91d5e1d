package org.isomer.encoder;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.isomer.graph.Variable;
import org.tensorflow.ndarray.Shape;

/**
 * Numbers in [−1, 1) that depend on a name and an index only. The Python script that records
 * reference features computes the same.
 */
public final class Noise {
  private Noise() {}

  public static float[] of(String name, int size) {
    CRC32 checksum = new CRC32();
    checksum.update(name.getBytes(StandardCharsets.UTF_8));
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      int hash = (int) checksum.getValue() + i * 0x9E3779B9;
      hash ^= hash >>> 16;
      hash *= 0x85EBCA6B;
      hash ^= hash >>> 13;
      hash *= 0xC2B2AE35;
      hash ^= hash >>> 16;
      values[i] = (float) ((hash & 0xFFFFFFFFL) * 0x1p-31 - 1);
    }
    return values;
  }

  /**
   * Values for a variable, in the range that its kind of variable has in training.
   *
   * <p>Gains and offsets of about 0.5 keep most ReLUs open, so that features are alive.
   */
  public static float[] of(Variable variable) {
    String name = variable.name();
    Shape shape = variable.shape();
    double scale = 0.1;
    double centre = 0.5;
    if (name.endsWith("running_var")) {
      scale = 0.5;
      centre = 1;
    } else if (name.endsWith("running_mean")) {
      centre = 0;
    } else if (name.equals("cls_token") || name.equals("pos_embed")) {
      scale = 0.5;
      centre = 0;
    } else if (shape.numDimensions() > 1) {
      scale = Math.sqrt(3.0 * shape.get(-1) / shape.size());
      centre = 0;
    }
    float[] values = of(name, variable.size());
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (centre + scale * values[i]);
    }
    return values;
  }

  /**
   * Values for the gain {@code weight} or the offset {@code bias} of a batch normalisation that
   * open three of four channels behind it for every input and shut the rest.
   *
   * <p>A ReLU whose input is within rounding of 0 has one gradient on one processor and another on
   * the next; with these values no input comes near 0. The Python script asserts that.
   */
  static float[] decided(Variable variable) {
    float[] values = of(variable.name(), variable.size());
    boolean gain = variable.name().endsWith(".weight");
    for (int i = 0; i < values.length; i++) {
      double value = values[i];
      values[i] = (float) (gain ? (3 + value) * 0.025 : (value < -0.5 ? -10.0 : 1.0) + value / 10);
    }
    return values;
  }
}
