package org.isomer.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.isomer.file.FileTrouble;
import org.isomer.spi.BadInputException;

/**
 * A safetensors file whose header has been read and checked. Its tensors are read one by one, when
 * they are asked for: the file may be larger than memory, and the number format of a tensor that
 * nobody asks for does not matter.
 */
public final class SafetensorsFile implements Tensors {
  /** The longest header that the format allows, in bytes. */
  static final long LONGEST_HEADER = 100_000_000;

  private static final int LENGTH_BYTES = Long.BYTES;
  private static final int CHUNK = 1 << 20;
  private static final int START = 512;

  private final Path file;
  private final long dataStart;
  private final Map<String, SafetensorsHeader.Entry> entries;

  private SafetensorsFile(Path file, long dataStart, Map<String, SafetensorsHeader.Entry> entries) {
    this.file = file;
    this.dataStart = dataStart;
    this.entries = entries;
  }

  /**
   * Opens a file.
   *
   * @throws BadInputException if it is not complete and well-formed; weights in the format of
   *     another program are named, with the line of Python that converts them
   */
  public static SafetensorsFile open(Path file) {
    if (!Files.exists(file)) {
      throw new BadInputException(file + ": no such file. Check the path.");
    }
    if (!Files.isRegularFile(file)) {
      throw new BadInputException(file + ": is no regular file. Name a safetensors file.");
    }
    try (FileChannel channel = FileChannel.open(file)) {
      long size = channel.size();
      ByteBuffer start = ByteBuffer.allocate((int) Math.min(START, size));
      readFully(channel, start, 0);
      long length = headerLength(file, start.array(), size);
      ByteBuffer json = ByteBuffer.allocate((int) length);
      readFully(channel, json, LENGTH_BYTES);
      long dataStart = LENGTH_BYTES + length;
      return new SafetensorsFile(
          file, dataStart, SafetensorsHeader.parse(file, json.array(), size - dataStart));
    } catch (IOException e) {
      throw new BadInputException(FileTrouble.reading(file, e), e);
    }
  }

  private static long headerLength(Path file, byte[] start, long size) {
    boolean hasHeader = start.length > LENGTH_BYTES;
    long length = hasHeader ? ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getLong(0) : 0;
    boolean plausible = hasHeader && length > 0 && length <= LONGEST_HEADER;
    if (plausible && start[LENGTH_BYTES] == '{') {
      if (length > size - LENGTH_BYTES) {
        throw new BadInputException(
            "%s: the file is cut short, its header is not complete: it would end at byte %d of %d. Copy or download it again."
                .formatted(file, LENGTH_BYTES + length, size));
      }
      return length;
    }
    ForeignWeights.of(file, start)
        .ifPresent(
            foreign -> {
              throw new BadInputException(foreign.message(file));
            });
    throw new BadInputException(
        "%s: is no safetensors file, or damaged: %s. Copy or download it again, or name the right file."
            .formatted(
                file,
                !hasHeader
                    ? "it has %d bytes and no header".formatted(size)
                    : plausible
                        ? "its header does not begin with {"
                        : "its first eight bytes give a header of %s bytes, and at most %d are allowed"
                            .formatted(Long.toUnsignedString(length), LONGEST_HEADER)));
  }

  /** The shapes of all tensors by their names, in the order of the header. */
  @Override
  public Map<String, List<Long>> shapes() {
    Map<String, List<Long>> shapes = new LinkedHashMap<>();
    entries.forEach((name, entry) -> shapes.put(name, entry.shape()));
    return shapes;
  }

  /**
   * Reads a tensor.
   *
   * @param name one of {@link #shapes()}
   * @throws BadInputException if its numbers have a format that is not read here, cannot be read,
   *     or are not all finite: an operation such as ReLU may hide NaN, and what follows then looks
   *     sound
   */
  @Override
  public Safetensors.Tensor read(String name) {
    SafetensorsHeader.Entry entry = Objects.requireNonNull(entries.get(name), name);
    NumberFormat format =
        NumberFormat.named(entry.dtype())
            .orElseThrow(
                () ->
                    new BadInputException(
                        "%s: tensor %s is %s; only %s are read here. Convert it before saving the file."
                            .formatted(file, name, entry.dtype(), NumberFormat.names())));
    long count = (entry.end() - entry.begin()) / format.bytes();
    if (count > Integer.MAX_VALUE - 8) {
      throw new BadInputException(
          "%s: tensor %s has %d numbers, more than one tensor can have here."
              .formatted(file, name, count));
    }
    float[] scalars = new float[(int) count];
    try (FileChannel channel = FileChannel.open(file)) {
      ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
      long position = dataStart + entry.begin();
      for (int done = 0; done < scalars.length; ) {
        int next = Math.min(CHUNK / format.bytes(), scalars.length - done);
        readFully(channel, chunk.clear().limit(next * format.bytes()), position);
        format.read(chunk, scalars, done, next);
        position += chunk.limit();
        done += next;
      }
    } catch (IOException e) {
      throw new BadInputException(FileTrouble.reading(file, e), e);
    }
    requireFinite(name, scalars);
    return new Safetensors.Tensor(entry.shape(), scalars);
  }

  private void requireFinite(String name, float[] scalars) {
    for (float scalar : scalars) {
      if (!Float.isFinite(scalar)) {
        throw new BadInputException(
            "%s: tensor %s holds %s, so nothing can be computed with it. Use a checkpoint from before training diverged, or get the file again."
                .formatted(file, name, scalar));
      }
    }
  }

  /** Fills a buffer from a place in the file, and makes it ready to be read. */
  private static void readFully(FileChannel channel, ByteBuffer into, long position)
      throws IOException {
    long start = position - into.position();
    while (into.hasRemaining()) {
      if (channel.read(into, start + into.position()) < 0) {
        throw new IOException("it became shorter while it was read");
      }
    }
    into.flip();
  }
}
