package org.isomer.examination;

import java.util.function.IntConsumer;
import org.isomer.spi.Findings;

/**
 * A look at data before they are used.
 *
 * @param <C> what is counted: a record of plain values that becomes JSON and comes back
 */
public interface Examination<C extends Record> {
  /** The name of the data, for a person. */
  String title();

  /** The digest of the data, and of whatever else can change the count. */
  String digest();

  /** What the data are for, where that decides what {@link #judge} says; otherwise empty. */
  default String purpose() {
    return "";
  }

  /** How many examples there are to read. */
  long examples();

  /** The type of what is counted. */
  Class<C> type();

  /** The version of the count; a new one makes what was counted before invalid. */
  int version();

  /**
   * Reads all data and counts.
   *
   * @param read told how many further examples are read
   * @throws org.isomer.spi.BadInputException naming the files that cannot be read
   */
  C count(IntConsumer read);

  /**
   * Says what the counts mean for the use at hand.
   *
   * @throws org.isomer.spi.BadInputException if the data make that use meaningless
   */
  Findings judge(C counted);
}
