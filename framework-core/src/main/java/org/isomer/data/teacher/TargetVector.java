package org.isomer.data.teacher;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import org.isomer.spi.Encodable;
import org.isomer.spi.Example;
import org.isomer.spi.Input;
import org.isomer.tensor.InputSpec;
import org.isomer.tensor.Rows;
import org.isomer.tensor.TensorSpec;

/** The vector that a teacher has made of an example. */
final class TargetVector implements Encodable {
  private static final String KIND = "vector";

  private final InputSpec spec;
  private float[] values;

  /** Zeros. */
  TargetVector(int dim) {
    spec = InputSpec.of(KIND, TensorSpec.floats(Input.VECTOR, dim));
    values = new float[dim];
  }

  /** Becomes a vector, which is shared, not copied. */
  void set(float[] vector) {
    values = vector;
  }

  @Override
  public InputSpec spec() {
    return spec;
  }

  @Override
  public void layInto(Rows rows, int row) {
    rows.put(row, 0, values);
  }

  @Override
  public void copyFrom(Example other) {
    values = ((TargetVector) other).values;
  }

  @Override
  public void addTo(MessageDigest digest) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
    bytes.asFloatBuffer().put(values);
    digest.update(bytes);
  }
}
