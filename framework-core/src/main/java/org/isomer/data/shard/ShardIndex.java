package org.isomer.data.shard;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.isomer.file.Sha256;

/**
 * What is in the shards of one place. As a file: a name with a version, the number of shards, the
 * table of each, and the SHA-256 of all that.
 *
 * @param tables one for each shard
 */
record ShardIndex(List<ShardTable> tables) {
  /** What the names of its files end in. */
  static final String ENDING = ".isomer-index";

  /** Changes with whatever a file holds, or how it is found. */
  private static final byte[] MAGIC = "isomer index 1\n".getBytes(StandardCharsets.US_ASCII);

  private static final int SEAL = 32;

  ShardIndex {
    tables = List.copyOf(tables);
  }

  /** Writes it as a file. */
  void write(OutputStream out) throws IOException {
    MessageDigest sha = Sha256.start();
    DataOutputStream sealed = new DataOutputStream(new DigestOutputStream(out, sha));
    sealed.write(MAGIC);
    sealed.writeInt(tables.size());
    for (ShardTable table : tables) {
      table.write(sealed);
    }
    sealed.flush();
    out.write(sha.digest());
  }

  /** What a file holds; empty if it is damaged, or of another version. */
  static Optional<ShardIndex> read(byte[] file) {
    int end = file.length - SEAL;
    if (end < MAGIC.length || !Arrays.equals(file, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      return Optional.empty();
    }
    MessageDigest sha = Sha256.start();
    sha.update(file, 0, end);
    if (!Arrays.equals(file, end, file.length, sha.digest(), 0, SEAL)) {
      return Optional.empty();
    }
    try {
      ByteBuffer in = ByteBuffer.wrap(file, MAGIC.length, end - MAGIC.length).slice();
      int count = in.getInt();
      List<ShardTable> tables = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        tables.add(ShardTable.read(in));
      }
      return Optional.of(new ShardIndex(tables));
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }
}
