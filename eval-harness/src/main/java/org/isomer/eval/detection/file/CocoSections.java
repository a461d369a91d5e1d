package org.isomer.eval.detection.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.isomer.file.TextFile;
import org.isomer.spi.BadInputException;

/**
 * The three lists of a file in COCO's layout of instances. Other fields are passed over.
 *
 * @param images by id
 * @param categories by id
 * @param annotations in the order of the file
 */
public record CocoSections(
    TreeMap<Long, JsonItem> images,
    TreeMap<Long, JsonItem> categories,
    List<JsonItem> annotations) {
  private static final String IMAGES = "images";
  private static final String CATEGORIES = "categories";
  private static final String ANNOTATIONS = "annotations";
  private static final String FILE_NAME = "file_name";

  /**
   * Reads a file.
   *
   * @param image the fields of images that are kept, {@code id} and {@code file_name} among them
   * @param annotation the fields of annotations that are kept
   * @throws BadInputException if it is not in this layout, lacks one of the lists, names no image,
   *     or two images or classes have one id, or two images one file
   */
  public static CocoSections read(Path path, Set<String> image, Set<String> annotation) {
    CocoSections sections = new CocoSections(new TreeMap<>(), new TreeMap<>(), new ArrayList<>());
    Set<String> found = new HashSet<>();
    JsonItems.read(
        path,
        items ->
            items.object(
                section -> {
                  found.add(section);
                  switch (section) {
                    case IMAGES -> items.array(image, item -> put(sections.images, item));
                    case CATEGORIES ->
                        items.array(Set.of("id", "name"), item -> put(sections.categories, item));
                    case ANNOTATIONS -> items.array(annotation, sections.annotations::add);
                    default -> items.skip();
                  }
                }));
    TextFile file = new TextFile(path);
    if (sections.images.isEmpty()) {
      throw file.wrong("line 1", "it has no images. Name a file in COCO's layout of instances");
    }
    for (String section : List.of(CATEGORIES, ANNOTATIONS)) {
      if (!found.contains(section)) {
        throw file.wrong(
            "line 1", "it has no %s. Name a file in COCO's layout of instances".formatted(section));
      }
    }
    sections.requireDifferentFiles();
    return sections;
  }

  private static void put(Map<Long, JsonItem> items, JsonItem item) {
    if (items.putIfAbsent(item.whole("id"), item) != null) {
      throw item.wrong("id", "Another entry has this id; give each its own");
    }
  }

  private void requireDifferentFiles() {
    Map<String, Long> ids = new HashMap<>();
    images.forEach(
        (id, image) -> {
          Long other = ids.putIfAbsent(image.text(FILE_NAME), id);
          if (other != null) {
            throw image.wrong(
                FILE_NAME,
                "The image %d has this file already, and an image counts once; remove one of them"
                    .formatted(other));
          }
        });
  }

  /** The file of each image, by ascending id. */
  public List<String> fileNames() {
    return images.values().stream().map(item -> item.text(FILE_NAME)).toList();
  }

  /** The name of each class, by ascending id. */
  public List<String> classes() {
    return categories.values().stream().map(item -> item.text("name")).toList();
  }
}
