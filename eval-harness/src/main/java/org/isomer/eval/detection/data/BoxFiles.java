package org.isomer.eval.detection.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.isomer.data.SplitDataset;
import org.isomer.data.image.ImageFile;
import org.isomer.eval.spi.BoxData;
import org.isomer.reports.record.ImageBoxes.Marked;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Image;
import org.isomer.spi.Split;
import org.jspecify.annotations.Nullable;

/** Images in files, with boxes. Images are read in colour. */
final class BoxFiles implements BoxData {
  private static final int CHANNELS = 3;

  private final String title;
  private final List<String> classes;
  private final Map<Split, List<BoxFile>> images;
  private @Nullable String digest;

  private BoxFiles(String title, List<String> classes, Map<Split, List<BoxFile>> images) {
    this.title = title;
    this.classes = List.copyOf(classes);
    this.images = images;
    if (classes.isEmpty()) {
      throw new BadInputException(
          "The data %s have no classes. List their names.".formatted(title));
    }
    for (Split split : Split.values()) {
      if (size(split) == 0) {
        throw new BadInputException(
            "The data %s have no %s images. Check the paths and the names of the splits."
                .formatted(title, split.name().toLowerCase(Locale.ROOT)));
      }
    }
  }

  /**
   * For listed files.
   *
   * @param validation cut off from the training images if absent
   * @param fraction the part of the training images that is cut off
   */
  static BoxFiles of(
      String title,
      List<String> classes,
      List<BoxFile> train,
      Optional<List<BoxFile>> validation,
      double fraction,
      List<BoxFile> test) {
    ValidationCut<BoxFile> cut =
        validation
            .map(given -> new ValidationCut<>(train, given))
            .orElseGet(() -> ValidationCut.of(train, fraction));
    Map<Split, List<BoxFile>> images = new EnumMap<>(Split.class);
    images.put(Split.TRAIN, List.copyOf(cut.kept()));
    images.put(Split.VALIDATION, List.copyOf(cut.taken()));
    images.put(Split.TEST, List.copyOf(test));
    return new BoxFiles(title, classes, images);
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public List<String> classes() {
    return classes;
  }

  /**
   * SHA-256 over the class names, then for each split in the order train, validation, test the
   * number of its images, then for each image its id, the SHA-256 of its file, and the number and
   * the text of its objects. Numbers are 32-bit big-endian, texts UTF-8 after their length.
   * Computed on first use, from all files.
   */
  @Override
  public synchronized String digest() {
    String known = digest;
    if (known == null) {
      known = HexFormat.of().formatHex(contents());
      digest = known;
    }
    return known;
  }

  private byte[] contents() {
    MessageDigest sha = SplitDataset.sha256();
    add(sha, classes.size());
    classes.forEach(name -> add(sha, name));
    for (Split split : Split.values()) {
      add(sha, size(split));
      List<byte[]> digests =
          of(split).parallelStream()
              .map(image -> SplitDataset.sha256().digest(bytes(image.image())))
              .toList();
      for (int i = 0; i < digests.size(); i++) {
        add(sha, id(split, i));
        sha.update(digests.get(i));
        List<Marked> objects = objects(split, i);
        add(sha, objects.size());
        objects.forEach(object -> add(sha, object.toString()));
      }
    }
    return sha.digest();
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new BadInputException(
          "The image %s cannot be read: %s. Check its permissions and the disk.".formatted(file, e),
          e);
    }
  }

  private static void add(MessageDigest sha, int number) {
    sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
  }

  private static void add(MessageDigest sha, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    add(sha, bytes.length);
    sha.update(bytes);
  }

  @Override
  public int size(Split split) {
    return of(split).size();
  }

  @Override
  public String id(Split split, int index) {
    return of(split).get(index).id();
  }

  @Override
  public void read(Split split, int index, Image into) {
    ImageFile.read(of(split).get(index).image(), CHANNELS, into);
  }

  @Override
  public List<Marked> objects(Split split, int index) {
    return of(split).get(index).objects();
  }

  private List<BoxFile> of(Split split) {
    return images.getOrDefault(split, List.of());
  }
}
