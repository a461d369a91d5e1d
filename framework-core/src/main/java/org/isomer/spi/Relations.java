package org.isomer.spi;

import java.util.List;

/**
 * Examples that belong together: pairs of sentences with a score, anchors with what is like and
 * unlike them, queries with the documents that answer them. Each relation has one member for each
 * role.
 */
public interface Relations {
  /** The name that reports print. */
  String title();

  /**
   * What the members of a relation are, in their order, such as {@code anchor}, {@code positive}
   * and {@code negative}; at least two.
   */
  List<String> roles();

  /** The relations of a split; none if the data lack it. */
  RelatedExamples split(Split split);

  /** SHA-256 in hexadecimal over everything that defines examples and relations, and the splits. */
  String digest();

  /** How many bytes of Java's memory they take as long as they are open. */
  default long memory() {
    return 0;
  }

  /** What was noticed when they were opened, such as documents that were left out. */
  default Findings findings() {
    return Findings.NONE;
  }
}
