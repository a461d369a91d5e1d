package org.isomer.modality.text;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import org.isomer.spi.Encodable;
import org.isomer.spi.Example;
import org.isomer.tensor.InputSpec;
import org.isomer.tensor.Rows;
import org.isomer.tensor.TensorSpec;

/** How often the words of a text occur in it, as numbers that each stand for some of all words. */
public final class WordCounts implements Encodable {
  /** How many numbers there are. */
  public static final int SIZE = 4096;

  private static final InputSpec SPEC =
      InputSpec.of(Text.MODALITY, TensorSpec.floats("counts", SIZE));

  private final float[] counts = new float[SIZE];

  /** The numbers, shared, not copied. */
  float[] counts() {
    return counts;
  }

  @Override
  public InputSpec spec() {
    return SPEC;
  }

  @Override
  public void layInto(Rows rows, int row) {
    rows.put(row, 0, counts);
  }

  @Override
  public void copyFrom(Example other) {
    System.arraycopy(((WordCounts) other).counts, 0, counts, 0, SIZE);
  }

  @Override
  public void addTo(MessageDigest digest) {
    ByteBuffer bytes = ByteBuffer.allocate(SIZE * Float.BYTES);
    bytes.asFloatBuffer().put(counts);
    digest.update(bytes);
  }

  /** Sets all numbers to 0. */
  void clear() {
    Arrays.fill(counts, 0);
  }
}
