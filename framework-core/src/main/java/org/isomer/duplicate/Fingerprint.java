package org.isomer.duplicate;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.isomer.file.Sha256;
import org.isomer.sketch.Sketch;
import org.isomer.spi.Example;
import org.isomer.spi.Examples;

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

  /**
   * The fingerprint of an instance, read with all of its members: that of the instance with its
   * members in reverse order is the same.
   *
   * @param buffer a buffer of the examples
   */
  public static Fingerprint of(Examples examples, long index, Example buffer) {
    List<Fingerprint> members = new ArrayList<>();
    for (int member = 0; member < examples.members(); member++) {
      examples.read(index, member, buffer);
      members.add(of(buffer));
    }
    return of(members);
  }

  /** The fingerprint of an instance by those of its members. */
  public static Fingerprint of(List<Fingerprint> members) {
    if (members.size() == 1) {
      return members.get(0);
    }
    List<Fingerprint> backwards = new ArrayList<>(members);
    Collections.reverse(backwards);
    ByteBuffer there = values(members);
    ByteBuffer back = values(backwards);
    return new Fingerprint(
        there.compareTo(back) <= 0 ? there : back,
        JoinedSketch.of(members.stream().map(Fingerprint::sketch).toList()));
  }

  private static ByteBuffer values(List<Fingerprint> members) {
    MessageDigest digest = Sha256.start();
    members.forEach(member -> digest.update(member.values().duplicate()));
    return ByteBuffer.wrap(digest.digest());
  }

  /** SHA-256 over what tells an example from others. */
  public static ByteBuffer values(Example example) {
    MessageDigest digest = Sha256.start();
    example.addTo(digest);
    return ByteBuffer.wrap(digest.digest());
  }
}
