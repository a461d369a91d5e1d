package org.isomer.eval.segmentation.data;

import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.isomer.data.ContentDigest;
import org.isomer.data.image.LabelMap;
import org.isomer.eval.spi.MaskData;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Findings;
import org.isomer.spi.Image;
import org.isomer.spi.Split;
import org.jspecify.annotations.Nullable;

/** Images and masks in files. Images are read in colour. */
final class MaskFiles implements MaskData {
  private final String title;
  private final List<String> classes;
  private final int ignored;
  private final Map<Split, List<MaskedImage>> images;
  private final Findings findings;
  private @Nullable String digest;

  /**
   * For listed files.
   *
   * @param images the images of every split
   * @param findings what was noticed when they were listed
   */
  MaskFiles(
      String title,
      List<String> classes,
      int ignored,
      Map<Split, List<MaskedImage>> images,
      Findings findings) {
    this.title = title;
    this.classes = List.copyOf(classes);
    this.ignored = ignored;
    this.images = new EnumMap<>(images);
    this.findings = findings;
    if (classes.isEmpty()) {
      throw new BadInputException(
          "The data %s have no classes. List their names in the order of their labels."
              .formatted(title));
    }
    if (ignored >= 0 && ignored < classes.size()) {
      throw new BadInputException(
          "The ignored label %d of %s is a class, %s. Choose a label that is none of 0 to %d."
              .formatted(ignored, title, classes.get(ignored), classes.size() - 1));
    }
    for (Split split : Split.values()) {
      if (size(split) == 0) {
        throw new BadInputException(
            "The data %s have no %s images. Check the paths."
                .formatted(title, split.name().toLowerCase(Locale.ROOT)));
      }
    }
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public List<String> classes() {
    return classes;
  }

  @Override
  public int ignored() {
    return ignored;
  }

  /**
   * SHA-256 over the class names, the ignored label, then for each split in the order train,
   * validation, test the number of its images, then for each image its id and the SHA-256 of its
   * file and of its mask. Numbers are 32-bit big-endian, texts UTF-8 after their length. Computed
   * on first use, from all files.
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
    sha.add(ignored);
    for (Split split : Split.values()) {
      sha.add(size(split));
      List<byte[]> digests = of(split).parallelStream().map(MaskFiles::digest).toList();
      for (int i = 0; i < digests.size(); i++) {
        sha.add(id(split, i)).add(digests.get(i));
      }
    }
    return sha.hex();
  }

  private static byte[] digest(MaskedImage image) {
    byte[] file = image.image().digest();
    byte[] mask = image.mask().digest();
    return ByteBuffer.allocate(file.length + mask.length).put(file).put(mask).array();
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
  public LabelMap mask(Split split, int index) {
    MaskedImage.Mask mask = of(split).get(index).mask();
    LabelMap labels = mask.read();
    for (int pixel = 0; pixel < labels.labels().length; pixel++) {
      int label = labels.labels()[pixel];
      if (label != ignored && (label < 0 || label >= classes.size())) {
        throw new BadInputException(
            "The mask %s has the label %d at row %d, column %d; classes are 0 to %d, and %d is ignored. Check the list of classes and the ignored label."
                .formatted(
                    mask.name(),
                    label,
                    pixel / labels.width(),
                    pixel % labels.width(),
                    classes.size() - 1,
                    ignored));
      }
    }
    return labels;
  }

  @Override
  public Findings findings() {
    return findings;
  }

  private List<MaskedImage> of(Split split) {
    return images.getOrDefault(split, List.of());
  }
}
