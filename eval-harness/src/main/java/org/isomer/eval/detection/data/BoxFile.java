package org.isomer.eval.detection.data;

import java.util.List;
import org.isomer.eval.annotation.AnnotatedImage;
import org.isomer.reports.record.ImageBoxes.Marked;

/**
 * An image file with its objects.
 *
 * @param id a permanent name
 * @param image the file
 * @param objects what is marked in it
 */
record BoxFile(String id, AnnotatedImage image, List<Marked> objects) {
  /** Copies the list. */
  BoxFile {
    objects = List.copyOf(objects);
  }
}
