package org.isomer.eval.segmentation.data;

import java.util.function.Consumer;
import org.isomer.data.ContentDigest;
import org.isomer.data.image.LabelMap;
import org.isomer.eval.annotation.AnnotatedFile;
import org.isomer.eval.annotation.AnnotatedImage;
import org.isomer.eval.annotation.StatedSize;
import org.isomer.spi.BadInputException;

/**
 * One image with its mask.
 *
 * @param id a permanent name
 * @param image its file
 * @param mask where its mask comes from
 */
record MaskedImage(String id, AnnotatedImage image, Mask mask) implements AnnotatedFile {
  /** The SHA-256 of the file and that of the mask. */
  @Override
  public Consumer<ContentDigest> contents() {
    byte[] file = image.digest();
    byte[] painted = mask.digest();
    return sha -> sha.add(file).add(painted);
  }

  /** Makes a mask. */
  interface Mask {
    /** Reads it. */
    LabelMap read();

    /** Its size, without its pixels being read where that is possible. */
    StatedSize size();

    /** What messages call it. */
    String name();

    /** SHA-256 over all that defines it. */
    byte[] digest();

    /**
     * Reads it and makes sure of its labels.
     *
     * @throws BadInputException if one is neither a class nor the ignored one
     */
    default LabelMap labels(int classes, int ignored) {
      LabelMap map = read();
      for (int pixel = 0; pixel < map.labels().length; pixel++) {
        int label = map.labels()[pixel];
        if (label != ignored && (label < 0 || label >= classes)) {
          throw new BadInputException(
              "The mask %s has the label %d at row %d, column %d; classes are 0 to %d, and %d is ignored. Check the list of classes and the ignored label."
                  .formatted(
                      name(),
                      label,
                      pixel / map.width(),
                      pixel % map.width(),
                      classes - 1,
                      ignored));
        }
      }
      return map;
    }
  }
}
