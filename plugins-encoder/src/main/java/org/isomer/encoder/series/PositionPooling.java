package org.isomer.encoder.series;

/** How the positions of a series become one vector. */
public enum PositionPooling {
  /** The greatest value of each channel. */
  MAX,
  /** The mean of each channel. */
  MEAN
}
