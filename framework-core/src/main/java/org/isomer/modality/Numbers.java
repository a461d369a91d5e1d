package org.isomer.modality;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import org.isomer.spi.Encodable;
import org.isomer.spi.Example;
import org.isomer.tensor.InputSpec;
import org.isomer.tensor.Rows;
import org.isomer.tensor.TensorSpec;

/**
 * What was counted or computed of an example before any encoder, as numbers in a fixed order: by a
 * baseline, or by a teacher.
 */
public final class Numbers implements Encodable {
  private final InputSpec spec;
  private final float[] values;

  /**
   * Zeros.
   *
   * @param modality of the example, or what else they are
   * @param name of the tensor
   * @param size how many numbers there are
   */
  public Numbers(String modality, String name, int size) {
    spec = InputSpec.of(modality, TensorSpec.floats(name, size));
    values = new float[size];
  }

  /** The numbers, shared, not copied. */
  public float[] values() {
    return values;
  }

  @Override
  public InputSpec spec() {
    return spec;
  }

  @Override
  public void layInto(Rows rows, int row) {
    rows.put(row, 0, values);
  }

  /** Whether all numbers are 0: nothing was found in the example. */
  @Override
  public boolean isUnknown() {
    for (float value : values) {
      if (value != 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void copyFrom(Example other) {
    System.arraycopy(((Numbers) other).values, 0, values, 0, values.length);
  }

  @Override
  public void addTo(MessageDigest digest) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
    bytes.asFloatBuffer().put(values);
    digest.update(bytes);
  }

  /** Sets all numbers to 0. */
  public void clear() {
    Arrays.fill(values, 0);
  }
}
