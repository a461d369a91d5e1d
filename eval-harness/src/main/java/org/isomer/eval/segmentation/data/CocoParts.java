package org.isomer.eval.segmentation.data;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.isomer.eval.annotation.StatedSize;
import org.isomer.eval.detection.file.CocoSections;
import org.isomer.eval.detection.file.JsonItem;

/**
 * What a file of instances holds for masks: images, classes and shapes, sorted by their ids.
 *
 * @param file where they are from
 * @param images by id
 * @param classes names by ascending id, without the background
 * @param shapes of the objects, by the id of their image
 */
record CocoParts(
    Path file,
    TreeMap<Long, ImageSize> images,
    List<String> classes,
    Map<Long, List<PaintedMask.Shape>> shapes) {
  private static final Set<String> IMAGE = Set.of("id", "file_name", "height", "width");
  private static final Set<String> ANNOTATION =
      Set.of("id", "image_id", "category_id", "segmentation", "iscrowd");

  /** An image's file and size. */
  record ImageSize(String file, StatedSize size) {}

  static CocoParts read(Path path) {
    CocoSections sections = CocoSections.read(path, IMAGE, ANNOTATION);
    TreeMap<Long, ImageSize> images = new TreeMap<>();
    sections.images().forEach((id, item) -> images.put(id, size(item)));
    Map<Long, List<PaintedMask.Shape>> shapes = new TreeMap<>();
    List<Long> categoryIds = List.copyOf(sections.categories().keySet());
    for (JsonItem item : sections.annotations()) {
      long image = item.whole("image_id");
      int category = categoryIds.indexOf(item.whole("category_id"));
      if (!images.containsKey(image)) {
        throw item.wrong("image_id", "No image has this id; correct it or add the image");
      }
      if (category < 0) {
        throw item.wrong("category_id", "No class has this id; correct it or add the class");
      }
      JsonNode segmentation = item.fields().get("segmentation");
      if (segmentation == null) {
        throw item.wrong("segmentation", "Give polygons or run lengths");
      }
      shapes
          .computeIfAbsent(image, key -> new ArrayList<>())
          .add(
              new PaintedMask.Shape(
                  item.whole("id"), category + 1, item.flag("iscrowd"), segmentation));
    }
    return new CocoParts(path, images, sections.classes(), shapes);
  }

  private static ImageSize size(JsonItem item) {
    return new ImageSize(
        item.text("file_name"), new StatedSize(item.pixels("height"), item.pixels("width")));
  }

  /** The masks of all images, by the ids of the images. */
  List<PaintedMask> masks(int ignored) {
    List<PaintedMask> masks = new ArrayList<>();
    images.forEach(
        (id, image) ->
            masks.add(
                new PaintedMask(
                    file,
                    image.file(),
                    image.size(),
                    ignored,
                    shapes.getOrDefault(id, List.of()))));
    return masks;
  }
}
