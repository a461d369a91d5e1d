package org.isomer.data.shard;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.isomer.data.FileStamp;

/** What is in a shard, in a few arrays: some sixty bytes for an example. */
final class ShardTable {
  /** The most examples of a shard. */
  static final int MOST = 60_000_000;

  /** The most bytes of all their keys. */
  static final int MOST_OF_KEYS = 1 << 30;

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
  private final Incomplete incomplete;

  /**
   * A shard as a whole.
   *
   * @param name from the set's place on, with slashes
   * @param stamp what tells one state of it from another; of a server's file both times are the one
   *     that the server tells, or 0
   * @param sha256 of all its bytes; empty where it is not known
   */
  record Facts(String name, FileStamp stamp, String sha256) {
    /** In bytes. */
    long size() {
      return stamp.size();
    }
  }

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

  private ShardTable(
      Facts facts,
      List<String> labels,
      byte[] keys,
      long[] offsets,
      int[] keyEnds,
      int[] sizes,
      int[] labelOf,
      byte[] digests,
      Incomplete incomplete) {
    this.facts = facts;
    this.labels = List.copyOf(labels);
    this.keys = keys;
    this.offsets = offsets;
    this.keyEnds = keyEnds;
    this.sizes = sizes;
    this.labelOf = labelOf;
    this.digests = digests;
    this.incomplete = incomplete;
  }

  /** The table of the examples of a shard. */
  static ShardTable of(Facts facts, List<Entry> entries, Incomplete incomplete) {
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
    int count = entries.size();
    ShardTable table =
        new ShardTable(
            facts,
            List.copyOf(labels.keySet()),
            new byte[keyBytes],
            new long[count],
            new int[count],
            new int[count],
            new int[count],
            new byte[count * DIGEST],
            incomplete);
    int end = 0;
    for (int i = 0; i < count; i++) {
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

  /** What is in it beside the examples. */
  Incomplete incomplete() {
    return incomplete;
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
    out.writeLong(facts.stamp().size());
    out.writeLong(facts.stamp().modified());
    out.writeLong(facts.stamp().changed());
    out.write(HexFormat.of().parseHex(facts.sha256()));
    out.writeInt(labels.size());
    for (String label : labels) {
      writeText(out, label);
    }
    out.writeInt(count());
    out.writeInt(keys.length);
    out.write(keys);
    for (long offset : offsets) {
      out.writeLong(offset);
    }
    for (int[] column : List.of(keyEnds, sizes, labelOf)) {
      for (int number : column) {
        out.writeInt(number);
      }
    }
    out.write(digests);
    incomplete.write(out);
  }

  /**
   * Reads what {@link #write} has written.
   *
   * @throws IOException if it is something else
   */
  static ShardTable read(IndexInput in) throws IOException {
    String name = in.text();
    FileStamp stamp = new FileStamp(in.longNumber(), in.longNumber(), in.longNumber());
    Facts facts = new Facts(name, stamp, HexFormat.of().formatHex(in.bytes(DIGEST)));
    int labelCount = in.count(Short.BYTES);
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < labelCount; i++) {
      labels.add(in.text());
    }
    int count = in.count(FIXED);
    int keyBytes = in.count(1);
    if (count > MOST || keyBytes > MOST_OF_KEYS) {
      throw new IOException(
          "a shard cannot have %,d examples with keys of %,d bytes".formatted(count, keyBytes));
    }
    ShardTable table =
        new ShardTable(
            facts,
            labels,
            in.bytes(keyBytes),
            in.longNumbers(count),
            in.numbers(count),
            in.numbers(count),
            in.numbers(count),
            in.bytes(count * DIGEST),
            Incomplete.read(in));
    table.check();
    return table;
  }

  /** An index may come from anywhere: no example may lie outside of its shard. */
  private void check() throws IOException {
    int end = 0;
    for (int i = 0; i < count(); i++) {
      boolean inside = offsets[i] >= 0 && sizes[i] >= 0 && offsets[i] <= facts.size() - sizes[i];
      boolean named = keyEnds[i] >= end && keyEnds[i] <= keys.length;
      if (!inside || !named || labelOf[i] < NONE || labelOf[i] >= labels.size()) {
        throw new IOException(
            "example %d of %s cannot be where it says".formatted(i, facts.name()));
      }
      end = keyEnds[i];
    }
  }

  static void writeText(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeShort(bytes.length);
    out.write(bytes);
  }
}
