package org.isomer.data.shard;

import java.util.Map;
import org.isomer.spi.Example;
import org.isomer.spi.Examples;

/** A reader of shards that knows how its examples are written into them. */
public interface Packed {
  /** The name of the data set's plugin. */
  String name();

  /** The type of these examples. */
  Class<? extends Example> type();

  /** By which they are read again. */
  Selection selection();

  /**
   * A member of a sample.
   *
   * @param ending of its name, one of those of the selection
   */
  record Member(String ending, byte[] bytes) {}

  /**
   * The member that holds an example.
   *
   * @param buffer made by these examples
   * @throws org.isomer.spi.BadInputException if it cannot be read, or not be written without loss
   */
  Member member(Examples examples, long index, Example buffer);

  /** The options, beside its place, by which examples like this one are read as they were. */
  default Map<String, Object> options(Example example) {
    return Map.of();
  }
}
