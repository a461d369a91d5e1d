package org.isomer.eval.mask;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.isomer.spi.BadInputException;

/**
 * The field {@code segmentation} of a COCO annotation: a list of polygons, or run lengths as a list
 * or as compressed text.
 */
public final class CocoSegmentation {
  private CocoSegmentation() {}

  /**
   * Reads the field.
   *
   * @param place the file and the annotation, for messages
   * @param segmentation its content
   * @param height of the image, in pixels
   * @param width of the image, in pixels
   * @throws BadInputException if it is none of the forms, is damaged, or has another size
   */
  public static RunLengthMask read(String place, JsonNode segmentation, int height, int width) {
    try {
      return segmentation.isArray()
          ? polygons(segmentation, height, width)
          : runs(segmentation, height, width);
    } catch (BadInputException e) {
      throw new BadInputException("%s: %s".formatted(place, e.getMessage()), e);
    }
  }

  private static RunLengthMask polygons(JsonNode polygons, int height, int width) {
    if (polygons.isEmpty()) {
      throw new BadInputException("The list of polygons is empty. Remove the annotation.");
    }
    List<RunLengthMask> parts = new ArrayList<>();
    for (JsonNode polygon : polygons) {
      double[] coordinates = new double[polygon.size()];
      for (int i = 0; i < coordinates.length; i++) {
        coordinates[i] = number(polygon.get(i));
      }
      parts.add(PolygonRaster.fill(coordinates, height, width));
    }
    return RunLengthMask.union(parts);
  }

  private static RunLengthMask runs(JsonNode mask, int height, int width) {
    JsonNode size = mask.path("size");
    if (size.size() != 2 || integer(size.get(0)) != height || integer(size.get(1)) != width) {
      throw new BadInputException(
          "The mask has the size %s, but its image [%d,%d] (height, width)."
              .formatted(size.isMissingNode() ? "[]" : size, height, width));
    }
    JsonNode counts = mask.path("counts");
    if (counts.isTextual()) {
      return CompressedRuns.decode(counts.textValue(), height, width);
    }
    if (!counts.isArray()) {
      throw new BadInputException(
          "The mask has no counts. Give polygons, or run lengths as a list or as compressed text.");
    }
    int[] runs = new int[counts.size()];
    for (int i = 0; i < runs.length; i++) {
      runs[i] = integer(counts.get(i));
    }
    return new RunLengthMask(height, width, runs);
  }

  private static double number(JsonNode node) {
    if (!node.isNumber()) {
      throw new BadInputException("There is %s where a number belongs.".formatted(node));
    }
    return node.doubleValue();
  }

  private static int integer(JsonNode node) {
    if (!node.canConvertToInt() || !node.isIntegralNumber()) {
      throw new BadInputException("There is %s where a whole number belongs.".formatted(node));
    }
    return node.intValue();
  }
}
