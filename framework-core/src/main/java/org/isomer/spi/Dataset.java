package org.isomer.spi;

import java.util.List;

/** A labelled or unlabelled data set with disjoint splits. */
public interface Dataset {
  /** The name that reports print, such as {@code CIFAR-10 (JPEG copy)}. */
  String title();

  /** Class names by label; empty if there are no labels. */
  List<String> classes();

  /** The examples of a split. */
  Examples split(Split split);

  /** SHA-256 in hexadecimal over everything that defines the examples, their order and splits. */
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
