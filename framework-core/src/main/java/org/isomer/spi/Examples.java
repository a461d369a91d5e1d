package org.isomer.spi;

import java.security.MessageDigest;

/** The examples of one split. Safe for many threads. */
public interface Examples {
  /** How many there are. */
  long size();

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

  /**
   * Adds everything that tells an example from others to a digest; neither its id nor what is
   * annotated. By default it is read; a data set that knows a shorter way takes it.
   *
   * @throws BadInputException naming the file if it is corrupt
   */
  default void digest(long index, MessageDigest into) {
    Example example = buffer();
    read(index, example);
    example.addTo(into);
  }

  /** How many bytes of Java's memory an example takes as long as its data set is open. */
  default int kept(long index) {
    return 0;
  }
}
