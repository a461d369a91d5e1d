package org.isomer.data.shard;

import java.security.MessageDigest;
import org.isomer.spi.Example;

/** Makes examples of the bytes that a shard holds. Safe for many threads. */
public interface Decoder {
  /** A new buffer for {@link #decode}. */
  Example buffer();

  /**
   * Makes an example.
   *
   * @param bytes those of the member
   * @param place where they lie, for messages
   * @param into a buffer made by {@link #buffer()}
   * @throws org.isomer.spi.BadInputException naming the place if they hold no such example
   */
  void decode(byte[] bytes, String place, Example into);

  /** Adds to a digest whatever makes other examples of the same bytes. */
  default void addTo(MessageDigest digest) {}
}
