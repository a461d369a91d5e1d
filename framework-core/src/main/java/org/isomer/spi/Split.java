package org.isomer.spi;

/** Disjoint parts of a data set. Nothing is ever selected on {@link #TEST}. */
public enum Split {
  TRAIN,
  VALIDATION,
  TEST
}
