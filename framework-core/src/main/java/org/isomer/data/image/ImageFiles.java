package org.isomer.data.image;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.isomer.data.DoubtfulExamples;
import org.isomer.file.RegularFile;
import org.isomer.spi.AnnotatedExamples;
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
final class ImageFiles implements AnnotatedExamples<OptionalInt>, DoubtfulExamples {
  private final Path root;
  private final List<String> warnings;
  private final List<String> ids;
  private final List<OptionalInt> labels;
  private final int channels;
  private final ImageFormats formats;
  private final KnownBytes[] known;
  private final int[] room;
  private final @Nullable Pixels[] kept;

  /**
   * Opens files.
   *
   * @param root the folder that ids start from
   * @param files paths relative to the root, with slashes; they are the ids
   * @param channels 1 for gray, 3 for red, green, blue
   * @param room how many bytes of pixels may still be kept; falls below 0 once that is not enough
   * @param index what is known of files
   * @param warnings what is doubtful about where they lie
   */
  ImageFiles(
      Path root,
      List<LabelledFile> files,
      int channels,
      AtomicLong room,
      FileIndex index,
      List<String> warnings) {
    this.root = root;
    this.warnings = List.copyOf(warnings);
    ids = files.stream().map(LabelledFile::id).toList();
    labels = files.stream().map(LabelledFile::label).toList();
    this.channels = channels;
    formats = ImageFormats.of(index);
    this.room = new int[files.size()];
    kept = new Pixels[files.size()];
    List<KnownBytes.Answer> answers =
        KnownBytes.ask(
            index,
            IntStream.range(0, files.size()).mapToObj(this::file).toList(),
            i -> open(i, room));
    known = answers.stream().map(KnownBytes.Answer::bytes).toArray(KnownBytes[]::new);
    for (int i = 0; i < known.length; i++) {
      if (!known[i].isSeen()) {
        claim(i, answers.get(i).facts().pixels() * channels, room);
      }
    }
  }

  /** A file and its class, if it has one. */
  record LabelledFile(String id, OptionalInt label) {}

  @Override
  public List<String> warnings() {
    return warnings;
  }

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
      Path file = file(at(index));
      pixels = formats.decode(file, known[at(index)].of(file), channels);
      if (room[at(index)] > 0) {
        kept[at(index)] = pixels;
      }
    }
    pixels.copyTo((Image) into);
  }

  @Override
  public void digest(long index, MessageDigest into) {
    into.update((byte) channels);
    into.update(formats.digest(file(at(index)), known[at(index)].sha256()));
  }

  @Override
  public Optional<byte[]> stored(long index) {
    return Optional.of(known[at(index)].of(file(at(index))));
  }

  @Override
  public int kept(long index) {
    return room[at(index)];
  }

  private FileFacts open(int index, AtomicLong left) {
    Path file = file(index);
    byte[] bytes = new RegularFile(file).bytes();
    if (left.get() < 0) {
      return formats.header(file, bytes).facts(bytes);
    }
    Pixels pixels = formats.decode(file, bytes, channels);
    if (claim(index, pixels.size(), left)) {
      kept[index] = pixels;
    }
    return ImageHeader.of(pixels).facts(bytes);
  }

  /** Takes the room for the pixels of an image, if there is enough. */
  private boolean claim(int index, long bytes, AtomicLong left) {
    boolean fits = left.get() >= 0 && left.addAndGet(-bytes) >= 0;
    room[index] = fits ? (int) bytes : 0;
    return fits;
  }

  private static int at(long index) {
    return Math.toIntExact(index);
  }

  private Path file(int index) {
    return root.resolve(ids.get(index));
  }
}
