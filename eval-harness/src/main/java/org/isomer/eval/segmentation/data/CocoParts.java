package org.isomer.eval.segmentation.data;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.isomer.eval.detection.file.JsonItem;
import org.isomer.eval.detection.file.JsonItems;

/**
 * What a file of instances holds for masks: images, classes and shapes, sorted by their ids.
 *
 * @param images by id
 * @param categories names by id
 * @param shapes of the objects, by the id of their image
 */
record CocoParts(
    TreeMap<Long, ImageSize> images,
    TreeMap<Long, String> categories,
    Map<Long, List<PaintedMask.Shape>> shapes) {
  private static final Set<String> IMAGE = Set.of("id", "file_name", "height", "width");
  private static final Set<String> ANNOTATION =
      Set.of("id", "image_id", "category_id", "segmentation", "iscrowd");

  /** An image's file and size. */
  record ImageSize(String file, int height, int width) {}

  static CocoParts read(Path path) {
    TreeMap<Long, ImageSize> images = new TreeMap<>();
    TreeMap<Long, String> categories = new TreeMap<>();
    List<JsonItem> annotations = new ArrayList<>();
    JsonItems.read(
        path,
        items ->
            items.object(
                section -> {
                  switch (section) {
                    case "images" -> items.array(IMAGE, item -> put(images, item, size(item)));
                    case "categories" ->
                        items.array(
                            Set.of("id", "name"), item -> put(categories, item, item.text("name")));
                    case "annotations" -> items.array(ANNOTATION, annotations::add);
                    default -> items.skip();
                  }
                }));
    Map<Long, List<PaintedMask.Shape>> shapes = new TreeMap<>();
    List<Long> categoryIds = List.copyOf(categories.keySet());
    for (JsonItem item : annotations) {
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
    return new CocoParts(images, categories, shapes);
  }

  private static ImageSize size(JsonItem item) {
    return new ImageSize(item.text("file_name"), pixels(item, "height"), pixels(item, "width"));
  }

  private static int pixels(JsonItem item, String field) {
    long value = item.whole(field);
    if (value < 1 || value > Short.MAX_VALUE) {
      throw item.wrong(field, "Give the image's size in pixels");
    }
    return (int) value;
  }

  private static <T> void put(Map<Long, T> values, JsonItem item, T value) {
    if (values.putIfAbsent(item.whole("id"), value) != null) {
      throw item.wrong("id", "Another entry has this id; give each its own");
    }
  }

  /** Class names by ascending id, without the background. */
  List<String> classes() {
    return List.copyOf(categories.values());
  }

  /** The masks of all images, by the ids of the images. */
  List<PaintedMask> masks(int ignored) {
    List<PaintedMask> masks = new ArrayList<>();
    images.forEach(
        (id, image) ->
            masks.add(
                new PaintedMask(
                    image.file(),
                    image.height(),
                    image.width(),
                    ignored,
                    shapes.getOrDefault(id, List.of()))));
    return masks;
  }
}
