package org.isomer.eval.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.isomer.file.FileTrouble;
import org.isomer.file.FolderLock;
import org.isomer.file.LineFile;
import org.isomer.reports.record.ResultKey;
import org.isomer.spi.BadInputException;

/**
 * The list of every look at a test split for a model: a line for each result, in the order in which
 * they were measured. It lies with the model, so that another output folder does not hide looks.
 * Several processes may look at once.
 *
 * @param file the list, made where it is missing
 * @param clock tells when somebody looks
 */
record TestLooks(Path file, Clock clock) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private static final List<String> TELLING = List.of("model", "data", "protocol");

  /**
   * Adds a look, before its result exists. Where an evaluation was cut short before anybody saw its
   * result, and is made again, the two are one look.
   *
   * @param result the folder that the result will have
   * @return how often this model has been scored on this data before, with any protocol
   */
  long add(String task, ResultKey key, Path result) {
    String place = result.toAbsolutePath().normalize().toString();
    try (FolderLock lock = FolderLock.ofFile(file)) {
      LineFile lines = new LineFile(file, TestLooks::isLook);
      long before = count(lines.lines(), key, place);
      lines.add(JSON.writeValueAsString(look(task, key, place)));
      return before;
    } catch (IOException e) {
      throw new BadInputException(
          FileTrouble.writing(file, e) + " Every look at a test split is recorded there.", e);
    }
  }

  private long count(List<String> lines, ResultKey key, String place) {
    Set<String> looks = new HashSet<>();
    for (int i = 0; i < lines.size(); i++) {
      JsonNode look = parsed(lines.get(i), i + 1);
      if (look.path("model").textValue().equals(key.model())
          && look.path("data").textValue().equals(key.data())) {
        // Looks of earlier versions do not say their result.
        String result = look.path("result").asText(String.valueOf(i));
        looks.add(name(look.path("protocol").textValue(), result));
      }
    }
    looks.remove(name(key.protocol(), place));
    return looks.size();
  }

  private static String name(String protocol, String result) {
    return protocol + " " + result;
  }

  private JsonNode parsed(String line, int number) {
    return look(line)
        .orElseThrow(
            () ->
                new BadInputException(
                    "%s, line %d: is damaged. Restore the file; it counts looks at test splits."
                        .formatted(file, number)));
  }

  private static boolean isLook(String line) {
    return look(line).isPresent();
  }

  /** A look with all that tells it from others; empty if the line is none. */
  private static Optional<JsonNode> look(String line) {
    try {
      JsonNode look = JSON.readTree(line);
      return Optional.of(look)
          .filter(node -> TELLING.stream().allMatch(name -> node.path(name).isTextual()));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private ObjectNode look(String task, ResultKey key, String place) {
    ObjectNode look = JSON.createObjectNode();
    look.put("time", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
    look.put("task", task);
    look.put("model", key.model());
    look.put("data", key.data());
    look.put("protocol", key.protocol());
    look.put("result", place);
    return look;
  }
}
