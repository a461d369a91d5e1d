package org.isomer.eval.segmentation.data;

import java.nio.file.Path;
import org.isomer.data.image.LabelMap;

/**
 * One image with its mask.
 *
 * @param id a permanent name
 * @param image its file
 * @param mask where its mask comes from
 */
record MaskedImage(String id, Path image, Mask mask) {
  /** Makes a mask. */
  interface Mask {
    /** Reads it. */
    LabelMap read();

    /** What messages call it. */
    String name();

    /** All that defines it, as bytes. */
    byte[] contents();
  }
}
