package org.isomer.weights;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.isomer.spi.BadInputException;

/** The header of a safetensors file: which tensors it holds, and where. */
final class SafetensorsHeader {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final String METADATA = "__metadata__";

  /**
   * A tensor's entry.
   *
   * @param dtype the format of its numbers
   * @param shape its sizes
   * @param begin its first byte, counted from the end of the header
   * @param end the byte after its last
   */
  record Entry(String dtype, List<Long> shape, long begin, long end) {
    Entry {
      shape = List.copyOf(shape);
    }
  }

  private final Path file;
  private final long dataSize;

  private SafetensorsHeader(Path file, long dataSize) {
    this.file = file;
    this.dataSize = dataSize;
  }

  /**
   * The entries of a header.
   *
   * @param json its bytes
   * @param dataSize the bytes that follow it
   * @throws BadInputException if it is no such header, or the tensors do not cover exactly the
   *     bytes that follow
   */
  static Map<String, Entry> parse(Path file, byte[] json, long dataSize) throws IOException {
    return new SafetensorsHeader(file, dataSize).entries(tree(file, json));
  }

  private static JsonNode tree(Path file, byte[] json) throws IOException {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new BadInputException(
          "%s: not a safetensors file, or damaged: its header is no JSON: %s. Copy or download it again."
              .formatted(file, e.getOriginalMessage().replaceFirst(" \\(.*", "")),
          e);
    }
  }

  private Map<String, Entry> entries(JsonNode header) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> each : header.properties()) {
      if (!each.getKey().equals(METADATA)) {
        entries.put(each.getKey(), entry(each.getKey(), each.getValue()));
      }
    }
    checkCover(entries);
    return entries;
  }

  private Entry entry(String name, JsonNode node) {
    JsonNode offsets = node.path("data_offsets");
    JsonNode sizes = node.path("shape");
    if (!node.path("dtype").isTextual() || !sizes.isArray() || offsets.size() != 2) {
      throw damaged(name, "its entry lacks dtype, shape or two data_offsets");
    }
    List<Long> shape = new ArrayList<>();
    long count = 1;
    for (JsonNode size : sizes) {
      shape.add(number(name, size));
      count = product(name, count, shape.get(shape.size() - 1));
    }
    String dtype = node.path("dtype").textValue();
    Entry entry =
        new Entry(dtype, shape, number(name, offsets.get(0)), number(name, offsets.get(1)));
    long bytes = entry.end() - entry.begin();
    if (bytes < 0) {
      throw damaged(name, "it ends at byte %d, before it begins".formatted(entry.end()));
    }
    long numbers = count;
    NumberFormat.named(dtype)
        .filter(format -> product(name, numbers, format.bytes()) != bytes)
        .ifPresent(
            format -> {
              throw damaged(
                  name,
                  "%s of shape %s needs %d bytes, its data_offsets give %d"
                      .formatted(dtype, shape, numbers * format.bytes(), bytes));
            });
    return entry;
  }

  private long number(String name, JsonNode node) {
    if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < 0) {
      throw damaged(name, node + " is no size or offset");
    }
    return node.longValue();
  }

  private long product(String name, long count, long size) {
    try {
      return Math.multiplyExact(count, size);
    } catch (ArithmeticException e) {
      throw damaged(name, "its shape has more numbers than can be counted");
    }
  }

  /** Makes sure that the tensors lie one behind the other, from the first byte to the last. */
  private void checkCover(Map<String, Entry> entries) {
    Comparator<Map.Entry<String, Entry>> byPlace =
        Comparator.comparingLong(each -> each.getValue().begin());
    List<Map.Entry<String, Entry>> inOrder =
        entries.entrySet().stream()
            .sorted(byPlace.thenComparingLong(each -> each.getValue().end()))
            .toList();
    long covered = 0;
    for (Map.Entry<String, Entry> each : inOrder) {
      Entry entry = each.getValue();
      if (entry.begin() != covered) {
        throw damaged(
            each.getKey(),
            "it begins at byte %d of the data, but the tensors before it end at %d"
                .formatted(entry.begin(), covered));
      }
      covered = entry.end();
      if (covered > dataSize) {
        throw damaged(
            each.getKey(),
            "it ends at byte %d of the data, which has %d".formatted(covered, dataSize));
      }
    }
    if (covered < dataSize) {
      throw new BadInputException(
          "%s: the file is damaged: %d bytes at its end belong to no tensor. Copy or download it again."
              .formatted(file, dataSize - covered));
    }
  }

  private BadInputException damaged(String name, String problem) {
    return new BadInputException(
        "%s: the file is cut short or damaged at tensor %s: %s. Copy or download it again."
            .formatted(file, name, problem));
  }
}
