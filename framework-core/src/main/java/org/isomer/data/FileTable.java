package org.isomer.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.isomer.spi.FileFacts;

/** What is known of the files of a folder, by their names, in a few arrays. */
final class FileTable {
  private static final int DIGEST = 32;
  private static final int NUMBERS = 5;
  private static final int FIXED = Integer.BYTES + NUMBERS * Long.BYTES + DIGEST;

  private final byte[] names;
  private final int[] ends;

  /**
   * Of each file its size, the time of change of its contents, that of the file, its pixels, and
   * their width beside their orientation.
   */
  private final long[] numbers;

  private final byte[] digests;

  private FileTable(int count, int nameBytes) {
    names = new byte[nameBytes];
    ends = new int[count];
    numbers = new long[NUMBERS * count];
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
      int at = NUMBERS * i;
      table.numbers[at] = entry.stamp.size();
      table.numbers[at + 1] = entry.stamp.modified();
      table.numbers[at + 2] = entry.stamp.changed();
      table.numbers[at + 3] = entry.facts.pixels();
      table.numbers[at + 4] =
          (long) entry.facts.width() << Integer.SIZE | entry.facts.orientation();
      digests.put(HexFormat.of().parseHex(entry.facts.sha256()));
    }
    return table;
  }

  private record Named(byte[] bytes, Entry entry) {}

  /** How many files there are. */
  private int count() {
    return ends.length;
  }

  /** What a file holds, if it has the size and the times of change that it had. */
  Optional<FileFacts> facts(String name, FileStamp stamp) {
    int index = find(name.getBytes(StandardCharsets.UTF_8));
    return index >= 0 && stamp(index).equals(stamp) ? Optional.of(facts(index)) : Optional.empty();
  }

  /** All files, as they were read. */
  List<Entry> entries() {
    return IntStream.range(0, count())
        .mapToObj(i -> new Entry(name(i), stamp(i), facts(i)))
        .toList();
  }

  private String name(int index) {
    int from = start(index);
    return new String(names, from, ends[index] - from, StandardCharsets.UTF_8);
  }

  private FileStamp stamp(int index) {
    int at = NUMBERS * index;
    return new FileStamp(numbers[at], numbers[at + 1], numbers[at + 2]);
  }

  private FileFacts facts(int index) {
    long shape = numbers[NUMBERS * index + 4];
    return new FileFacts(
        HexFormat.of().formatHex(digests, DIGEST * index, DIGEST * (index + 1)),
        numbers[NUMBERS * index + 3],
        (int) (shape >> Integer.SIZE),
        (int) shape);
  }

  private int start(int index) {
    return index == 0 ? 0 : ends[index - 1];
  }

  private int find(byte[] name) {
    int low = 0;
    int high = ends.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = Arrays.compare(names, start(middle), ends[middle], name, 0, name.length);
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
      in.position(in.position() + NUMBERS * Long.BYTES * count);
      in.get(table.digests);
      return Optional.of(table);
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }
}
