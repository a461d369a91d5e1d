package org.isomer.eval.spi;

import java.util.List;
import org.isomer.data.image.LabelMap;
import org.isomer.spi.Image;
import org.isomer.spi.Split;

/** Images whose every pixel has a class, in disjoint splits. Safe for many threads. */
public interface MaskData {
  /** The name that reports print. */
  String title();

  /** Class names by label. */
  List<String> classes();

  /** The label of pixels that are neither learned nor judged; none of {@link #classes()}. */
  int ignored();

  /**
   * SHA-256 in hexadecimal over everything that defines the images, their masks, their order and
   * splits.
   */
  String digest();

  /** How many images a split has. */
  int size(Split split);

  /** A name for an image that stays the same when the data are opened again. */
  String id(Split split, int index);

  /**
   * Reads an image, with values in [0, 1].
   *
   * @param into takes the image's own shape
   * @throws org.isomer.spi.BadInputException naming the file if it is corrupt
   */
  void read(Split split, int index, Image into);

  /**
   * Reads an image's mask, of the size of the image. Labels are indices into {@link #classes()} or
   * {@link #ignored()}.
   *
   * @throws org.isomer.spi.BadInputException naming the file if it is corrupt or holds other labels
   */
  LabelMap mask(Split split, int index);
}
