package org.isomer.data.shard;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is in a shard, in a few arrays: some sixty bytes for an example. */
final class ShardTable {
  private static final int DIGEST = 32;
  private static final int NONE = -1;

  /** Bytes of an example beside its key. */
  private static final int FIXED = Integer.BYTES + Long.BYTES + 2 * Integer.BYTES + DIGEST;

  private final Facts facts;
  private final List<String> labels;
  private final byte[] keys;
  private final int[] keyEnds;
  private final long[] offsets;
  private final int[] sizes;
  private final int[] labelOf;
  private final byte[] digests;

  /**
   * A shard as a whole.
   *
   * @param name from the set's place on, with slashes
   * @param size in bytes
   * @param changed when it changed last, in nanoseconds since 1970; 0 where nobody tells
   */
  record Facts(String name, long size, long changed, String sha256) {}

  /**
   * An example in it.
   *
   * @param key the name of its sample
   * @param offset where its bytes begin
   * @param size how many they are
   * @param label as it is written; empty if there is none
   * @param digest SHA-256 of its bytes
   */
  record Entry(String key, long offset, int size, String label, byte[] digest) {}

  private ShardTable(Facts facts, List<String> labels, int count, int keyBytes) {
    this.facts = facts;
    this.labels = List.copyOf(labels);
    keys = new byte[keyBytes];
    keyEnds = new int[count];
    offsets = new long[count];
    sizes = new int[count];
    labelOf = new int[count];
    digests = new byte[count * DIGEST];
  }

  /** The table of the examples of a shard. */
  static ShardTable of(Facts facts, List<Entry> entries) {
    Map<String, Integer> labels = new LinkedHashMap<>();
    List<byte[]> keys = new ArrayList<>(entries.size());
    int keyBytes = 0;
    for (Entry entry : entries) {
      if (!entry.label().isEmpty()) {
        labels.putIfAbsent(entry.label(), labels.size());
      }
      byte[] key = entry.key().getBytes(StandardCharsets.UTF_8);
      keys.add(key);
      keyBytes = Math.addExact(keyBytes, key.length);
    }
    ShardTable table =
        new ShardTable(facts, List.copyOf(labels.keySet()), entries.size(), keyBytes);
    int end = 0;
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      System.arraycopy(keys.get(i), 0, table.keys, end, keys.get(i).length);
      end += keys.get(i).length;
      table.keyEnds[i] = end;
      table.offsets[i] = entry.offset();
      table.sizes[i] = entry.size();
      table.labelOf[i] = labels.getOrDefault(entry.label(), NONE);
      System.arraycopy(entry.digest(), 0, table.digests, i * DIGEST, DIGEST);
    }
    return table;
  }

  Facts facts() {
    return facts;
  }

  /** The labels that occur, in the order in which they come up; none if nothing has one. */
  List<String> labels() {
    return labels;
  }

  /** How many examples there are. */
  int count() {
    return offsets.length;
  }

  /** About how many bytes of memory an example takes. */
  int memory() {
    return FIXED + (count() == 0 ? 0 : keys.length / count());
  }

  String key(int index) {
    int from = index == 0 ? 0 : keyEnds[index - 1];
    return new String(keys, from, keyEnds[index] - from, StandardCharsets.UTF_8);
  }

  long offset(int index) {
    return offsets[index];
  }

  int size(int index) {
    return sizes[index];
  }

  /** The place of an example's label among {@link #labels()}; −1 if it has none. */
  int label(int index) {
    return labelOf[index];
  }

  byte[] digest(int index) {
    return Arrays.copyOfRange(digests, index * DIGEST, (index + 1) * DIGEST);
  }

  /** Whether bytes have the digest of an example. */
  boolean isDigest(int index, byte[] digest) {
    return Arrays.equals(digests, index * DIGEST, (index + 1) * DIGEST, digest, 0, DIGEST);
  }

  void write(DataOutputStream out) throws IOException {
    writeText(out, facts.name());
    out.writeLong(facts.size());
    out.writeLong(facts.changed());
    out.write(HexFormat.of().parseHex(facts.sha256()));
    out.writeInt(labels.size());
    for (String label : labels) {
      writeText(out, label);
    }
    out.writeInt(count());
    out.writeInt(keys.length);
    out.write(keys);
    ByteBuffer columns = ByteBuffer.allocate(count() * (FIXED - DIGEST));
    columns.asLongBuffer().put(offsets);
    columns.position(count() * Long.BYTES);
    for (int[] column : List.of(keyEnds, sizes, labelOf)) {
      columns.slice().asIntBuffer().put(column);
      columns.position(columns.position() + count() * Integer.BYTES);
    }
    out.write(columns.array());
    out.write(digests);
  }

  /**
   * Reads what {@link #write} has written.
   *
   * @throws RuntimeException if it is something else
   */
  static ShardTable read(ByteBuffer in) {
    String name = text(in);
    long size = in.getLong();
    long changed = in.getLong();
    byte[] sha256 = new byte[DIGEST];
    in.get(sha256);
    int labelCount = checked(in.getInt(), in.remaining() / Short.BYTES);
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < labelCount; i++) {
      labels.add(text(in));
    }
    int count = checked(in.getInt(), in.remaining() / FIXED);
    int keyBytes = checked(in.getInt(), in.remaining());
    Facts facts = new Facts(name, size, changed, HexFormat.of().formatHex(sha256));
    ShardTable table = new ShardTable(facts, labels, count, keyBytes);
    in.get(table.keys);
    in.asLongBuffer().get(table.offsets);
    in.position(in.position() + count * Long.BYTES);
    for (int[] column : List.of(table.keyEnds, table.sizes, table.labelOf)) {
      in.asIntBuffer().get(column);
      in.position(in.position() + count * Integer.BYTES);
    }
    in.get(table.digests);
    table.check();
    return table;
  }

  /** An index may come from anywhere: no example may lie outside of its shard. */
  private void check() {
    int end = 0;
    for (int i = 0; i < count(); i++) {
      boolean inside = offsets[i] >= 0 && sizes[i] >= 0 && offsets[i] <= facts.size() - sizes[i];
      boolean named = keyEnds[i] >= end && keyEnds[i] <= keys.length;
      if (!inside || !named || labelOf[i] < NONE || labelOf[i] >= labels.size()) {
        throw new IllegalArgumentException("example %d of %s".formatted(i, facts.name()));
      }
      end = keyEnds[i];
    }
  }

  private static int checked(int count, int most) {
    if (count < 0 || count > most) {
      throw new IllegalArgumentException("%d of %d".formatted(count, most));
    }
    return count;
  }

  private static void writeText(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeShort(bytes.length);
    out.write(bytes);
  }

  private static String text(ByteBuffer in) {
    byte[] bytes = new byte[in.getShort() & 0xFFFF];
    in.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
