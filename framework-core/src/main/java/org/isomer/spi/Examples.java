package org.isomer.spi;

import java.security.MessageDigest;
import java.util.Optional;

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
   * How many members each instance has: 1, or more where examples belong together, such as the
   * texts of a pair. In training each view is then made of a member of its own; whoever wants one
   * example of an instance {@linkplain #read(long, Example) reads} the first.
   */
  default int members() {
    return 1;
  }

  /**
   * Reads a member of an instance.
   *
   * @param member below {@link #members()}
   * @param into a buffer made by {@link #buffer()}
   * @throws BadInputException naming the file if it is corrupt
   */
  default void read(long index, int member, Example into) {
    read(index, into);
  }

  /** Whether instances have scores. */
  default boolean scored() {
    return false;
  }

  /** How alike the members of an instance are; 0 without scores. */
  default float score(long index) {
    return 0;
  }

  /**
   * Adds everything that tells an example from others to a digest; neither its id nor what is
   * annotated. By default it is read; a data set that knows a shorter way takes it.
   *
   * @throws BadInputException naming the file if it is corrupt
   */
  default void digest(long index, MessageDigest into) {
    Example example = buffer();
    for (int member = 0; member < members(); member++) {
      read(index, member, example);
      example.addTo(into);
    }
  }

  /**
   * The bytes of the file that an example was read from, as they are stored; empty for one that has
   * no file of its own.
   *
   * @throws BadInputException naming the file if it cannot be read
   */
  default Optional<byte[]> stored(long index) {
    return Optional.empty();
  }

  /** How many bytes of Java's memory an example takes as long as its data set is open. */
  default int kept(long index) {
    return 0;
  }
}
