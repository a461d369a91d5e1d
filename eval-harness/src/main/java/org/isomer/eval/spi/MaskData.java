package org.isomer.eval.spi;

import org.isomer.data.image.LabelMap;
import org.isomer.spi.Split;

/** Images whose every pixel has a class. */
public interface MaskData extends ImageData {
  /** The label of pixels that are neither learned nor judged; none of {@link #classes()}. */
  int ignored();

  /**
   * Reads an image's mask, of the size of the image. Labels are indices into {@link #classes()} or
   * {@link #ignored()}.
   *
   * @throws org.isomer.spi.BadInputException naming the file if it is corrupt or holds other labels
   */
  LabelMap mask(Split split, int index);
}
