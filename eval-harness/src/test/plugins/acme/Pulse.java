package acme;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import org.isomer.spi.Encodable;
import org.isomer.spi.Example;
import org.isomer.tensor.InputSpec;
import org.isomer.tensor.Rows;
import org.isomer.tensor.TensorSpec;

/** A kind of example of our own: four strengths. */
public final class Pulse implements Encodable {
  static final String STRENGTHS = "strengths";
  final float[] strengths = new float[4];

  @Override
  public InputSpec spec() {
    return InputSpec.of("pulse", TensorSpec.floats(STRENGTHS, 4));
  }

  @Override
  public void layInto(Rows rows, int row) {
    rows.put(row, 0, strengths);
  }

  @Override
  public void copyFrom(Example other) {
    System.arraycopy(((Pulse) other).strengths, 0, strengths, 0, 4);
  }

  @Override
  public void addTo(MessageDigest digest) {
    ByteBuffer bytes = ByteBuffer.allocate(16);
    bytes.asFloatBuffer().put(strengths);
    digest.update(bytes);
  }
}
