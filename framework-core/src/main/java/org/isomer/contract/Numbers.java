package org.isomer.contract;

import java.security.MessageDigest;
import org.isomer.file.Sha256;
import org.isomer.random.CounterRandom;
import org.isomer.spi.Encodable;
import org.isomer.spi.Example;
import org.isomer.tensor.Rows;
import org.isomer.tensor.Scalar;

/** What examples hold. */
public final class Numbers {
  private Numbers() {}

  /** Tells an example from others. */
  public static String digest(Example example) {
    MessageDigest digest = Sha256.start();
    example.addTo(digest);
    return Sha256.hex(digest);
  }

  /** Goes on if all real numbers of an example are finite. */
  static void requireFinite(String what, Encodable example) {
    Rows rows = new Rows(example.spec(), 1);
    example.layInto(rows, 0);
    for (int tensor = 0; tensor < example.spec().tensors().size(); tensor++) {
      if (example.spec().tensors().get(tensor).scalar() == Scalar.FLOAT32) {
        requireFinite(what, rows.floats(tensor));
      }
    }
  }

  /** Goes on if all numbers are finite. */
  public static void requireFinite(String what, float[] values) {
    for (float value : values) {
      Breach.unlessFinite(what, value);
    }
  }

  /** Standard normal numbers, the same for the same purpose. */
  static float[] noise(String purpose, int size) {
    CounterRandom random = CounterRandom.of(1, purpose);
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }
}
