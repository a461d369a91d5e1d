package org.isomer.data;

import org.isomer.spi.Examples;

/** Examples whose contents can be told apart by a digest without decoding them again. */
public interface DigestedExamples extends Examples {
  /** Adds everything that defines an example's values to a digest; not its id, not its label. */
  void digest(long index, ContentDigest into);

  /** How many bytes of an example stay in memory. */
  default int kept(long index) {
    return 0;
  }
}
