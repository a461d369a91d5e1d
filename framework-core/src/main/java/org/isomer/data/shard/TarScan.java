package org.isomer.data.shard;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Scans a tar archive in the layout of WebDataset: members whose names are the same up to the first
 * dot of their last part are one sample, and what follows the dot tells them apart.
 *
 * <p>Archives are those of POSIX (ustar, and pax with long names and sizes) and of GNU tar (long
 * names, sizes in base 256). What is no regular file is passed over, except for links, whose bytes
 * lie elsewhere. Compressed archives cannot be read at a position and are refused.
 */
final class TarScan implements ShardScan {
  private static final int BLOCK = 512;
  private static final int NAME = 100;
  private static final int SIZE_AT = 124;
  private static final int SIZE = 12;
  private static final int CHECKSUM_AT = 148;
  private static final int CHECKSUM = 8;
  private static final int TYPE_AT = 156;
  private static final int MAGIC_AT = 257;
  private static final int PREFIX_AT = 345;
  private static final int PREFIX = 155;

  /** The types of headers that say something of the next one. */
  private static final String ABOUT_THE_NEXT = "xgLK";

  private static final int LONGEST_EXTENSION = 1 << 20;

  private final ShardInput in;
  private final LabelMembers labels;
  private final Selection selection;
  private final Samples samples;

  /** What a header that stands before another one says of it. */
  private final Map<String, String> extension = new HashMap<>();

  TarScan(ShardInput in, Selection selection, Samples samples) {
    this.in = in;
    this.selection = selection;
    this.samples = samples;
    labels = new LabelMembers(selection, samples);
  }

  @Override
  public void scan() throws IOException, ShardFault {
    while (true) {
      long at = in.position();
      byte[] header = in.upTo(BLOCK);
      if (header.length == 0) {
        throw new ShardFault(
            at,
            at == 0
                ? "it is empty. Copy or write it again"
                : "the archive ends here without the empty blocks that end an archive: it was cut, and samples may be missing. Copy or write it again; if it is whole, add them with truncate --size=+1024");
      }
      if (isEmpty(header)) {
        requireEnd();
        return;
      }
      if (header.length < BLOCK || checksum(header) != octal(header, CHECKSUM_AT, CHECKSUM)) {
        throw new ShardFault(
            at,
            at == 0
                ? "it does not begin as a tar archive does; a compressed one has to be unpacked"
                : "no header of a member is here. The archive is damaged; write it again");
      }
      member(at, header);
    }
  }

  /** Behind an empty block an archive has more of them. */
  private void requireEnd() throws IOException, ShardFault {
    while (true) {
      long at = in.position();
      byte[] block = in.upTo(BLOCK);
      if (!isZero(block)) {
        throw new ShardFault(
            at,
            "the archive has ended, and more follows, which would not be read. Write what was joined as one archive, as with tar --concatenate");
      }
      if (block.length < BLOCK) {
        return;
      }
    }
  }

  private void member(long at, byte[] header) throws IOException, ShardFault {
    long size = size(at, header);
    long padded = (size + BLOCK - 1) / BLOCK * BLOCK;
    long end = Math.addExact(in.position(), padded);
    char type = (char) header[TYPE_AT];
    try {
      switch (type) {
        case 'x' -> extend(at, size);
        case 'L' -> extension.put("path", field(in.exactly(bounded(at, size)), 0, (int) size));
        case 'g', 'K', 'V' -> {}
        case '0', '7', '\0' -> {
          file(at, name(header), size);
          extension.clear();
        }
        case '1', '2', 'S' -> {
          String name = name(header);
          if (selection.contents().contains(ending(name))) {
            throw new ShardFault(
                at,
                "%s is a link or has holes, so that its bytes are not here. Write the archive with tar --hard-dereference --dereference"
                    .formatted(name));
          }
          extension.clear();
        }
        default -> extension.clear();
      }
      in.skip(end - in.position());
    } catch (EOFException e) {
      throw new ShardFault(
          at,
          "%s has %,d bytes by its header, and the archive ends before. Copy or write it again"
              .formatted(name(header), size));
    }
  }

