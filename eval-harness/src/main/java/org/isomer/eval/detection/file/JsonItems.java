package org.isomer.eval.detection.file;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.isomer.file.RegularFile;
import org.isomer.file.TextFile;
import org.isomer.spi.BadInputException;

/** Streams a JSON file and hands out the objects of its arrays one by one. */
public final class JsonItems {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final TextFile file;
  private final JsonParser parser;

  private JsonItems(TextFile file, JsonParser parser) {
    this.file = file;
    this.parser = parser;
  }

  /** How a file is read; the parser is at its first token. */
  public interface Reading {
    void read(JsonItems items) throws IOException;
  }

  /** What is done with a field; the parser is at its value, which has to be consumed. */
  public interface Field {
    void read(String name) throws IOException;
  }

  /** Reads a whole file. */
  public static void read(Path path, Reading reading) {
    TextFile file = new TextFile(path);
    try (InputStream in = new RegularFile(path).open();
        JsonParser parser = JSON.createParser(in)) {
      parser.nextToken();
      reading.read(new JsonItems(file, parser));
      if (parser.nextToken() != null) {
        throw file.wrong(
            "line " + parser.currentLocation().getLineNr(),
            "something follows the end of the JSON value. Remove it");
      }
    } catch (JsonProcessingException e) {
      throw new BadInputException(
          "The file %s, line %d, is no well-formed JSON: %s. Write it again."
              .formatted(
                  path,
                  e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
                  e.getOriginalMessage()),
          e);
    } catch (IOException e) {
      throw file.unreadable(e);
    }
  }

  /** Reads an object field by field. */
  public void object(Field field) throws IOException {
    expect(JsonToken.START_OBJECT, "an object");
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      field.read(name);
    }
  }

  /** Passes over a value. */
  public void skip() throws IOException {
    parser.skipChildren();
  }

  /**
   * Reads an array of objects.
   *
   * @param wanted the fields that are kept
   */
  public void array(Set<String> wanted, Consumer<JsonItem> consumer) throws IOException {
    expect(JsonToken.START_ARRAY, "an array");
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      String place = place();
      Map<String, JsonNode> fields = new HashMap<>();
      object(
          name -> {
            if (wanted.contains(name)) {
              fields.put(name, parser.readValueAsTree());
            } else {
              skip();
            }
          });
      consumer.accept(new JsonItem(file, place, fields));
    }
  }

  private void expect(JsonToken token, String what) {
    if (parser.currentToken() != token) {
      throw file.wrong(
          place(), "%s was expected, not %s. Write COCO's layout".formatted(what, found()));
    }
  }

  private String found() {
    JsonToken token = parser.currentToken();
    return token == null
        ? "the end of the file"
        : switch (token) {
          case START_OBJECT -> "an object";
          case START_ARRAY -> "an array";
          case VALUE_STRING -> "a text";
          case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
          default -> "null, true or false";
        };
  }

  private String place() {
    String pointer = parser.getParsingContext().pathAsPointer().toString();
    String line = "line " + parser.currentTokenLocation().getLineNr();
    return pointer.isEmpty() ? line : line + ", " + pointer;
  }
}
