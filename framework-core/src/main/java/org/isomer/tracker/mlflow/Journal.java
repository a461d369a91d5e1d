package org.isomer.tracker.mlflow;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.isomer.file.RegularFile;

/**
 * What is to be told, on disk: a line of JSON for each step, in order. Safe for many threads of one
 * process.
 */
final class Journal implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SCALARS = 10_000;
  private static final int BLOCK = 1 << 16;

  private final Path path;
  private final RandomAccessFile file;
  private long end;
  private long lastStep;

  /** The scalars of a step. */
  record Line(long step, long milliseconds, Map<String, Number> scalars) {}

  /**
   * Some lines.
   *
   * @param next the place after them
   */
  record Part(List<Line> lines, long next) {}

  /**
   * Opens a journal, or begins one. A last line that a kill cut short is dropped.
   *
   * @param delivered the place up to which it was read before
   * @throws org.isomer.spi.BadInputException if a line is damaged, or none ends at that place
   */
  Journal(Path path, long delivered) throws IOException {
    this.path = path;
    new RegularFile(path).require();
    file = new RandomAccessFile(path.toFile(), "rw");
    if (!locked(file)) {
      file.close();
      throw new IOException("another process tells the same run");
    }
    try {
      Part part = read(0, file.length(), SCALARS);
      while (!part.lines().isEmpty()) {
        lastStep = part.lines().get(part.lines().size() - 1).step();
        end = part.next();
        part = read(end, file.length(), SCALARS);
      }
      requireLine(delivered);
      file.setLength(end);
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /** After a loss of power there may be less than was delivered, which is told again. */
  private void requireLine(long delivered) throws IOException {
    if (delivered > 0 && delivered <= end) {
      file.seek(delivered - 1);
      if (file.read() != '\n') {
        throw State.damaged(path);
      }
    }
  }

  private static boolean locked(RandomAccessFile file) throws IOException {
    try {
      return file.getChannel().tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** The newest step in it; 0 if it is empty. */
  synchronized long lastStep() {
    return lastStep;
  }

  /** Appends a step. */
  synchronized void append(Line line) throws IOException {
    byte[] bytes = (JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8);
    file.seek(end);
    file.write(bytes);
    end += bytes.length;
    lastStep = line.step();
  }

  /**
   * Reads on.
   *
   * @param place where an earlier part ended; 0 for the beginning
   * @param scalars about how many scalars to take; at least one line is taken
   */
  synchronized Part from(long place, int scalars) throws IOException {
    return read(place, end, scalars);
  }

  private Part read(long place, long limit, int scalars) throws IOException {
    List<Line> lines = new ArrayList<>();
    int taken = 0;
    long next = place;
    file.seek(place);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] block = new byte[BLOCK];
    long at = place;
    while (taken < scalars && at < limit) {
      int count = file.read(block, 0, (int) Math.min(block.length, limit - at));
      if (count < 0) {
        throw new EOFException("the journal has become shorter: another process writes to it");
      }
      for (int i = 0; i < count && taken < scalars; i++) {
        at++;
        if (block[i] == '\n') {
          Line line = line(bytes.toByteArray());
          lines.add(line);
          taken += Math.max(1, line.scalars().size());
          bytes.reset();
          next = at;
        } else {
          bytes.write(block[i]);
        }
      }
    }
    return new Part(lines, next);
  }

  private Line line(byte[] bytes) throws IOException {
    try {
      Line line = JSON.readValue(bytes, Line.class);
      if (line == null || line.scalars() == null || line.scalars().containsValue(null)) {
        throw State.damaged(path);
      }
      return line;
    } catch (JacksonException e) {
      throw State.damaged(path);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    file.close();
  }
}