  private void file(long at, String name, long size) throws IOException, ShardFault {
    String last = name.substring(name.lastIndexOf('/') + 1);
    int dot = last.indexOf('.');
    if (dot <= 0 || last.startsWith("__")) {
      return;
    }
    String key = name.substring(name.startsWith("./") ? 2 : 0, name.length() - last.length() + dot);
    String ending = ending(name);
    if (selection.contents().contains(ending)) {
      long offset = in.position();
      samples.content(at, key, ending, offset, size, in.digest(size));
      return;
    }
    samples.beside(key, ending);
    if (labels.isRead(ending)) {
      labels.read(at, key, ending, in.exactly(bounded(at, size)));
    }
  }

  private static String ending(String name) {
    String last = name.substring(name.lastIndexOf('/') + 1);
    int dot = last.indexOf('.');
    return dot < 0 ? "" : last.substring(dot + 1).toLowerCase(Locale.ROOT);
  }

  private String name(byte[] header) {
    String longer = extension.get("path");
    if (longer != null) {
      return longer;
    }
    String name = field(header, 0, NAME);
    boolean posix = field(header, MAGIC_AT, 6).equals("ustar");
    String prefix = posix ? field(header, PREFIX_AT, PREFIX) : "";
    return prefix.isEmpty() ? name : prefix + "/" + name;
  }

  private long size(long at, byte[] header) throws ShardFault {
    boolean about = ABOUT_THE_NEXT.indexOf(header[TYPE_AT]) >= 0;
    String longer = about ? null : extension.get("size");
    long size =
        longer == null
            ? octal(header, SIZE_AT, SIZE)
            : longer.matches("[0-9]{1,15}") ? Long.parseLong(longer) : -1;
    if (size < 0 || size > 1L << 50) {
      throw new ShardFault(at, "the size of a member cannot be. The archive is damaged");
    }
    return size;
  }

  /** Reads records "LENGTH KEY=VALUE\n" of a pax header. */
  private void extend(long at, long size) throws IOException, ShardFault {
    byte[] bytes = in.exactly(bounded(at, size));
    for (int from = 0; from < bytes.length; ) {
      int blank = from;
      while (blank < bytes.length && bytes[blank] != ' ') {
        blank++;
      }
      String length = new String(bytes, from, blank - from, StandardCharsets.US_ASCII);
      int end = length.matches("[0-9]{1,7}") ? from + Integer.parseInt(length) : -1;
      if (end <= blank + 1 || end > bytes.length) {
        throw new ShardFault(at, "a pax header is damaged. Write the archive again");
      }
      String record = new String(bytes, blank + 1, end - blank - 2, StandardCharsets.UTF_8);
      int equals = record.indexOf('=');
      if (equals > 0) {
        extension.put(record.substring(0, equals), record.substring(equals + 1));
      }
      from = end;
    }
  }

  private static int bounded(long at, long size) throws ShardFault {
    if (size > LONGEST_EXTENSION) {
      throw new ShardFault(
          at,
          "a label or a name has %,d bytes, more than the %,d that are read"
              .formatted(size, LONGEST_EXTENSION));
    }
    return (int) size;
  }

  /** An octal number, or one in base 256 as GNU tar writes great ones; -1 if it is none. */
  private static long octal(byte[] header, int at, int length) {
    if ((header[at] & 0x80) != 0) {
      long value = header[at] & 0x3F;
      for (int i = at + 1; i < at + length; i++) {
        if (value >>> 47 != 0) {
          return -1;
        }
        value = (value << 8) | (header[i] & 0xFF);
      }
      return value;
    }
    String digits = field(header, at, length).strip();
    return digits.matches("[0-7]{1,12}") ? Long.parseLong(digits, 8) : digits.isEmpty() ? 0 : -1;
  }

  /** The sum of all bytes, where those of the sum itself count as blanks. */
  private static long checksum(byte[] header) {
    long sum = 0;
    for (int i = 0; i < header.length; i++) {
      boolean own = i >= CHECKSUM_AT && i < CHECKSUM_AT + CHECKSUM;
      sum += own ? ' ' : header[i] & 0xFF;
    }
    return sum;
  }

  private static boolean isEmpty(byte[] block) {
    return block.length == BLOCK && isZero(block);
  }

  private static boolean isZero(byte[] block) {
    for (byte value : block) {
      if (value != 0) {
        return false;
      }
    }
    return true;
  }

  private static String field(byte[] header, int at, int length) {
    int end = at;
    while (end < at + length && header[end] != 0) {
      end++;
    }
    return new String(header, at, end - at, StandardCharsets.UTF_8);
  }
}
