package org.isomer.data.series;

/** How a reader changes numbers, which is part of the protocol that a score belongs to. */
public enum Normalization {
  /** Values stay as the file holds them; a step of the views may standardise each series. */
  NONE,
  /**
   * (x − mean) ÷ standard deviation in each channel, both over all numbers of the training split
   * without its validation part, as UEA data are treated since T-Loss.
   */
  TRAIN_CHANNELS
}
