package org.isomer.data.shard;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.isomer.data.Faults;

/** Where the shards of a set lie. Safe for many threads. */
interface ShardStore {
  /** What people call the set. */
  String title();

  /**
   * The shards, by their names from the set's place on, in their order.
   *
   * @param known the shards of an index that lies beside them, where nobody can list them
   */
  List<String> names(List<String> known);

  /** What messages call a file. */
  String place(String name);

  /**
   * Size and times of change of a shard, without its digest.
   *
   * @throws org.isomer.spi.BadInputException if it is not there
   */
  ShardTable.Facts facts(String shard);

  /** Those of several, in their order; throws for the first ten that are not there. */
  default List<ShardTable.Facts> facts(List<String> shards) {
    return Faults.each(shards, this::facts);
  }

  /** Whether a shard is still what it was when it was indexed, as far as can be told quickly. */
  default boolean isSame(ShardTable.Facts known, ShardTable.Facts now) {
    return known.stamp().equals(now.stamp());
  }

  /** All bytes of a shard, from the beginning; the caller closes it. */
  InputStream open(ShardTable.Facts shard) throws IOException;

  /**
   * Fills a buffer with the bytes at a place of a shard.
   *
   * @throws java.io.EOFException if the shard ends before
   */
  void read(ShardTable.Facts shard, long offset, ByteBuffer into) throws IOException;

  /** Forgets what was kept of bytes that turned out to be wrong; whether they may be right now. */
  default boolean forget(ShardTable.Facts shard, long offset, int size) {
    return false;
  }

  /**
   * A small file beside the shards, such as a list of classes.
   *
   * @return empty if there is none
   */
  Optional<byte[]> file(String name);

  /** The indexes of a name that there are, those beside the shards before others. */
  List<ShardIndex> indexes(String name);

  /**
   * Makes an index while no other process does, and keeps it.
   *
   * @param making is given the one that is kept until then
   */
  ShardIndex keep(String name, Function<Optional<ShardIndex>, ShardIndex> making);

  /** What a user does so that an index is made anew, a piece of a sentence. */
  String renewal(String name);
}
