package org.isomer.spi;

/**
 * Examples in disjoint splits. Nothing more is known of them, unless the data set is {@link
 * Annotated}.
 */
public interface Dataset {
  /** The name that reports print, such as {@code CIFAR-10 (JPEG copy)}. */
  String title();

  /** The examples of a split. */
  Examples split(Split split);

  /**
   * SHA-256 in hexadecimal over everything that defines the examples, their annotation, their order
   * and splits.
   */
  String digest();

  /** How many bytes of Java's memory its examples take as long as it is open. */
  default long memory() {
    return 0;
  }

  /** What was noticed when the data set was opened, such as files that were passed over. */
  default Findings findings() {
    return Findings.NONE;
  }
}
