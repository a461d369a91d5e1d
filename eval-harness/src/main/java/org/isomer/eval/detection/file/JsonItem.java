package org.isomer.eval.detection.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.isomer.eval.detection.Box;
import org.isomer.file.TextFile;
import org.isomer.spi.BadInputException;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one object of a JSON array.
 *
 * @param place line and path, for messages
 */
public record JsonItem(TextFile file, String place, Map<String, JsonNode> fields) {
  /** A whole number. */
  public long whole(String name) {
    JsonNode node = required(name);
    if (!node.canConvertToExactIntegral() || !node.canConvertToLong()) {
      throw wrong(name, "Give a whole number");
    }
    return node.longValue();
  }

  /** Whether a field is there and is not null. */
  public boolean has(String name) {
    JsonNode node = fields.get(name);
    return node != null && !node.isNull();
  }

  /** A number of pixels of an image's side. */
  public int pixels(String name) {
    long value = whole(name);
    if (value < 1 || value > Short.MAX_VALUE) {
      throw wrong(name, "Give the image's size in pixels");
    }
    return (int) value;
  }

  /** A finite number. */
  public double number(String name) {
    JsonNode node = required(name);
    if (!finite(node)) {
      throw wrong(name, "Give a number");
    }
    return node.doubleValue();
  }

  /** A finite number that is not negative. */
  public double extent(String name) {
    double value = number(name);
    if (value < 0) {
      throw wrong(name, "Give a number that is not negative");
    }
    return value;
  }

  /** A number that is 0 or 1, or a truth value; no if the field is missing. */
  public boolean flag(String name) {
    JsonNode node = fields.get(name);
    if (node == null || node.isBoolean()) {
      return node != null && node.booleanValue();
    }
    if (!node.isNumber() || (node.doubleValue() != 0 && node.doubleValue() != 1)) {
      throw wrong(name, "Give 0 or 1");
    }
    return node.doubleValue() == 1;
  }

  /** A text that is not blank. */
  public String text(String name) {
    JsonNode node = required(name);
    if (!node.isTextual() || node.textValue().isBlank()) {
      throw wrong(name, "Give a text");
    }
    return node.textValue();
  }

  /** A box, given as x, y, width and height. */
  public Box box(String name) {
    JsonNode node = required(name);
    boolean four = node.isArray() && node.size() == 4;
    for (int i = 0; i < node.size(); i++) {
      double value = node.path(i).asDouble();
      four = four && finite(node.path(i)) && Box.isCoordinate(value) && (i < 2 || value >= 0);
    }
    if (!four) {
      throw wrong(name, "Give x, y, width and height in pixels, the last two not negative");
    }
    return Box.ofSize(
        node.path(0).doubleValue(),
        node.path(1).doubleValue(),
        node.path(2).doubleValue(),
        node.path(3).doubleValue());
  }

  /** A field has a value that cannot be used. */
  public BadInputException wrong(String name, String remedy) {
    return file.wrong(place, "%s is %s. %s".formatted(name, fields.get(name), remedy));
  }

  private JsonNode required(String name) {
    @Nullable JsonNode node = fields.get(name);
    if (node == null) {
      throw file.wrong(place, "%s is missing. Give it".formatted(name));
    }
    return node;
  }

  private static boolean finite(JsonNode node) {
    return node.isNumber() && Double.isFinite(node.doubleValue());
  }
}
