package org.isomer.data.shard;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
  private static final byte[] MAGIC = "isomer index 3\n".getBytes(StandardCharsets.US_ASCII);

  private static final int VERSION_AT = "isomer index ".length();

  /** The fewest bytes of a table. */
  private static final int LEAST = 64;

  ShardIndex {
    tables = List.copyOf(tables);
  }

  /** Writes it as a file. */
  void write(OutputStream out) throws IOException {
    MessageDigest sha = Sha256.start();
    DataOutputStream sealed =
        new DataOutputStream(new BufferedOutputStream(new DigestOutputStream(out, sha)));
    sealed.write(MAGIC);
    sealed.writeInt(tables.size());
    for (ShardTable table : tables) {
      table.write(sealed);
    }
    sealed.flush();
    out.write(sha.digest());
  }

  /**
   * What a file holds.
   *
   * @param length how many bytes it has
   * @throws IOException if it is damaged, or of another version
   */
  static ShardIndex read(InputStream file, long length) throws IOException {
    IndexInput in = new IndexInput(file, length);
    byte[] magic = in.bytes(MAGIC.length);
    if (!Arrays.equals(magic, MAGIC)) {
      throw new IOException(
          Arrays.equals(magic, 0, VERSION_AT, MAGIC, 0, VERSION_AT)
              ? "it is of another version of Isomer"
              : "it is no index");
    }
    int count = in.count(LEAST);
    List<ShardTable> tables = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      tables.add(ShardTable.read(in));
    }
    in.requireSeal();
    return new ShardIndex(tables);
  }
}
