package org.isomer.bench.measure;

/** Work that is done over and over, for a time, and gives a rate. */
public interface Work {
  /** What it is, such as {@code whole loop}. */
  String name();

  /** What is counted, such as {@code views/s}. */
  String unit();

  /**
   * Works for so long, and at least once. What was made before the call, as batches that waited, is
   * not counted.
   *
   * @return how much was done in a second
   */
  double rate(double seconds);
}
