package org.isomer.reports.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import org.isomer.spi.BadInputException;

/** Turns records into JSON text and back. Equal records give equal text. */
public final class RecordJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");
  private static final ObjectWriter PRETTY =
      MAPPER.writer(
          new DefaultPrettyPrinter().withObjectIndenter(INDENTER).withArrayIndenter(INDENTER));

  private RecordJson() {}

  /** The record on many lines, for people. */
  public static String pretty(Record value) {
    return text(PRETTY, value) + "\n";
  }

  /** The record on one line, without a line end. */
  public static String line(Record value) {
    return text(MAPPER.writer(), value);
  }

  /**
   * Parses JSON text.
   *
   * @param source what messages call the text: a file, or a file and a line
   * @throws BadInputException if it is not one JSON value
   */
  public static JsonNode parse(String text, String source) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      String place =
          e.getLocation() == null
              ? ""
              : "line "
                  + e.getLocation().getLineNr()
                  + ", column "
                  + e.getLocation().getColumnNr()
                  + ": ";
      throw new BadInputException(
          source
              + ": "
              + place
              + "not valid JSON: "
              + e.getOriginalMessage().replaceFirst(": enable .*", ""),
          e);
    }
  }

  /**
   * Reads a record.
   *
   * @param source what messages call the JSON: a file, or a file and a line
   * @throws BadInputException naming everything that does not fit the record
   */
  public static <R extends Record> R read(JsonNode json, Class<R> type, String source) {
    return RecordReader.read(json, type, source);
  }

  private static String text(ObjectWriter writer, Record value) {
    try {
      return writer.writeValueAsString(RecordWriter.write(value));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
