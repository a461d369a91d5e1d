package org.isomer.spi;

/**
 * One step of a pipeline, from an example as the data set holds it to what an encoder reads.
 * Stateless and safe for many threads.
 */
public sealed interface Step permits Augmentation, Conversion {
  /** The type of example that it works on. */
  Class<? extends Example> accepts();

  /**
   * SHA-256 in hexadecimal of the files that it reads, such as a vocabulary; empty if there are
   * none.
   */
  default String digest() {
    return "";
  }
}
