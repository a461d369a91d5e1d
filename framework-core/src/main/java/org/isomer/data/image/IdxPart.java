package org.isomer.data.image;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.isomer.spi.BadInputException;

/** An IDX file of images with its file of labels. */
final class IdxPart {
  private final String labelFile;
  private final List<Pixels> images;
  private final int[] labels;

  /** Reads both files. */
  IdxPart(IdxFile imageFile, IdxFile labelFile) {
    this.labelFile = labelFile.name();
    images = imageFile.images();
    labels = labelFile.labels();
    if (images.size() != labels.length) {
      throw new BadInputException(
          "The file %s has %d images, but %s has %d labels. Take both from the same source."
              .formatted(imageFile.name(), images.size(), labelFile.name(), labels.length));
    }
  }

  /** Reads the files of MNIST's layout that start with {@code train} or {@code t10k}. */
  static IdxPart of(DataFolder folder, String part) {
    String images = part + "-images-idx3-ubyte";
    String labels = part + "-labels-idx1-ubyte";
    return new IdxPart(
        IdxFile.of(folder.file(images, images + ".gz")),
        IdxFile.of(folder.file(labels, labels + ".gz")));
  }

  /** The labels that there can be, 0 to the greatest, as class names. */
  List<String> numbers() {
    int greatest = Arrays.stream(labels).max().orElse(-1);
    return IntStream.rangeClosed(0, greatest).mapToObj(Integer::toString).toList();
  }

  /**
   * The images as examples.
   *
   * @param part the start of their ids
   * @param classes how many classes there are
   */
  MemoryImages examples(String part, int classes) {
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] >= classes) {
        throw new BadInputException(
            "Label %d of the file %s is %d, but there are only the classes 0 to %d. Correct the file or the option classes."
                .formatted(i, labelFile, labels[i], classes - 1));
      }
    }
    return new MemoryImages(part, images, labels);
  }
}
