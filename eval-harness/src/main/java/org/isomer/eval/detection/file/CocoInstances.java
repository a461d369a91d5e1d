package org.isomer.eval.detection.file;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.isomer.eval.annotation.StatedSize;
import org.isomer.eval.detection.AnnotatedImages;
import org.isomer.eval.detection.Box;
import org.isomer.eval.detection.Detection;
import org.isomer.eval.detection.GroundTruth;
import org.isomer.file.FileTrouble;
import org.isomer.spi.BadInputException;

/**
 * A data set in COCO's layout of instances: an object with {@code images} ({@code id}, {@code
 * file_name} and, if stated, {@code width} and {@code height}), {@code categories} ({@code id},
 * {@code name}) and {@code annotations} ({@code id}, {@code image_id}, {@code category_id}, {@code
 * bbox} as x, y, width and height, {@code area} and, for a crowd, {@code iscrowd}). Other fields
 * are passed over. Images and classes are sorted by their ids, which is the order in which the
 * reference tool evaluates them.
 *
 * @param annotations the images with their objects; the ids of objects are those of the file
 * @param imageIds the id of each image
 * @param categoryIds the id of each class
 */
public record CocoInstances(Annotations annotations, List<Long> imageIds, List<Long> categoryIds) {
  private static final Set<String> IMAGE = Set.of("id", "file_name", "height", "width");
  private static final Set<String> ANNOTATION =
      Set.of("id", "image_id", "category_id", "bbox", "area", "iscrowd");
  private static final Set<String> RESULT = Set.of("image_id", "category_id", "bbox", "score");

  /** Copies the lists. */
  public CocoInstances {
    imageIds = List.copyOf(imageIds);
    categoryIds = List.copyOf(categoryIds);
  }

  /**
   * Reads a file of instances.
   *
   * @throws BadInputException if it is not in this layout, or an id occurs twice or is unknown
   */
  public static CocoInstances read(Path path) {
    CocoSections sections = CocoSections.read(path, IMAGE, ANNOTATION);
    List<Long> imageIds = List.copyOf(sections.images().keySet());
    List<Long> categoryIds = List.copyOf(sections.categories().keySet());
    Places places = new Places(places(imageIds), places(categoryIds));
    Set<Long> ids = new HashSet<>();
    List<GroundTruth> objects = new ArrayList<>();
    for (JsonItem annotation : sections.annotations()) {
      objects.add(object(annotation, places));
      if (!ids.add(annotation.whole("id"))) {
        throw annotation.wrong("id", "Another annotation has this id; give each its own");
      }
    }
    AnnotatedImages images = new AnnotatedImages(sections.fileNames(), sections.classes(), objects);
    return new CocoInstances(
        new Annotations(
            images,
            sections.images().values().stream().map(CocoInstances::size).toList(),
            Collections.nCopies(imageIds.size(), path),
            List.of(),
            "annotation"),
        imageIds,
        categoryIds);
  }

  /**
   * Reads detections in COCO's layout of results: an array of objects with {@code image_id}, {@code
   * category_id}, {@code bbox} as x, y, width and height, and {@code score}.
   *
   * @throws BadInputException if the file is not in this layout, or has an id that is not in the
   *     instances
   */
  public List<Detection> detections(Path path) {
    Places places = new Places(places(imageIds), places(categoryIds));
    List<Detection> detections = new ArrayList<>();
    JsonItems.read(
        path,
        items ->
            items.array(
                RESULT,
                item ->
                    detections.add(
                        new Detection(
                            places.image(item),
                            places.category(item),
                            item.box("bbox"),
                            item.number("score")))));
    return detections;
  }

  /**
   * Writes detections in COCO's layout of results, as {@link #detections} reads them.
   *
   * @param path the file, which is replaced if it is there
   */
  public void writeDetections(Path path, List<Detection> detections) {
    try (JsonGenerator json = new JsonFactory().createGenerator(path.toFile(), JsonEncoding.UTF8)) {
      json.writeStartArray();
      for (Detection detection : detections) {
        Box box = detection.box();
        json.writeStartObject();
        json.writeNumberField("image_id", imageIds.get(detection.image()));
        json.writeNumberField("category_id", categoryIds.get(detection.category()));
        json.writeFieldName("bbox");
        json.writeStartArray();
        json.writeNumber(box.left());
        json.writeNumber(box.top());
        json.writeNumber(box.right() - box.left());
        json.writeNumber(box.bottom() - box.top());
        json.writeEndArray();
        json.writeNumberField("score", detection.score());
        json.writeEndObject();
      }
      json.writeEndArray();
    } catch (IOException e) {
      throw new BadInputException(FileTrouble.writing(path, e), e);
    }
  }

  /** The images with their objects. */
  public AnnotatedImages images() {
    return annotations.images();
  }

  private static Optional<StatedSize> size(JsonItem image) {
    return image.has("height") && image.has("width")
        ? Optional.of(new StatedSize(image.pixels("height"), image.pixels("width")))
        : Optional.empty();
  }

  private static GroundTruth object(JsonItem annotation, Places places) {
    return new GroundTruth(
        places.image(annotation),
        places.category(annotation),
        annotation.box("bbox"),
        annotation.extent("area"),
        annotation.flag("iscrowd"),
        false,
        annotation.whole("id"));
  }

  private static Map<Long, Integer> places(List<Long> ids) {
    Map<Long, Integer> places = new HashMap<>();
    ids.forEach(id -> places.put(id, places.size()));
    return places;
  }

  /** The place of each id. */
  private record Places(Map<Long, Integer> images, Map<Long, Integer> categories) {
    int image(JsonItem item) {
      return place(item, "image_id", images, "image");
    }

    int category(JsonItem item) {
      return place(item, "category_id", categories, "class");
    }

    private static int place(JsonItem item, String field, Map<Long, Integer> places, String what) {
      Integer place = places.get(item.whole(field));
      if (place == null) {
        throw item.wrong(
            field,
            "No %s of the instances has this id; correct it or add the %1$s".formatted(what));
      }
      return place;
    }
  }
}
