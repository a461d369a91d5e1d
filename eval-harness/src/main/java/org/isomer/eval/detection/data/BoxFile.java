package org.isomer.eval.detection.data;

import java.util.List;
import java.util.function.Consumer;
import org.isomer.data.ContentDigest;
import org.isomer.eval.annotation.AnnotatedFile;
import org.isomer.eval.annotation.AnnotatedImage;
import org.isomer.reports.record.ImageBoxes.Marked;

/**
 * An image file with its objects.
 *
 * @param id a permanent name
 * @param image the file
 * @param objects what is marked in it
 */
record BoxFile(String id, AnnotatedImage image, List<Marked> objects) implements AnnotatedFile {
  /** Copies the list. */
  BoxFile {
    objects = List.copyOf(objects);
  }

  /** The file's digest, and the number and the text of its objects. */
  @Override
  public Consumer<ContentDigest> contents() {
    byte[] digest = image.digest();
    return sha -> {
      sha.add(digest).add(objects.size());
      objects.forEach(object -> sha.add(object.toString()));
    };
  }
}
