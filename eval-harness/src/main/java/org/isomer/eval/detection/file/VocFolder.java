package org.isomer.eval.detection.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.isomer.eval.detection.AnnotatedImages;
import org.isomer.eval.detection.GroundTruth;
import org.isomer.spi.BadInputException;

/**
 * A data set in the layout of Pascal VOC: {@code Annotations/NAME.xml} for each image, and {@code
 * ImageSets/Main/PART.txt} with the names of the images of each part.
 *
 * @param path the folder that holds both
 */
public record VocFolder(Path path) {
  /**
   * The classes that occur in any annotation file, sorted.
   *
   * @throws BadInputException if a file cannot be read
   */
  public List<String> categories() {
    TreeSet<String> names = new TreeSet<>();
    Path folder = path.resolve("Annotations");
    try (Stream<Path> files = Files.list(folder)) {
      files
          .filter(file -> file.toString().endsWith(".xml"))
          .sorted()
          .flatMap(file -> VocXml.read(file).stream())
          .forEach(object -> names.add(object.category()));
    } catch (IOException e) {
      throw new BadInputException(
          "The folder %s cannot be read: %s. Name a folder in the layout of Pascal VOC."
              .formatted(folder, e),
          e);
    }
    return List.copyOf(names);
  }

  /**
   * The images of a part with their objects. Boxes have the coordinates of the files, and the areas
   * that these enclose; ids count from 1.
   *
   * @param part {@code train}, {@code val}, {@code trainval} or {@code test}
   * @param categories the names of the classes, in the order of their numbers
   * @throws BadInputException if a file is missing or wrong, or has a class that is not listed
   */
  public AnnotatedImages read(String part, List<String> categories) {
    TextFile list = new TextFile(path.resolve("ImageSets").resolve("Main").resolve(part + ".txt"));
    List<String> images = list.lines().stream().filter(line -> !line.isEmpty()).toList();
    List<GroundTruth> objects = new ArrayList<>();
    for (int image = 0; image < images.size(); image++) {
      TextFile file = new TextFile(path.resolve("Annotations").resolve(images.get(image) + ".xml"));
      for (VocXml.Marked marked : VocXml.read(file.path())) {
        int category = categories.indexOf(marked.category());
        if (category < 0) {
          throw file.wrong(
              "line " + marked.line(),
              "the class %s is none of %s. Correct the name, or list the class"
                  .formatted(marked.category(), String.join(", ", categories)));
        }
        objects.add(
            new GroundTruth(
                image,
                category,
                marked.box(),
                marked.box().area(),
                false,
                marked.difficult(),
                objects.size() + 1));
      }
    }
    return new AnnotatedImages(images, categories, objects);
  }
}
