package org.isomer.data.image;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.isomer.file.FileTrouble;
import org.isomer.file.RegularFile;
import org.isomer.graph.Machine;
import org.isomer.spi.BadInputException;

/**
 * A file in the format of MNIST: a magic number that says type and dimensions, the length of each
 * dimension (all 32-bit big-endian), then unsigned bytes. Compressed by gzip or not, which the
 * contents tell. No more is inflated than the lengths ask for.
 */
final class IdxFile {
  private static final int GZIP_MAGIC = 0x1F8B;
  private static final int LABELS = 0x00000801;
  private static final int IMAGES = 0x00000803;
  private static final int BUFFER = 1 << 16;

  /** How often the content is in memory while it is read. */
  private static final int COPIES = 4;

  private final String name;
  private final ByteBuffer content;
  private final boolean complete;

  private IdxFile(String name, byte[] content, boolean complete) {
    this.name = name;
    this.content = ByteBuffer.wrap(content);
    this.complete = complete;
  }

  /** Opens a file. */
  static IdxFile of(Path file) {
    try (InputStream in = new RegularFile(file).open()) {
      return of(file.toString(), in);
    } catch (IOException e) {
      throw new BadInputException(FileTrouble.reading(file, e), e);
    }
  }

  /**
   * Reads a file to its end, which may come too early; the caller closes the stream.
   *
   * @param name what messages call it
   */
  static IdxFile of(String name, InputStream in) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(in);
    buffered.mark(2);
    boolean compressed = (buffered.read() << 8 | buffered.read()) == GZIP_MAGIC;
    buffered.reset();
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    try {
      if (compressed) {
        Inflating inflating = new Inflating(buffered);
        copy(name, inflating, content);
        if (inflating.isFollowed()) {
          throw new BadInputException(
              "The file %s is damaged: more bytes follow the end of its gzip stream. Download it again."
                  .formatted(name));
        }
      } else {
        copy(name, buffered, content);
      }
    } catch (EOFException e) {
      return new IdxFile(name, content.toByteArray(), false);
    } catch (ZipException e) {
      throw new BadInputException(
          "The file %s is corrupt: %s. Download it again.".formatted(name, e.getMessage()), e);
    }
    return new IdxFile(name, content.toByteArray(), true);
  }

  /**
   * What a gzip file holds. The platform's reader takes bytes behind the check sum for no fault of
   * the file.
   */
  private static final class Inflating extends GZIPInputStream {
    private static final int CHECK_SUM = 8;

    Inflating(InputStream in) throws IOException {
      super(in, BUFFER);
    }

    /** Whether its end was reached and something follows it. */
    boolean isFollowed() throws IOException {
      return eos && (inf.getRemaining() > CHECK_SUM || in.read() >= 0);
    }
  }

  /** Copies what the header asks for, and a byte more if there is one. */
  private static void copy(String name, InputStream in, ByteArrayOutputStream to)
      throws IOException {
    transfer(in, Integer.BYTES, to);
    int magic = to.size() < Integer.BYTES ? 0 : ByteBuffer.wrap(to.toByteArray()).getInt(0);
    if (magic == LABELS || magic == IMAGES) {
      int dimensions = magic & 0xFF;
      transfer(in, dimensions * Integer.BYTES, to);
      if (to.size() == Integer.BYTES * (1 + dimensions)) {
        transfer(in, size(name, ByteBuffer.wrap(to.toByteArray()), dimensions) + 1, to);
      }
    }
  }

  private static void transfer(InputStream in, int count, ByteArrayOutputStream to)
      throws IOException {
    byte[] buffer = new byte[Math.min(count, BUFFER)];
    for (int left = count; left > 0; ) {
      int read = in.read(buffer, 0, Math.min(left, buffer.length));
      if (read < 0) {
        return;
      }
      to.write(buffer, 0, read);
      left -= read;
    }
  }

  /** How many bytes the header states, at most what there is memory for. */
  private static int size(String name, ByteBuffer header, int dimensions) {
    BigInteger size = BigInteger.ONE;
    StringJoiner lengths = new StringJoiner(" × ");
    for (int i = 1; i <= dimensions; i++) {
      String length = Integer.toUnsignedString(header.getInt(i * Integer.BYTES));
      size = size.multiply(new BigInteger(length));
      lengths.add(length);
    }
    long heap = Machine.heap();
    BigInteger most = BigInteger.valueOf(Integer.MAX_VALUE - BUFFER);
    if (size.compareTo(most.min(BigInteger.valueOf(heap / COPIES))) > 0) {
      Optional<String> more =
          size.compareTo(most) > 0
              ? Optional.empty()
              : Machine.moreHeap(size.longValueExact() * COPIES, 0, Machine.memory());
      throw new BadInputException(
          "The header of the file %s states %s bytes, too many for Java's heap of %d MB. Check that the file is what its name says%s."
              .formatted(name, lengths, heap >> 20, more.map("; if so, "::concat).orElse("")));
    }
    return size.intValueExact();
  }

  String name() {
    return name;
  }

  /** The content as gray images. */
  List<Pixels> images() {
    int[] shape = shape(IMAGES, 3, "images");
    List<Pixels> images = new ArrayList<>(shape[0]);
    for (int i = 0; i < shape[0]; i++) {
      byte[] values = new byte[shape[1] * shape[2]];
      content.get(values);
      images.add(new Pixels(shape[1], shape[2], 1, values));
    }
    return images;
  }

  /** The content as labels. */
  int[] labels() {
    int[] labels = new int[shape(LABELS, 1, "labels")[0]];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = content.get() & 0xFF;
    }
    return labels;
  }

  /** Reads the header and checks that it agrees with the length. */
  private int[] shape(int magic, int dimensions, String what) {
    long header = Integer.BYTES * (1L + dimensions);
    if (content.limit() >= Integer.BYTES && content.getInt(0) != magic) {
      throw new BadInputException(
          "The file %s starts with the magic number 0x%08x, but an IDX file of %s starts with 0x%08x. Check that it is the file that its name says."
              .formatted(name, content.getInt(0), what, magic));
    }
    if (content.limit() < header) {
      throw wrongLength(header);
    }
    content.position(Integer.BYTES);
    int[] shape = new int[dimensions];
    long size = 1;
    for (int i = 0; i < dimensions; i++) {
      shape[i] = content.getInt();
      size *= shape[i];
    }
    if (content.remaining() != size) {
      throw wrongLength(header + size);
    }
    if (!complete) {
      throw new BadInputException(
          "The file %s is truncated: the check sum at its end is missing. Download it again."
              .formatted(name));
    }
    return shape;
  }

  private BadInputException wrongLength(long expected) {
    return new BadInputException(
        "The file %s is %s: expected %d bytes, found %s (uncompressed). Download it again."
            .formatted(
                name,
                content.limit() < expected ? "truncated" : "too long",
                expected,
                content.limit() < expected ? content.limit() : "more"));
  }
}
