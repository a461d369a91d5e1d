package org.isomer.eval.spi;

import org.isomer.data.image.LabelMap;
import org.isomer.spi.Labelled;

/**
 * Images of any size whose every pixel has a class. The annotation of an image is a mask of its
 * size.
 */
public interface MaskData extends Labelled<LabelMap> {
  /** The label of pixels that are neither learned nor judged; none of {@link #classes()}. */
  int ignored();
}
