package org.isomer.data.shard;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.isomer.file.RegularFile;
import org.isomer.file.Sha256;
import org.isomer.spi.AnnotatedExamples;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Example;

/** The examples of some shards, which are read and decoded on demand. */
final class ShardExamples implements AnnotatedExamples<OptionalInt> {
  private final ShardStore store;
  private final List<ShardTable> tables;
  private final Decoder decoder;

  /** The name of the index. */
  private final String indexName;

  /** How many examples there are before each table, and in all. */
  private final int[] starts;

  /** The class of each label of each table. */
  private final int[][] classes;

  ShardExamples(
      ShardStore store,
      ShardClasses classes,
      String indexName,
      List<ShardTable> tables,
      Decoder decoder) {
    this.store = store;
    this.indexName = indexName;
    this.tables = List.copyOf(tables);
    this.decoder = decoder;
    this.classes = tables.stream().map(classes::numbers).toArray(int[][]::new);
    starts = new int[tables.size() + 1];
    for (int i = 0; i < tables.size(); i++) {
      starts[i + 1] = Math.addExact(starts[i], tables.get(i).count());
    }
  }

  /** Where an example lies. */
  private record Place(int table, int index) {}

  private Place place(long index) {
    int at = Math.toIntExact(index);
    int found = Arrays.binarySearch(starts, at);
    int table = found < 0 ? -found - 2 : found;
    while (starts[table + 1] == at) {
      table++; // past shards without examples
    }
    return new Place(table, at - starts[table]);
  }

  @Override
  public long size() {
    return starts[starts.length - 1];
  }

  /** The name of the shard and that of the sample. */
  @Override
  public String id(long index) {
    Place place = place(index);
    ShardTable table = tables.get(place.table());
    return table.facts().name() + "/" + table.key(place.index());
  }

  @Override
  public OptionalInt annotation(long index) {
    Place place = place(index);
    int label = tables.get(place.table()).label(place.index());
    return label < 0 ? OptionalInt.empty() : OptionalInt.of(classes[place.table()][label]);
  }

  @Override
  public Example buffer() {
    return decoder.buffer();
  }

  @Override
  public void read(long index, Example into) {
    Place place = place(index);
    ShardTable table = tables.get(place.table());
    byte[] bytes = new byte[table.size(place.index())];
    if (!isRead(table, place.index(), bytes)) {
      throw other(table, place.index());
    }
    decoder.decode(bytes, where(table, place.index()), into);
  }

  /** What to say where an example is not what it was when it was indexed. */
  private BadInputException other(ShardTable table, int at) {
    boolean same = store.isSame(table.facts(), store.facts(table.facts().name()));
    return new BadInputException(
        same
            ? "%s: its bytes are not what they were when the shard was indexed, and nothing else tells that it was changed. Copy the shard again; if it is right as it is, %s."
                .formatted(where(table, at), store.renewal(indexName))
            : "%s: the shard has changed since it was indexed. Start again, so that it is indexed anew."
                .formatted(where(table, at)));
  }

  private String where(ShardTable table, int index) {
    return store.place(table.facts().name())
        + ", byte "
        + table.offset(index)
        + ", sample "
        + table.key(index);
  }

  /** Reads the bytes of an example, a second time where they are wrong but may be right then. */
  private boolean isRead(ShardTable table, int index, byte[] bytes) {
    try {
      for (int attempt = 0; attempt < 2; attempt++) {
        fill(table, index, bytes);
        if (table.isDigest(index, Sha256.of(bytes))) {
          return true;
        }
        if (!store.forget(table.facts(), table.offset(index), bytes.length)) {
          return false;
        }
      }
      return false;
    } catch (EOFException e) {
      return false;
    } catch (IOException e) {
      throw Indexing.unreadable(where(table, index), e);
    }
  }

  private void fill(ShardTable table, int index, byte[] bytes) throws IOException {
    long start = System.nanoTime();
    try {
      store.read(table.facts(), table.offset(index), ByteBuffer.wrap(bytes));
    } finally {
      RegularFile.readSince(start);
    }
  }

  @Override
  public void digest(long index, MessageDigest into) {
    Place place = place(index);
    decoder.addTo(into);
    into.update(tables.get(place.table()).digest(place.index()));
  }

  /** What the index takes. */
  @Override
  public int kept(long index) {
    return tables.get(place(index).table()).memory();
  }
}
