package org.isomer.eval.spi;

import java.util.List;
import org.isomer.reports.record.Data;
import org.isomer.spi.Findings;
import org.isomer.spi.Image;
import org.isomer.spi.Split;

/** Annotated images of any size, in disjoint splits. Safe for many threads. */
public interface ImageData {
  /** The name that reports print. */
  String title();

  /** Class names by label. */
  List<String> classes();

  /**
   * SHA-256 in hexadecimal over everything that defines the images, their annotation, their order
   * and splits.
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

  /** What was noticed when the data were opened, such as boxes that were clipped. */
  default Findings findings() {
    return Findings.NONE;
  }

  /** What a result says of the images that it is measured on. */
  default Data testSplit() {
    return new Data(title(), digest(), "test", size(Split.TEST), classes());
  }
}
