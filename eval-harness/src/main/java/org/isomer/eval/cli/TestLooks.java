package org.isomer.eval.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.isomer.reports.record.ResultKey;
import org.isomer.spi.BadInputException;

/**
 * The list of every look at a test split for a model: a line for each result, in the order in which
 * they were measured. It lies with the model, so that another output folder does not hide looks.
 */
record TestLooks(Path file) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** How often this model has been scored on this data, with any protocol. */
  long count(ResultKey key) {
    if (!Files.exists(file)) {
      return 0;
    }
    try {
      long count = 0;
      for (String line : Files.readAllLines(file)) {
        JsonNode look = JSON.readTree(line);
        boolean same =
            look.path("model").asText().equals(key.model())
                && look.path("data").asText().equals(key.data());
        count += same ? 1 : 0;
      }
      return count;
    } catch (JsonProcessingException e) {
      throw new BadInputException(
          file + ": is damaged. Restore it; it counts looks at test splits.", e);
    } catch (IOException e) {
      throw new BadInputException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /** Adds a look, before its result exists. */
  void add(String task, ResultKey key) {
    ObjectNode look = JSON.createObjectNode();
    look.put("time", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    look.put("task", task);
    look.put("model", key.model());
    look.put("data", key.data());
    look.put("protocol", key.protocol());
    try {
      Files.writeString(
          file,
          JSON.writeValueAsString(look) + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new BadInputException(
          file
              + ": cannot be written, and every look at a test split is recorded there. Change the"
              + " folder's permissions.",
          e);
    }
  }
}
