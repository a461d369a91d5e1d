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
}
