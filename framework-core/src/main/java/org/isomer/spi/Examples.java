package org.isomer.spi;

/** The examples of one split. Safe for many threads. */
public interface Examples {
  /** The label of an example that has none. */
  int UNLABELLED = -1;

  /** How many there are. */
  long size();

  /** The class of an example, an index into {@link Dataset#classes()}, or {@link #UNLABELLED}. */
  int label(long index);

  /** A name for an example that stays the same when the data set is opened again. */
  String id(long index);

  /** A new buffer for {@link #read}. */
  Example buffer();

  /**
   * Reads an example.
   *
   * @param into a buffer made by {@link #buffer()}
   * @throws BadInputException naming the file if it is corrupt
   */
  void read(long index, Example into);
}
