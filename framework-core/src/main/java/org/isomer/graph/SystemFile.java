package org.isomer.graph;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file in which the operating system says something of itself, a line for each thing.
 *
 * @param path where it is, on systems that have it
 */
public record SystemFile(Path path) {
  /** The first line that begins with this; empty where there is none, or no such file. */
  public Optional<String> line(String start) {
    try {
      return Files.readAllLines(path).stream().filter(line -> line.startsWith(start)).findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Tells the system something, if it has such a file and listens. */
  public void tell(String text) {
    if (Files.isWritable(path)) {
      try {
        Files.writeString(path, text);
      } catch (IOException e) {
        return; // not every system lets a process do that
      }
    }
  }
}
