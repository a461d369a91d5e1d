package org.isomer.eval.detection.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.isomer.eval.annotation.FilesByStem;
import org.isomer.eval.annotation.NameList;
import org.isomer.eval.annotation.StatedSize;
import org.isomer.eval.detection.AnnotatedImages;
import org.isomer.eval.detection.GroundTruth;
import org.isomer.file.TextFile;

/**
 * A data set in the layout of Pascal VOC: {@code Annotations/NAME.xml} for each image, and {@code
 * ImageSets/Main/PART.txt} with the names of the images of each part.
 *
 * @param path the folder that holds both
 */
public record VocFolder(Path path) {
  private static final List<String> ENDINGS = List.of(".xml");

  /**
   * The classes that occur in any annotation file, sorted.
   *
   * @throws org.isomer.spi.BadInputException if a file cannot be read
   */
  public List<String> categories() {
    TreeSet<String> names = new TreeSet<>();
    annotations().files().stream()
        .flatMap(file -> VocXml.read(file).objects().stream())
        .forEach(object -> names.add(object.category()));
    return List.copyOf(names);
  }

  /** The file that lists the images of a part. */
  public Path list(String part) {
    return path.resolve("ImageSets").resolve("Main").resolve(part + ".txt");
  }

  /** The annotation files. */
  public FilesByStem annotations() {
    return FilesByStem.of(path.resolve("Annotations"), ENDINGS);
  }

  /**
   * The images of a part with their objects. Boxes have the coordinates of the files, and the areas
   * that these enclose; ids are the lines of the objects in their files.
   *
   * @param part {@code train}, {@code val}, {@code trainval} or {@code test}
   * @param categories the names of the classes, in the order of their numbers
   * @throws org.isomer.spi.BadInputException if a file is missing or wrong, an image is listed
   *     twice, or an object has a class that is not listed
   */
  public Annotations read(String part, List<String> categories) {
    Path list = list(part);
    List<String> images = NameList.read(list);
    FilesByStem files = annotations();
    List<GroundTruth> objects = new ArrayList<>();
    List<Optional<StatedSize>> sizes = new ArrayList<>();
    List<Path> sources = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (int image = 0; image < images.size(); image++) {
      Path source = files.required(images.get(image), list, ".xml");
      VocXml.Annotation annotation = VocXml.read(source);
      sources.add(source);
      if (namesAnother(annotation.image(), images.get(image))) {
        others.add("%s, which names %s".formatted(source, annotation.image()));
      }
      sizes.add(annotation.size());
      for (VocXml.Marked marked : annotation.objects()) {
        objects.add(object(image, marked, source, categories));
      }
    }
    return new Annotations(
        new AnnotatedImages(images, categories, objects), sizes, sources, others, "line");
  }

  /** Whether a stated file, which may have a folder and any ending, is not the image's. */
  private static boolean namesAnother(String stated, String image) {
    String name = stated.substring(Math.max(stated.lastIndexOf('/'), stated.lastIndexOf('\\')) + 1);
    return !name.isEmpty() && !(name + ".").startsWith(image + ".");
  }

  private static GroundTruth object(
      int image, VocXml.Marked marked, Path source, List<String> categories) {
    int category = categories.indexOf(marked.category());
    if (category < 0) {
      throw new TextFile(source)
          .wrong(
              "line " + marked.line(),
              "the class %s is none of %s. Correct the name, or list the class"
                  .formatted(marked.category(), String.join(", ", categories)));
    }
    return new GroundTruth(
        image,
        category,
        marked.box(),
        marked.box().area(),
        false,
        marked.difficult(),
        marked.line());
  }
}
