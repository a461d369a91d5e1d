package org.isomer.data.image;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.isomer.data.Faults;
import org.isomer.file.RegularFile;
import org.isomer.file.Sha256;
import org.isomer.spi.BadInputException;
import org.isomer.spi.FileFacts;
import org.isomer.spi.FileIndex;
import org.jspecify.annotations.Nullable;

/**
 * The digest of an image file as an index tells it. The bytes are compared with it when they are
 * read first, for a file is known by its size and time of change alone.
 */
final class KnownBytes {
  private final byte[] sha256;

  /** Whether they have been seen to have it. */
  private boolean seen;

  private KnownBytes(byte[] sha256, boolean seen) {
    this.sha256 = sha256;
    this.seen = seen;
  }

  /** What an index or a reading tells of a file. */
  record Answer(FileFacts facts, KnownBytes bytes) {}

  /**
   * What is known of files, in their order.
   *
   * @param read reads one that the index does not know; is called by many threads
   * @throws BadInputException if some cannot be read
   */
  static List<Answer> ask(FileIndex index, List<Path> files, IntFunction<FileFacts> read) {
    boolean[] seen = new boolean[files.size()];
    @Nullable BadInputException[] faults = new BadInputException[files.size()];
    List<Optional<FileFacts>> found =
        index.of(
            files,
            i -> {
              try {
                seen[i] = true;
                return Optional.of(read.apply(i));
              } catch (BadInputException e) {
                faults[i] = e;
                return Optional.empty();
              }
            });
    Faults.refuse(Stream.of(faults).filter(Objects::nonNull).toList());
    return IntStream.range(0, files.size())
        .mapToObj(i -> answer(found.get(i).orElseThrow(), seen[i]))
        .toList();
  }

  private static Answer answer(FileFacts facts, boolean seen) {
    return new Answer(facts, new KnownBytes(HexFormat.of().parseHex(facts.sha256()), seen));
  }

  /** SHA-256 of the bytes. */
  byte[] sha256() {
    return sha256;
  }

  /** Whether the file has been read already. */
  boolean isSeen() {
    return seen;
  }

  /**
   * Reads the file.
   *
   * @throws BadInputException if it cannot be read, or holds something else
   */
  byte[] of(Path file) {
    byte[] bytes = new RegularFile(file).bytes();
    if (!seen && !Arrays.equals(Sha256.of(bytes), sha256)) {
      throw new BadInputException(
          "The image %s is not what it was when it was read last, though its size and its time of change are. Set its time (touch does), and call this again."
              .formatted(file));
    }
    seen = true;
    return bytes;
  }
}
