package org.isomer.data.shard;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.isomer.data.FileStamp;
import org.isomer.data.shard.ShardTable.Entry;
import org.isomer.data.shard.ShardTable.Facts;
import org.isomer.file.Sha256;
import org.isomer.spi.Split;
import org.jspecify.annotations.Nullable;

/**
 * Writes shards as tar archives, and their index. The same samples give the same bytes: a member
 * has neither an owner nor a time.
 */
public final class ShardWriter implements Closeable {
  private static final int BLOCK = 512;
  private static final int SIZE_AT = 124;
  private static final int CHECKSUM_AT = 148;

  /** The member that holds a label. */
  private static final String LABEL = "cls";

  private final Path folder;
  private final Selection selection;
  private final long most;
  private final List<ShardTable> tables = new ArrayList<>();
  private final List<Entry> entries = new ArrayList<>();
  private @Nullable OutputStream out;
  private String name = "";
  private MessageDigest sha = Sha256.start();
  private long position;
  private Split part = Split.TRAIN;
  private int shards;
  private int samples;

  /**
   * Begins to write into a folder.
   *
   * @param selection by which the shards will be read
   * @param most bytes of a shard, from which on another one is begun
   */
  public ShardWriter(Path folder, Selection selection, long most) {
    this.folder = folder;
    this.selection = selection;
    this.most = most;
  }

  /** Begins a part; its shards are counted from 0, and so are its samples. */
  public void begin(Split newPart) throws IOException {
    finishShard();
    part = newPart;
    shards = 0;
    samples = 0;
  }

  /**
   * Writes a sample.
   *
   * @param ending of the member that holds the example, such as {@code jpg}
   * @param label the number of its class, if it has one
   */
  public void add(String ending, byte[] content, OptionalInt label) throws IOException {
    if (out == null || (position + content.length + 4L * BLOCK > most && !entries.isEmpty())) {
      finishShard();
      beginShard();
    }
    String key = String.format(Locale.ROOT, "%09d", samples++);
    header(key + "." + ending, content.length);
    entries.add(
        new Entry(
            key,
            position,
            content.length,
            label.isPresent() ? Integer.toString(label.getAsInt()) : "",
            Sha256.of(content)));
    padded(content);
    if (label.isPresent()) {
      byte[] text = Integer.toString(label.getAsInt()).getBytes(StandardCharsets.US_ASCII);
      header(key + "." + LABEL, text.length);
      padded(text);
    }
  }

  private void beginShard() throws IOException {
    name =
        String.format(Locale.ROOT, "%s-%06d.tar", part.name().toLowerCase(Locale.ROOT), shards++);
    out =
        new BufferedOutputStream(
            Files.newOutputStream(folder.resolve(name), StandardOpenOption.CREATE_NEW), 1 << 20);
    position = 0;
    sha = Sha256.start();
    entries.clear();
  }

  private void finishShard() throws IOException {
    OutputStream open = out;
    if (open != null) {
      write(new byte[2 * BLOCK]);
      open.close();
      out = null;
      Path file = folder.resolve(name);
      Facts facts =
          new Facts(
              name,
              FileStamp.read(file, FileStamp.attributes(folder)),
              HexFormat.of().formatHex(sha.digest()));
      tables.add(ShardTable.of(facts, entries, Incomplete.NONE));
      entries.clear();
    }
  }

  /** A header of POSIX (ustar) without owner and time. */
  private void header(String member, int size) throws IOException {
    byte[] header = new byte[BLOCK];
    put(header, 0, member);
    put(header, 100, "0000644\0" + "0000000\0" + "0000000\0");
    put(header, SIZE_AT, String.format(Locale.ROOT, "%011o\0%011o\0", size, 0));
    put(header, CHECKSUM_AT, "        0");
    put(header, 257, "ustar\000" + "00");
    int sum = 0;
    for (byte value : header) {
      sum += value & 0xFF;
    }
    put(header, CHECKSUM_AT, String.format(Locale.ROOT, "%06o\0 ", sum));
    write(header);
  }

  private static void put(byte[] header, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }

  private void padded(byte[] content) throws IOException {
    write(content);
    write(new byte[Math.floorMod(-content.length, BLOCK)]);
  }

  private void write(byte[] bytes) throws IOException {
    if (out == null) {
      throw new IllegalStateException("no shard is begun");
    }
    out.write(bytes);
    sha.update(bytes);
    position += bytes.length;
  }

  /**
   * Ends the last shard, and writes the index and the list of classes.
   *
   * @param classes their names by number; none if nothing has a label
   * @return how many shards there are
   */
  public int finish(List<String> classes) throws IOException {
    finishShard();
    if (!classes.isEmpty()) {
      Files.writeString(folder.resolve(ShardClasses.FILE), String.join("\n", classes) + "\n");
    }
    try (OutputStream index =
        new BufferedOutputStream(
            Files.newOutputStream(
                folder.resolve(selection.file()), StandardOpenOption.CREATE_NEW))) {
      new ShardIndex(tables).write(index);
    }
    return tables.size();
  }

  @Override
  public void close() throws IOException {
    if (out != null) {
      out.close();
    }
  }
}
