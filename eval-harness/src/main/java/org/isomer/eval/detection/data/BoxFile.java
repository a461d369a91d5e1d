package org.isomer.eval.detection.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.isomer.eval.detection.AnnotatedImages;
import org.isomer.eval.detection.Box;
import org.isomer.eval.detection.GroundTruth;
import org.isomer.reports.record.ImageBoxes.Marked;
import org.isomer.spi.BadInputException;

/**
 * An image file with its objects.
 *
 * @param id a permanent name
 * @param image the file
 * @param objects what is marked in it
 */
record BoxFile(String id, Path image, List<Marked> objects) {
  /** Copies the list. */
  BoxFile {
    objects = List.copyOf(objects);
  }

  /** The image files of annotated images, in their order. */
  static List<BoxFile> of(AnnotatedImages images, List<Path> files) {
    List<List<Marked>> objects = new ArrayList<>();
    images.images().forEach(image -> objects.add(new ArrayList<>()));
    images.objects().forEach(object -> objects.get(object.image()).add(marked(object)));
    List<BoxFile> all = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      all.add(new BoxFile(images.images().get(i), files.get(i), objects.get(i)));
    }
    return all;
  }

  /** An object as results keep it. */
  static Marked marked(GroundTruth object) {
    Box box = object.box();
    return new Marked(
        object.category(),
        List.of(box.left(), box.top(), box.right(), box.bottom()),
        object.area(),
        object.crowd(),
        object.difficult());
  }

  /**
   * A file that must exist.
   *
   * @param asking the file that names it
   */
  static Path existing(Path asking, Path file) {
    if (!Files.isRegularFile(file)) {
      throw new BadInputException(
          "The file %s asks for the image %s, which does not exist. Add the image, or correct the paths."
              .formatted(asking, file));
    }
    return file;
  }
}
