package org.isomer.eval.detection.data;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.isomer.data.ContentDigest;
import org.isomer.eval.spi.BoxData;
import org.isomer.reports.record.ImageBoxes.Marked;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Findings;
import org.isomer.spi.Image;
import org.isomer.spi.Split;
import org.jspecify.annotations.Nullable;

/** Images in files, with boxes. Images are read in colour. */
final class BoxFiles implements BoxData {
  private final String title;
  private final List<String> classes;
  private final Map<Split, List<BoxFile>> images;
  private final Findings findings;
  private @Nullable String digest;

  private BoxFiles(
      String title, List<String> classes, Map<Split, List<BoxFile>> images, Findings findings) {
    this.title = title;
    this.classes = List.copyOf(classes);
    this.images = images;
    this.findings = findings;
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
   * @param reader has read all of them
   */
  static BoxFiles of(
      String title,
      List<String> classes,
      List<BoxFile> train,
      Optional<List<BoxFile>> validation,
      double fraction,
      List<BoxFile> test,
      BoxReader reader) {
    ValidationCut<BoxFile> cut =
        validation
            .map(given -> new ValidationCut<>(train, given))
            .orElseGet(() -> ValidationCut.of(train, fraction));
    Map<Split, List<BoxFile>> images = new EnumMap<>(Split.class);
    images.put(Split.TRAIN, List.copyOf(cut.kept()));
    images.put(Split.VALIDATION, List.copyOf(cut.taken()));
    images.put(Split.TEST, List.copyOf(test));
    return new BoxFiles(title, classes, images, reader.findings());
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
   * number of its images, then for each image its id, the digest of its file (see {@link
   * org.isomer.eval.annotation.AnnotatedImage#digest()}), and the number and the text of its
   * objects. Numbers are 32-bit big-endian, texts UTF-8 after their length. Computed on first use,
   * from all files.
   */
  @Override
  public synchronized String digest() {
    String known = digest;
    if (known == null) {
      known = contents();
      digest = known;
    }
    return known;
  }

  private String contents() {
    ContentDigest sha = new ContentDigest().add(classes.size());
    classes.forEach(sha::add);
    for (Split split : Split.values()) {
      sha.add(size(split));
      List<byte[]> digests = of(split).parallelStream().map(file -> file.image().digest()).toList();
      for (int i = 0; i < digests.size(); i++) {
        List<Marked> objects = objects(split, i);
        sha.add(id(split, i)).add(digests.get(i)).add(objects.size());
        objects.forEach(object -> sha.add(object.toString()));
      }
    }
    return sha.hex();
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
    of(split).get(index).image().read(into);
  }

  @Override
  public List<Marked> objects(Split split, int index) {
    return of(split).get(index).objects();
  }

  @Override
  public Findings findings() {
    return findings;
  }

  private List<BoxFile> of(Split split) {
    return images.getOrDefault(split, List.of());
  }
}
