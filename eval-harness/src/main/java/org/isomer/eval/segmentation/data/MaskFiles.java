package org.isomer.eval.segmentation.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.isomer.data.SplitDataset;
import org.isomer.data.image.ImageFile;
import org.isomer.data.image.LabelMap;
import org.isomer.eval.spi.MaskData;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Image;
import org.isomer.spi.Split;
import org.jspecify.annotations.Nullable;

/** Images and masks in files. Images are read in colour. */
final class MaskFiles implements MaskData {
  private static final int CHANNELS = 3;

  private final String title;
  private final List<String> classes;
  private final int ignored;
  private final Map<Split, List<MaskedImage>> images;
  private @Nullable String digest;

  /**
   * For listed files.
   *
   * @param images the images of every split
   */
  MaskFiles(String title, List<String> classes, int ignored, Map<Split, List<MaskedImage>> images) {
    this.title = title;
    this.classes = List.copyOf(classes);
    this.ignored = ignored;
    this.images = new EnumMap<>(images);
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
      known = HexFormat.of().formatHex(contents());
      digest = known;
    }
    return known;
  }

  private byte[] contents() {
    MessageDigest sha = SplitDataset.sha256();
    add(sha, classes.size());
    classes.forEach(name -> add(sha, name));
    add(sha, ignored);
    for (Split split : Split.values()) {
      add(sha, size(split));
      List<byte[]> digests = of(split).parallelStream().map(MaskFiles::contents).toList();
      for (int i = 0; i < digests.size(); i++) {
        add(sha, id(split, i));
        sha.update(digests.get(i));
      }
    }
    return sha.digest();
  }

  private static byte[] contents(MaskedImage image) {
    byte[] file = SplitDataset.sha256().digest(MaskFile.bytes(image.image()));
    byte[] mask = SplitDataset.sha256().digest(image.mask().contents());
    return ByteBuffer.allocate(file.length + mask.length).put(file).put(mask).array();
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

  private List<MaskedImage> of(Split split) {
    return images.getOrDefault(split, List.of());
  }
}
