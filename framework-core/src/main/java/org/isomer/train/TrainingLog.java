package org.isomer.train;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.isomer.file.AppendedFile;

/**
 * The scalars of every step, as JSON lines ({@code log.jsonl}) and for TensorBoard ({@code
 * tensorboard/}). On resume, what follows the checkpoint's step is cut off, so that every step
 * stands once. {@link LogReader} reads them.
 */
final class TrainingLog implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final AppendedFile lines;
  private final EventFile events;

  /**
   * Opens the log of a run to go on after {@code stepsDone} steps.
   *
   * @param file the JSON lines
   * @param eventFolder the folder of TensorBoard's event files
   */
  TrainingLog(Path file, Path eventFolder, long stepsDone) throws IOException {
    long end = LogReader.until(file, stepsDone, warning -> {}).read((step, scalars) -> {});
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.truncate(end);
    }
    lines = AppendedFile.open(file);
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

  /** Appends one step. */
  void write(long step, double epoch, double learningRate, Map<String, Float> scalars)
      throws IOException {
    ObjectNode line = JSON.createObjectNode();
    line.put("step", step);
    line.put("epoch", Math.round(epoch * 1e4) / 1e4);
    line.put("learning-rate", (float) learningRate);
    scalars.forEach(line::put);
    lines.append(JSON.writeValueAsString(line) + "\n");
    events.write(step, scalars);
  }

  /** Forces the lines to the disk. */
  void sync() throws IOException {
    lines.sync();
  }

  @Override
  public void close() throws IOException {
    lines.close();
    events.close();
  }
}
