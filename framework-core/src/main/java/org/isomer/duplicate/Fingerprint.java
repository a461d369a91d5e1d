package org.isomer.duplicate;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Optional;
import org.isomer.file.Sha256;
import org.isomer.sketch.Sketch;
import org.isomer.spi.Example;

/**
 * What examples are compared by.
 *
 * @param values SHA-256 over what tells the example from others, such as shape and scalars
 * @param sketch what near-duplicates have in common; empty where only equal examples are found
 */
public record Fingerprint(ByteBuffer values, Optional<Sketch> sketch) {
  /** The fingerprint of an example. */
  public static Fingerprint of(Example example) {
    return new Fingerprint(values(example), example.sketch());
  }

  /** SHA-256 over what tells an example from others. */
  public static ByteBuffer values(Example example) {
    MessageDigest digest = Sha256.start();
    example.addTo(digest);
    return ByteBuffer.wrap(digest.digest());
  }
}
