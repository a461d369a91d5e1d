package org.isomer.vocabulary;

import java.util.function.IntConsumer;

/** A kind of vocabulary that is being learned from texts. */
interface Training {
  /** Counts the words of a text. */
  void read(String text);

  /** How many different words there are so far. */
  int words();

  /**
   * Learns.
   *
   * @param size how many tokens there are at most
   * @param leastCount how often a token of several characters has to occur
   * @param made told how many further tokens are made
   */
  Trained train(int size, int leastCount, IntConsumer made);
}
