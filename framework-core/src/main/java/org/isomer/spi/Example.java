package org.isomer.spi;

import java.security.MessageDigest;
import java.util.Optional;
import org.isomer.sketch.Sketch;

/**
 * One instance of a data set, or one view of it: an image, a text, a series, or what a plugin adds.
 * Examples are mutable buffers that worker threads reuse.
 */
public interface Example {
  /** Makes this example equal to another of the same type. */
  void copyFrom(Example other);

  /** Adds everything that tells this example from others of its type, such as shape and values. */
  void addTo(MessageDigest digest);

  /** What near-duplicates are found by; by default nothing, so that only equal ones are. */
  default Optional<Sketch> sketch() {
    return Optional.empty();
  }
}
