package org.isomer.data.image;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.isomer.data.Faults;
import org.isomer.file.RegularFile;
import org.isomer.file.Sha256;
import org.isomer.spi.AnnotatedExamples;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Example;
import org.isomer.spi.Image;
import org.jspecify.annotations.Nullable;

/**
 * Images in files. Opening reads every file once, on all processors: it takes the SHA-256 of its
 * bytes and, as long as there is room, decodes the image and keeps its pixels.
 */
final class ImageFiles implements AnnotatedExamples<OptionalInt> {
  private final Path root;
  private final List<String> ids;
  private final List<OptionalInt> labels;
  private final int channels;
  private final byte[][] digests;
  private final @Nullable Pixels[] kept;

  /**
   * Opens files.
   *
   * @param root the folder that ids start from
   * @param files paths relative to the root, with slashes; they are the ids
   * @param channels 1 for gray, 3 for red, green, blue
   * @param room how many bytes of pixels may still be kept; falls below 0 once that is not enough
   */
  ImageFiles(Path root, List<LabelledFile> files, int channels, AtomicLong room) {
    this.root = root;
    ids = files.stream().map(LabelledFile::id).toList();
    labels = files.stream().map(LabelledFile::label).toList();
    this.channels = channels;
    digests = new byte[files.size()][];
    kept = new Pixels[files.size()];
    List<BadInputException> faults =
        IntStream.range(0, files.size())
            .parallel()
            .mapToObj(i -> open(i, room))
            .filter(Objects::nonNull)
            .toList();
    Faults.refuse(faults);
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
      ImageFile.read(file(at(index)), channels, (Image) into);
    } else {
      pixels.copyTo((Image) into);
    }
  }

  @Override
  public void digest(long index, MessageDigest into) {
    into.update((byte) channels);
    into.update(digests[at(index)]);
  }

  @Override
  public int kept(long index) {
    Pixels pixels = kept[at(index)];
    return pixels == null ? 0 : pixels.size();
  }

  private @Nullable BadInputException open(int index, AtomicLong room) {
    try {
      byte[] bytes = new RegularFile(file(index)).bytes();
      digests[index] = Sha256.of(bytes);
      if (room.get() >= 0) {
        Pixels pixels = ImageDecoder.decode(file(index).toString(), bytes, channels);
        if (room.addAndGet(-pixels.size()) >= 0) {
          kept[index] = pixels;
        }
      }
      return null;
    } catch (BadInputException e) {
      return e;
    }
  }

  private static int at(long index) {
    return Math.toIntExact(index);
  }

  private Path file(int index) {
    return root.resolve(ids.get(index));
  }
}
