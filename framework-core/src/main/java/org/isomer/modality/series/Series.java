package org.isomer.modality.series;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.isomer.sketch.Sketch;
import org.isomer.spi.Encodable;
import org.isomer.spi.Example;
import org.isomer.spi.Input;
import org.isomer.spi.Sequence;
import org.isomer.tensor.InputSpec;
import org.isomer.tensor.Rows;
import org.isomer.tensor.TensorSpec;

/**
 * A mutable series of measurements at equal steps of time, in position × channel order. Its first
 * {@link #length()} positions are real, the others are padding, so that series of different lengths
 * have one shape. A real position may be missing. Of padding and of what is missing all values are
 * 0, and the mask is 0; elsewhere the mask is 1.
 */
public final class Series implements Encodable, Sequence {
  /** The name of this kind of example. */
  public static final String MODALITY = "series";

  /** The name of the tensor of numbers, of the shape (positions, channels). */
  public static final String VALUES = "values";

  private int positions;
  private int length;
  private int channels;
  private float[] values = new float[0];
  private float[] mask = new float[0];

  /**
   * Gives the series a new shape; all values become 0, and no real position is missing.
   *
   * @param positions with padding
   * @param length without padding, at most {@code positions}
   * @param channels numbers at each position
   * @return this series
   */
  public Series reshape(int positions, int length, int channels) {
    resize(positions, length, channels);
    Arrays.fill(values, 0, positions * channels, 0);
    Arrays.fill(mask, 0, length, 1);
    Arrays.fill(mask, length, positions, 0);
    return this;
  }

  private void resize(int newPositions, int newLength, int newChannels) {
    if (newLength > newPositions) {
      throw new IllegalArgumentException(
          "a series of %d in %d positions".formatted(newLength, newPositions));
    }
    positions = newPositions;
    length = newLength;
    channels = newChannels;
    int size = Math.multiplyExact(positions, channels);
    if (values.length < size) {
      values = Arrays.copyOf(values, size);
    }
    if (mask.length < positions) {
      mask = Arrays.copyOf(mask, positions);
    }
  }

  /** Positions, with padding. */
  public int positions() {
    return positions;
  }

  /** Positions, without padding. */
  @Override
  public int length() {
    return length;
  }

  /** Numbers at each position. */
  public int channels() {
    return channels;
  }

  /**
   * The numbers in row-major order; that of a channel lies at {@code position · channels +
   * channel}. The array may be longer than the shape asks for. Write where a position {@link
   * #isMeasured} only.
   */
  public float[] values() {
    return values;
  }

  /** Whether a position is neither padding nor missing. */
  public boolean isMeasured(int position) {
    return mask[position] > 0;
  }

  /**
   * The measured positions, shape (channels, positions): padding and what is missing are left out.
   */
  public float[][] measured() {
    int count = 0;
    for (int position = 0; position < length; position++) {
      count += isMeasured(position) ? 1 : 0;
    }
    float[][] measured = new float[channels][count];
    int at = 0;
    for (int position = 0; position < length; position++) {
      for (int channel = 0; channel < channels && isMeasured(position); channel++) {
        measured[channel][at] = values[position * channels + channel];
      }
      at += isMeasured(position) ? 1 : 0;
    }
    return measured;
  }

  /** Replaces every number of a channel that is measured, position after position. */
  public void change(int channel, DoubleUnaryOperator change) {
    for (int position = 0; position < length; position++) {
      if (isMeasured(position)) {
        int place = position * channels + channel;
        values[place] = (float) change.applyAsDouble(values[place]);
      }
    }
  }

  /** Makes a position a missing one. */
  public void miss(int position) {
    Arrays.fill(values, position * channels, (position + 1) * channels, 0);
    mask[position] = 0;
  }

  /**
   * Makes the series a window of itself; what of the window lies beyond the end becomes padding.
   *
   * @param from the first position, below {@link #length()}
   * @param newPositions how many
   */
  public void cut(int from, int newPositions) {
    int kept = Math.min(newPositions, length - from);
    System.arraycopy(values, from * channels, values, 0, kept * channels);
    System.arraycopy(mask, from, mask, 0, kept);
    resize(newPositions, kept, channels);
    Arrays.fill(values, kept * channels, positions * channels, 0);
    Arrays.fill(mask, kept, positions, 0);
  }

  /** What series of a shape hold. */
  public static InputSpec spec(int positions, int channels) {
    return new InputSpec(
        MODALITY,
        List.of(
            TensorSpec.floats(VALUES, positions, channels),
            TensorSpec.floats(Input.MASK, positions)));
  }

  @Override
  public InputSpec spec() {
    return spec(positions, channels);
  }

  @Override
  public void layInto(Rows rows, int row) {
    rows.put(row, 0, values);
    rows.put(row, 1, mask);
  }

  @Override
  public void copyFrom(Example other) {
    Series series = (Series) other;
    resize(series.positions, series.length, series.channels);
    System.arraycopy(series.values, 0, values, 0, positions * channels);
    System.arraycopy(series.mask, 0, mask, 0, positions);
  }

  /** Adds what is real; the same series in more padding is the same. */
  @Override
  public void addTo(MessageDigest digest) {
    ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * (2 + channels));
    digest.update(bytes.putInt(length).putInt(channels).flip());
    for (int position = 0; position < length; position++) {
      bytes.clear().putFloat(mask[position]);
      bytes.asFloatBuffer().put(values, position * channels, channels);
      digest.update(bytes.rewind().limit(Float.BYTES * (1 + channels)));
    }
  }

  @Override
  public Optional<Sketch> sketch() {
    return Outline.of(this);
  }
}
