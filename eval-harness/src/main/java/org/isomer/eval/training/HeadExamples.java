package org.isomer.eval.training;

import org.isomer.random.CounterRandom;

/** What a head is trained on. Safe for many threads. */
public interface HeadExamples {
  /** How many there are. */
  int size();

  /**
   * Makes a training example.
   *
   * @param random positioned for this example and epoch: the only source of randomness
   */
  HeadExample at(int index, CounterRandom random);
}
