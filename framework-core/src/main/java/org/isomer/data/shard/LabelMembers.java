package org.isomer.data.shard;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Reads labels from members of their own.
 *
 * @param samples notes them
 */
record LabelMembers(Selection selection, Samples samples) {
  private static final ObjectMapper JSON_READER = new ObjectMapper();
  private static final String JSON_ENDING = "json";

  /** Whether a member may hold a label. */
  boolean isRead(String ending) {
    return selection.rank(ending).isPresent()
        || (ending.equals(JSON_ENDING) && !selection.inJson().isEmpty());
  }

  /** Reads a member. */
  void read(long at, String key, String ending, byte[] bytes) throws ShardFault {
    if (selection.rank(ending).isPresent()) {
      samples.label(at, key, ending, new String(bytes, StandardCharsets.UTF_8));
      return;
    }
    JsonNode object = object(bytes);
    if (!object.isObject()) {
      throw new ShardFault(
          at, "the member %s.json is not one JSON object. Write it again".formatted(key));
    }
    for (String name : selection.inJson()) {
      JsonNode value = object.path(name.substring(Selection.JSON.length()));
      if (value.isValueNode() && !value.isNull()) {
        samples.label(at, key, name, value.asText());
      }
    }
  }

  private static JsonNode object(byte[] bytes) {
    try {
      return JSON_READER.readTree(bytes);
    } catch (JacksonException e) {
      return MissingNode.getInstance();
    } catch (IOException e) {
      throw new IllegalStateException("bytes in memory can be read", e);
    }
  }
}
