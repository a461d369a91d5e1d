package org.isomer.train;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.isomer.file.FileTrouble;
import org.isomer.file.RegularFile;
import org.isomer.spi.BadInputException;

/**
 * Reads {@code log.jsonl}. A last line without its end is what a kill leaves, and passed over; any
 * other damage is told, with its line.
 */
public final class LogReader {
  private static final int TOLD = 5;

  private final Path file;
  private final long lastStep;
  private final long expected;
  private final Consumer<String> warning;
  private long place;
  private long step;
  private long line;
  private long damaged;
  private boolean gap;

  private LogReader(Path file, long lastStep, long expected, Consumer<String> warning) {
    this.file = file;
    this.lastStep = lastStep;
    this.expected = expected;
    this.warning = warning;
  }

  /**
   * Prepares to read the steps up to a checkpoint.
   *
   * @param file the log
   * @param lastStep the checkpoint's step; lines of later steps are passed over
   * @param warning told of each damage, a sentence with the name of the file but not its folder
   */
  public static LogReader until(Path file, long lastStep, Consumer<String> warning) {
    return new LogReader(file, lastStep, lastStep, warning);
  }

  /**
   * Prepares to read all steps, those after the newest checkpoint included.
   *
   * @param expected the checkpoint's step, up to which no line may be missing
   */
  public static LogReader whole(Path file, long expected, Consumer<String> warning) {
    return new LogReader(file, Long.MAX_VALUE, expected, warning);
  }

  /**
   * Prepares to read all steps of a log that grows: each time that one {@linkplain #read reads},
   * those that have been added since.
   */
  public static LogReader following(Path file, Consumer<String> warning) {
    return new LogReader(file, Long.MAX_VALUE, 0, warning);
  }

  /** Whether the log has become shorter than what was read: the run went back to a checkpoint. */
  public boolean isCut() {
    try {
      return place > 0 && (Files.notExists(file) || Files.size(file) < place);
    } catch (IOException e) {
      throw new BadInputException(FileTrouble.reading(file, e), e);
    }
  }

  /**
   * Hands over the scalars of the steps, in order, each step once; none if there is no log yet.
   *
   * @return the place in the file after the last of them, in bytes
   */
  public long read(BiConsumer<Long, Map<String, Float>> observer) {
    long end = 0;
    if (Files.exists(file)) {
      try (InputStream in = new BufferedInputStream(new RegularFile(file).open())) {
        in.skipNBytes(place);
        end = read(in, observer);
      } catch (EOFException e) {
        return end; // it was cut just now
      } catch (IOException e) {
        throw new BadInputException(FileTrouble.reading(file, e), e);
      }
    }
    if (step < expected && !gap) {
      tell("the steps %d to %d are missing at its end".formatted(step + 1, expected));
    }
    if (damaged > TOLD) {
      warning.accept(
          "%s: %d more of its lines are damaged".formatted(file.getFileName(), damaged - TOLD));
    }
    return end;
  }

  private long read(InputStream in, BiConsumer<Long, Map<String, Float>> observer)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    long end = place;
    for (int next = in.read(); next >= 0; next = in.read()) {
      if (next != '\n') {
        bytes.write(next);
        continue;
      }
      line++;
      place += bytes.size() + 1;
      Optional<LogLine> content = LogLine.parse(bytes.toByteArray());
      bytes.reset();
      if (content.isEmpty()) {
        gap = true;
        tell("line %d is damaged and passed over".formatted(line));
      } else if (content.get().step() <= lastStep) {
        if (accept(content.get().step())) {
          observer.accept(content.get().step(), content.get().scalars());
        }
        end = place;
      }
    }
    return end;
  }

  /** Whether a line of a step is the next one, and not one of a step that was there before. */
  private boolean accept(long found) {
    if (found <= step) {
      tell("line %d is of step %d, which stands above already".formatted(line, found));
      return false;
    }
    if (found > step + 1 && !gap) {
      tell("the steps %d to %d are missing before line %d".formatted(step + 1, found - 1, line));
    }
    gap = false;
    step = found;
    return true;
  }

  private void tell(String what) {
    if (++damaged <= TOLD) {
      warning.accept("%s: %s".formatted(file.getFileName(), what));
    }
  }
}
