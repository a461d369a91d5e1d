package org.isomer.eval.detection.file;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.isomer.eval.annotation.StatedSize;
import org.isomer.eval.detection.AnnotatedImages;

/**
 * What files say of images.
 *
 * @param images the images with their objects
 * @param sizes the size of each image, where it is stated
 * @param sources the file that annotates each image
 * @param others the files among these that name another image, each with that name
 * @param unit what the ids of objects are in that file, such as {@code line}
 */
public record Annotations(
    AnnotatedImages images,
    List<Optional<StatedSize>> sizes,
    List<Path> sources,
    List<String> others,
    String unit) {
  /** Copies the lists. */
  public Annotations {
    sizes = List.copyOf(sizes);
    sources = List.copyOf(sources);
    others = List.copyOf(others);
  }
}
