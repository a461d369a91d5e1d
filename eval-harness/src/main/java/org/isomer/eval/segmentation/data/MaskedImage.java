package org.isomer.eval.segmentation.data;

import org.isomer.data.image.LabelMap;
import org.isomer.eval.annotation.AnnotatedImage;
import org.isomer.eval.annotation.StatedSize;

/**
 * One image with its mask.
 *
 * @param id a permanent name
 * @param image its file
 * @param mask where its mask comes from
 */
record MaskedImage(String id, AnnotatedImage image, Mask mask) {
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
  }
}
