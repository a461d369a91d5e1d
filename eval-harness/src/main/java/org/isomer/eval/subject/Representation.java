package org.isomer.eval.subject;

/** What stands for an example. */
public enum Representation {
  /** Features of the run's encoder with the weights of its newest checkpoint. */
  PRETRAINED,
  /** Features of the same encoder with the weights that the run started from. */
  UNTRAINED,
  /** The pixels as the data set holds them, in [0, 1]. */
  PIXELS
}
