package org.isomer.spi;

import java.util.List;

/** Plain numbers of examples, without an encoder: what a representation has to beat. */
public interface Baseline {
  /** What reports print, such as {@code TF-IDF of words}. */
  String title();

  /** The type of example that it is for. */
  Class<? extends Example> accepts();

  /**
   * What makes numbers of an example: steps that end in an {@link Encodable}, and work as they
   * stand on examples of any split.
   *
   * @param train what may be learned from, such as how rare words are; not from labels
   */
  List<Step> fit(Examples train);
}
