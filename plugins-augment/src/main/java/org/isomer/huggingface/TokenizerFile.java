package org.isomer.huggingface;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.isomer.file.TextFile;
import org.isomer.spi.BadInputException;

/**
 * A {@code tokenizer.json}.
 *
 * @param path where it is
 * @param content its bytes
 * @param vocabulary what each number stands for; empty where a number stands for nothing
 */
record TokenizerFile(Path path, byte[] content, List<String> vocabulary) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_ENTRIES = 10_000_000;

  /**
   * Reads a file.
   *
   * @throws BadInputException if it cannot be read, or holds no vocabulary
   */
  static TokenizerFile read(Path path) {
    String text = new TextFile(path).text();
    JsonNode root;
    try {
      root = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new BadInputException(
          "%s, line %d: it is no JSON, or cut short: %s. Get the tokenizer.json again."
              .formatted(
                  path,
                  e.getLocation() == null ? 1 : e.getLocation().getLineNr(),
                  e.getOriginalMessage()),
          e);
    }
    Map<Integer, String> entries = new TreeMap<>();
    JsonNode vocabulary = root.path("model").path("vocab");
    if (vocabulary.isObject()) {
      vocabulary
          .properties()
          .forEach(each -> entries.put(id(path, each.getValue()), each.getKey()));
    } else {
      vocabulary.forEach(each -> entries.put(entries.size(), each.path(0).asText()));
    }
    if (entries.isEmpty()) {
      throw new BadInputException(
          "%s: it is JSON, but no tokenizer: model.vocab is missing. Choose the tokenizer.json beside the encoder's weights."
              .formatted(path));
    }
    for (JsonNode added : root.path("added_tokens")) {
      entries.put(id(path, added.path("id")), added.path("content").asText());
    }
    return new TokenizerFile(path, text.getBytes(StandardCharsets.UTF_8), listed(entries));
  }

  private static int id(Path path, JsonNode id) {
    if (!id.canConvertToInt() || id.intValue() < 0 || id.intValue() >= MOST_ENTRIES) {
      throw new BadInputException(
          "%s: the vocabulary has the number %s, and numbers go from 0 to %d. Get the tokenizer.json again."
              .formatted(path, id, MOST_ENTRIES - 1));
    }
    return id.intValue();
  }

  private static List<String> listed(Map<Integer, String> entries) {
    List<String> listed = new ArrayList<>();
    entries.forEach(
        (id, entry) -> {
          listed.addAll(Collections.nCopies(id - listed.size(), ""));
          listed.add(entry);
        });
    return List.copyOf(listed);
  }

  /**
   * The same with more numbers, which stand for nothing.
   *
   * @throws BadInputException if there are more entries than that
   */
  TokenizerFile padded(Optional<Integer> entries) {
    if (entries.isEmpty()) {
      return this;
    }
    if (entries.get() < vocabulary.size()) {
      throw new BadInputException(
          "%s: it has %d entries, but the encoder's vocabulary has %d: it is the tokenizer of another encoder. Choose the one beside the weights."
              .formatted(path, vocabulary.size(), entries.get()));
    }
    List<String> padded = new ArrayList<>(vocabulary);
    padded.addAll(Collections.nCopies(entries.get() - vocabulary.size(), ""));
    return new TokenizerFile(path, content, List.copyOf(padded));
  }
}
