package org.isomer.data.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.isomer.data.image.ImageFiles.LabelledFile;
import org.isomer.spi.BadInputException;

/**
 * Folders of images, one for each class, once or for each part of a data set.
 *
 * @param folder the data folder
 * @param train the part that is there in any case: {@code train}, or empty if the folder has no
 *     parts
 * @param classes the names of the class folders of train
 */
record ClassFolders(DataFolder folder, String train, List<String> classes) {
  private static final List<String> ENDINGS = List.of(".jpg", ".jpeg", ".png");

  static ClassFolders of(DataFolder folder) {
    String train = Files.isDirectory(folder.path().resolve("train")) ? "train" : "";
    return new ClassFolders(folder, train, classFolders(folder, folder.path().resolve(train)));
  }

  /** The name of a part if there is one. */
  Optional<String> part(String... names) {
    if (train.isEmpty()) {
      return Optional.empty();
    }
    List<String> present =
        Stream.of(names).filter(name -> Files.isDirectory(folder.path().resolve(name))).toList();
    if (present.size() > 1) {
      throw new BadInputException(
          "The data folder %s has both %s. Keep one of them."
              .formatted(folder.path(), String.join(" and ", present)));
    }
    return present.stream().findFirst();
  }

  /** The images of a part, by class and then by name. */
  List<LabelledFile> files(String part) {
    Path parent = folder.path().resolve(part);
    List<LabelledFile> files = new ArrayList<>();
    for (String name : classFolders(folder, parent)) {
      int label = classes.indexOf(name);
      if (label < 0) {
        throw new BadInputException(
            "The class folder %s has no counterpart in %s. Rename it to one of the classes there, or remove it."
                .formatted(parent.resolve(name), folder.path().resolve(train)));
      }
      List<String> images = names(parent.resolve(name), ClassFolders::isImage);
      if (images.isEmpty()) {
        throw new BadInputException(
            "The class folder %s holds no JPEG or PNG files. Fill it or remove it."
                .formatted(parent.resolve(name)));
      }
      String prefix = part.isEmpty() ? name : part + "/" + name;
      images.forEach(image -> files.add(new LabelledFile(prefix + "/" + image, label)));
    }
    return files;
  }

  private static List<String> classFolders(DataFolder folder, Path parent) {
    List<String> names = names(parent, Files::isDirectory);
    if (names.isEmpty()) {
      throw new BadInputException(
          "The data folder %s has no class folders. %s".formatted(parent, folder.contents()));
    }
    return names;
  }

  private static boolean isImage(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return ENDINGS.stream().anyMatch(name::endsWith);
  }

  private static List<String> names(Path parent, Predicate<Path> wanted) {
    try (Stream<Path> children = Files.list(parent)) {
      return children
          .filter(wanted)
          .map(child -> String.valueOf(child.getFileName()))
          .filter(name -> !name.startsWith("."))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw DataFolder.unreadable(parent, e);
    }
  }
}
