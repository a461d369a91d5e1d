package org.isomer.eval.spi;

import java.util.List;
import org.isomer.reports.record.ImageBoxes.Marked;
import org.isomer.spi.Image;
import org.isomer.spi.Split;

/** Images in which boxes are marked, in disjoint splits. Safe for many threads. */
public interface BoxData {
  /** The name that reports print. */
  String title();

  /** Class names by label. */
  List<String> classes();

  /**
   * SHA-256 in hexadecimal over everything that defines the images, their objects, their order and
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

  /** The objects that are marked in an image; labels are indices into {@link #classes()}. */
  List<Marked> objects(Split split, int index);
}
