package org.isomer.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.isomer.spi.FileFacts;

/** What is known of the files of a folder, by their names, in a few arrays. */
final class FileTable {
  private static final int DIGEST = 32;
  private static final int FIXED = Integer.BYTES + 4 * Long.BYTES + DIGEST;

  private final byte[] names;
  private final int[] ends;

  /** Size, time of change of the contents, time of change of the file and pixels of each file. */
  private final long[] numbers;

  private final byte[] digests;

  private FileTable(int count, int nameBytes) {
    names = new byte[nameBytes];
    ends = new int[count];
    numbers = new long[4 * count];
    digests = new byte[DIGEST * count];
  }

  /**
   * A file as it was read.
   *
   * @param name without its folder
   */
  record Entry(String name, FileStamp stamp, FileFacts facts) {}

  /** The table of files. */
  static FileTable of(List<Entry> entries) {
    List<Named> sorted =
        entries.stream()
            .map(entry -> new Named(entry.name().getBytes(StandardCharsets.UTF_8), entry))
            .sorted(Comparator.comparing(Named::bytes, Arrays::compare))
            .toList();
    FileTable table =
        new FileTable(sorted.size(), sorted.stream().mapToInt(each -> each.bytes.length).sum());
    ByteBuffer names = ByteBuffer.wrap(table.names);
    ByteBuffer digests = ByteBuffer.wrap(table.digests);
    for (int i = 0; i < sorted.size(); i++) {
      Entry entry = sorted.get(i).entry;
      names.put(sorted.get(i).bytes);
      table.ends[i] = names.position();
      table.numbers[4 * i] = entry.stamp.size();
      table.numbers[4 * i + 1] = entry.stamp.modified();
      table.numbers[4 * i + 2] = entry.stamp.changed();
      table.numbers[4 * i + 3] = entry.facts.pixels();
      digests.put(HexFormat.of().parseHex(entry.facts.sha256()));
    }
    return table;
  }

  private record Named(byte[] bytes, Entry entry) {}

  /** How many files there are. */
  int count() {
    return ends.length;
  }

  /** What a file holds, if it has the size and the times of change that it had. */
  Optional<FileFacts> facts(String name, FileStamp stamp) {
    int index = find(name.getBytes(StandardCharsets.UTF_8));
    return index < 0
            || numbers[4 * index] != stamp.size()
            || numbers[4 * index + 1] != stamp.modified()
            || numbers[4 * index + 2] != stamp.changed()
        ? Optional.empty()
        : Optional.of(
            new FileFacts(
                HexFormat.of().formatHex(digests, DIGEST * index, DIGEST * (index + 1)),
                numbers[4 * index + 3]));
  }

  private int find(byte[] name) {
    int low = 0;
    int high = ends.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int from = middle == 0 ? 0 : ends[middle - 1];
      int order = Arrays.compare(names, from, ends[middle], name, 0, name.length);
      if (order == 0) {
        return middle;
      }
      low = order < 0 ? middle + 1 : low;
      high = order < 0 ? high : middle - 1;
    }
    return -1;
  }

  /** As bytes. */
  byte[] bytes() {
    ByteBuffer out = ByteBuffer.allocate(2 * Integer.BYTES + names.length + FIXED * count());
    out.putInt(count()).putInt(names.length).put(names);
    for (int end : ends) {
      out.putInt(end);
    }
    for (long number : numbers) {
      out.putLong(number);
    }
    return out.put(digests).array();
  }

  /** The table of {@link #bytes()}; empty if they are something else. */
  static Optional<FileTable> read(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      int count = in.getInt();
      int nameBytes = in.getInt();
      if (count < 0 || nameBytes < 0 || in.remaining() != nameBytes + (long) FIXED * count) {
        return Optional.empty();
      }
      FileTable table = new FileTable(count, nameBytes);
      in.get(table.names);
      in.asIntBuffer().get(table.ends);
      in.position(in.position() + Integer.BYTES * count);
      in.asLongBuffer().get(table.numbers);
      in.position(in.position() + 4 * Long.BYTES * count);
      in.get(table.digests);
      return Optional.of(table);
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }
}
