package org.isomer.data.image;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.isomer.data.Faults;
import org.isomer.file.RegularFile;
import org.isomer.file.Sha256;
import org.isomer.spi.AnnotatedExamples;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Example;
import org.isomer.spi.FileFacts;
import org.isomer.spi.FileIndex;
import org.isomer.spi.Image;
import org.jspecify.annotations.Nullable;

/**
 * Images in files. Opening reads every file that the index does not know, on all processors: it
 * takes the SHA-256 of its bytes and, as long as there is room, decodes the image and keeps its
 * pixels. Those of a known file are kept when they are read first, and its bytes are compared with
 * the index then.
 */
final class ImageFiles implements AnnotatedExamples<OptionalInt> {
  private final Path root;
  private final List<String> ids;
  private final List<OptionalInt> labels;
  private final int channels;
  private final byte[][] digests;
  private final int[] room;
  private final @Nullable Pixels[] kept;

  /** Whose bytes have been seen to have their digest. */
  private final boolean[] seen;

  /**
   * Opens files.
   *
   * @param root the folder that ids start from
   * @param files paths relative to the root, with slashes; they are the ids
   * @param channels 1 for gray, 3 for red, green, blue
   * @param room how many bytes of pixels may still be kept; falls below 0 once that is not enough
   * @param index what is known of files
   */
  ImageFiles(Path root, List<LabelledFile> files, int channels, AtomicLong room, FileIndex index) {
    this.root = root;
    ids = files.stream().map(LabelledFile::id).toList();
    labels = files.stream().map(LabelledFile::label).toList();
    this.channels = channels;
    this.room = new int[files.size()];
    kept = new Pixels[files.size()];
    seen = new boolean[files.size()];
    @Nullable BadInputException[] faults = new BadInputException[files.size()];
    List<Optional<FileFacts>> found =
        index.of(
            IntStream.range(0, files.size()).mapToObj(this::file).toList(),
            i -> {
              try {
                return Optional.of(open(i, room));
              } catch (BadInputException e) {
                faults[i] = e;
                return Optional.empty();
              }
            });
    Faults.refuse(Stream.of(faults).filter(Objects::nonNull).toList());
    digests = new byte[files.size()][];
    for (int i = 0; i < digests.length; i++) {
      FileFacts facts = found.get(i).orElseThrow();
      digests[i] = HexFormat.of().parseHex(facts.sha256());
      if (!seen[i]) {
        claim(i, facts.pixels() * channels, room);
      }
    }
  }

  /** A file and its class, if it has one. */
  record LabelledFile(String id, OptionalInt label) {}

  @Override
  public long size() {
    return labels.size();
  }

  @Override
  public OptionalInt annotation(long index) {
    return labels.get(at(index));
  }

  @Override
  public String id(long index) {
    return ids.get(at(index));
  }

  @Override
  public Example buffer() {
    return new Image();
  }

  @Override
  public void read(long index, Example into) {
    Pixels pixels = kept[at(index)];
    if (pixels == null) {
      byte[] bytes = new RegularFile(file(at(index))).bytes();
      requireKnown(at(index), bytes);
      pixels = ImageDecoder.decode(file(at(index)).toString(), bytes, channels);
      if (room[at(index)] > 0) {
        kept[at(index)] = pixels;
      }
    }
    pixels.copyTo((Image) into);
  }

  @Override
  public void digest(long index, MessageDigest into) {
    into.update((byte) channels);
    into.update(digests[at(index)]);
  }

  @Override
  public Optional<byte[]> stored(long index) {
    byte[] bytes = new RegularFile(file(at(index))).bytes();
    requireKnown(at(index), bytes);
    return Optional.of(bytes);
  }

  @Override
  public int kept(long index) {
    return room[at(index)];
  }

  private FileFacts open(int index, AtomicLong left) {
    String name = file(index).toString();
    byte[] bytes = new RegularFile(file(index)).bytes();
    seen[index] = true;
    if (left.get() < 0) {
      ImageHeader header = ImageHeader.of(name, bytes);
      return new FileFacts(Sha256.hex(bytes), (long) header.height() * header.width());
    }
    Pixels pixels = ImageDecoder.decode(name, bytes, channels);
    if (claim(index, pixels.size(), left)) {
      kept[index] = pixels;
    }
    return new FileFacts(Sha256.hex(bytes), pixels.size() / channels);
  }

  /** Takes the room for the pixels of an image, if there is enough. */
  private boolean claim(int index, long bytes, AtomicLong left) {
    boolean fits = left.get() >= 0 && left.addAndGet(-bytes) >= 0;
    room[index] = fits ? (int) bytes : 0;
    return fits;
  }

  /** The first time that a file is read after it was known by its size and time of change alone. */
  private void requireKnown(int index, byte[] bytes) {
    if (!seen[index] && !Arrays.equals(Sha256.of(bytes), digests[index])) {
      throw new BadInputException(
          "The image %s is not what it was when it was read last, though its size and its time of change are. Set its time (touch does), and call this again."
              .formatted(file(index)));
    }
    seen[index] = true;
  }

  private static int at(long index) {
    return Math.toIntExact(index);
  }

  private Path file(int index) {
    return root.resolve(ids.get(index));
  }
}
