package org.isomer.data.image;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.isomer.file.FileListing;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Split;
import org.jspecify.annotations.Nullable;

/**
 * Which folders are the parts of a data folder.
 *
 * @param folders the folder of each part; the data folder itself is {@code TRAIN} if it has none
 * @param others folders that are no part
 */
record PartFolders(Map<Split, Path> folders, List<Path> others) {
  private static final Map<Split, List<String>> NAMES =
      Map.of(
          Split.TRAIN, List.of("train", "training"),
          Split.VALIDATION, List.of("validation", "valid", "val", "dev"),
          Split.TEST, List.of("test", "testing"));

  /**
   * Finds the parts by their names, in any case. A folder called {@code train} beside others that
   * are no parts is a class if it holds images, and a part if it holds folders.
   *
   * @param endings of image files
   * @throws BadInputException if a part is there twice, or train is missing or ambiguous
   */
  static PartFolders of(DataFolder folder, FileListing root, List<String> endings) {
    Map<Split, Path> parts = new EnumMap<>(Split.class);
    List<Path> others = new ArrayList<>();
    for (Path child : root.folders()) {
      Split split = split(child);
      if (split == null) {
        others.add(child);
      } else if (parts.put(split, child) != null) {
        throw twice(folder, root, split);
      }
    }
    Path train = parts.get(Split.TRAIN);
    if (train == null && !parts.isEmpty() && others.isEmpty()) {
      throw new BadInputException(
          "The data folder %s has %s, but no train. Name the folder of the training images train."
              .formatted(folder.path(), names(List.copyOf(parts.values()))));
    }
    boolean divided = train != null && (others.isEmpty() || holdsParts(train, endings));
    return divided
        ? new PartFolders(parts, others)
        : new PartFolders(Map.of(Split.TRAIN, folder.path()), List.of());
  }

  /** Whether there is a folder for a part. */
  boolean has(Split part) {
    return folders.containsKey(part);
  }

  /** The folder of a part that is there. */
  Path folder(Split part) {
    return Objects.requireNonNull(folders.get(part));
  }

  private static @Nullable Split split(Path child) {
    String name = child.getFileName().toString().toLowerCase(Locale.ROOT);
    return NAMES.entrySet().stream()
        .filter(entry -> entry.getValue().contains(name))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }

  private static boolean holdsParts(Path train, List<String> endings) {
    FileListing inside = FileListing.of(train);
    boolean folders = !inside.folders().isEmpty();
    if (folders && !inside.files(endings).isEmpty()) {
      throw new BadInputException(
          "The folder %s holds images and folders and stands beside folders that are no parts: it may be a class or the training part. Move its images into class folders, or its folders away."
              .formatted(train));
    }
    return folders;
  }

  private static BadInputException twice(DataFolder folder, FileListing root, Split split) {
    return new BadInputException(
        "The data folder %s has both %s. Keep one of them."
            .formatted(
                folder.path(),
                names(root.folders().stream().filter(each -> split(each) == split).toList())));
  }

  private static String names(List<Path> folders) {
    return folders.stream()
        .map(each -> String.valueOf(each.getFileName()))
        .collect(Collectors.joining(" and "));
  }
}
