package org.isomer.eval.spi;

import java.util.List;
import org.isomer.reports.record.ImageBoxes.Marked;
import org.isomer.spi.Split;

/** Images in which boxes are marked. */
public interface BoxData extends ImageData {
  /** The objects that are marked in an image; labels are indices into {@link #classes()}. */
  List<Marked> objects(Split split, int index);
}
