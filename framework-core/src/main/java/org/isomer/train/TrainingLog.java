package org.isomer.train;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.isomer.file.AtomicFiles;

/**
 * The scalars of every step, as JSON lines ({@code log.jsonl}) and for TensorBoard ({@code
 * tensorboard/}). On resume, lines after the checkpoint's step are dropped, so that every step
 * stands once.
 */
final class TrainingLog implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final BufferedWriter lines;
  private final EventFile events;

  /**
   * Opens the log of a run to go on after {@code stepsDone} steps.
   *
   * @param file the JSON lines
   * @param eventFolder the folder of TensorBoard's event files
   */
  TrainingLog(Path file, Path eventFolder, long stepsDone) throws IOException {
    List<String> kept = new ArrayList<>();
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        if (stepOf(line) <= stepsDone) {
          kept.add(line);
        }
      }
    }
    AtomicFiles.write(file, kept.isEmpty() ? "" : String.join("\n", kept) + "\n");
    lines = Files.newBufferedWriter(file, StandardOpenOption.APPEND);
    Files.createDirectories(eventFolder);
    events = new EventFile(eventFolder, stepsDone + 1);
  }

  /** What a line of the log says of a step, besides its number. */
  static Map<String, Float> line(double epoch, double learningRate, Map<String, Float> scalars) {
    Map<String, Float> line = new LinkedHashMap<>();
    line.put("epoch", (float) epoch);
    line.put("learning-rate", (float) learningRate);
    line.putAll(scalars);
    return line;
  }

  /**
   * Hands over the lines of the steps up to {@code stepsDone}, in their order; none if there is no
   * log yet.
   */
  static void replay(Path file, long stepsDone, BiConsumer<Long, Map<String, Float>> observer)
      throws IOException {
    if (!Files.exists(file)) {
      return;
    }
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        long step = stepOf(line);
        if (step <= stepsDone) {
          Map<String, Float> scalars = new LinkedHashMap<>();
          JSON.readTree(line)
              .properties()
              .forEach(entry -> scalars.put(entry.getKey(), entry.getValue().floatValue()));
          scalars.remove("step");
          observer.accept(step, scalars);
        }
      }
    }
  }

  /** Appends one step. */
  void write(long step, double epoch, double learningRate, Map<String, Float> scalars)
      throws IOException {
    ObjectNode line = JSON.createObjectNode();
    line.put("step", step);
    line.put("epoch", Math.round(epoch * 1e4) / 1e4);
    line.put("learning-rate", (float) learningRate);
    scalars.forEach(line::put);
    lines.write(JSON.writeValueAsString(line));
    lines.write('\n');
    lines.flush();
    events.write(step, scalars);
  }

  /** The step of a line; a line that a kill cut short counts as later than any checkpoint. */
  private static long stepOf(String line) {
    try {
      JsonNode step = JSON.readTree(line).path("step");
      return step.isIntegralNumber() ? step.asLong() : Long.MAX_VALUE;
    } catch (IOException e) {
      return Long.MAX_VALUE;
    }
  }

  @Override
  public void close() throws IOException {
    lines.close();
    events.close();
  }
}
