package org.isomer.data.shard;

import java.io.DataOutputStream;
import java.io.IOException;

/**
 * The samples of a shard that hold no example, so that they are passed over.
 *
 * @param samples how many there are
 * @param members how many members, or features, they have together
 * @param key the name of the first; empty if there is none
 * @param member its first member
 */
record Incomplete(int samples, int members, String key, String member) {
  static final Incomplete NONE = new Incomplete(0, 0, "", "");

  void write(DataOutputStream out) throws IOException {
    out.writeInt(samples);
    out.writeInt(members);
    ShardTable.writeText(out, key);
    ShardTable.writeText(out, member);
  }

  /** Reads what {@link #write} has written. */
  static Incomplete read(IndexInput in) throws IOException {
    return new Incomplete(in.number(), in.number(), in.text(), in.text());
  }
}
