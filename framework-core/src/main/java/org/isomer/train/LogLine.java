package org.isomer.train;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A line of {@code log.jsonl}.
 *
 * @param step the step, counted from 1
 * @param scalars what is told of it, by name
 */
public record LogLine(long step, Map<String, Float> scalars) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String STEP = "step";

  /** How numbers stand there that JSON has none for. */
  private static final Set<String> NOT_FINITE = Set.of("NaN", "Infinity", "-Infinity");

  /** Reads a line; empty if it is damaged. */
  public static Optional<LogLine> parse(byte[] line) {
    try {
      JsonNode content = JSON.readTree(line);
      JsonNode step = content.path(STEP);
      boolean sound = step.isIntegralNumber() && step.asLong() > 0;
      for (JsonNode value : content) {
        sound &= value.isNumber() || NOT_FINITE.contains(value.asText());
      }
      return sound ? Optional.of(new LogLine(step.asLong(), scalars(content))) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Map<String, Float> scalars(JsonNode line) {
    Map<String, Float> scalars = new LinkedHashMap<>();
    line.properties()
        .forEach(
            scalar -> {
              if (!scalar.getKey().equals(STEP)) {
                scalars.put(scalar.getKey(), number(scalar.getValue()));
              }
            });
    return scalars;
  }

  /** A number that is not finite stands there as a text. */
  private static float number(JsonNode value) {
    if (value.isNumber()) {
      return value.floatValue();
    }
    return switch (value.asText()) {
      case "Infinity" -> Float.POSITIVE_INFINITY;
      case "-Infinity" -> Float.NEGATIVE_INFINITY;
      default -> Float.NaN;
    };
  }
}
