package org.isomer.train.overview;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.isomer.file.FileTrouble;
import org.isomer.file.RegularFile;
import org.isomer.spi.BadInputException;
import org.isomer.train.LogLine;
import org.isomer.train.overview.LoggedCurve.Kind;

/**
 * The newest values of a log, which is read from its end, as far as need be. Damaged lines are
 * passed over.
 *
 * @param step the newest step; 0 if the log tells of none
 * @param loss the loss of that step
 * @param monitors what monitors found when they looked last, by name
 */
record LogEnd(long step, Optional<Float> loss, Map<String, Float> monitors) {
  /** Lines from which it is told what stands in each of them. */
  private static final int SAMPLE = 100;

  /**
   * Reads it; nothing is told if there is no log.
   *
   * @throws BadInputException if it cannot be read
   */
  static LogEnd of(Path log) {
    if (Files.notExists(log)) {
      return new LogEnd(0, Optional.empty(), Map.of());
    }
    new RegularFile(log).require();
    try (BackwardLines lines = BackwardLines.of(log)) {
      List<LogLine> sample = sample(lines);
      if (sample.isEmpty()) {
        return new LogEnd(0, Optional.empty(), Map.of());
      }
      LogLine newest = sample.get(0);
      return new LogEnd(
          newest.step(),
          Optional.ofNullable(newest.scalars().get("loss")),
          monitors(sample, lines, everywhere(sample)));
    } catch (IOException e) {
      throw new BadInputException(FileTrouble.reading(log, e), e);
    }
  }

  private static List<LogLine> sample(BackwardLines lines) throws IOException {
    List<LogLine> sample = new ArrayList<>();
    Optional<byte[]> line = lines.next();
    while (line.isPresent()) {
      LogLine.parse(line.get()).ifPresent(sample::add);
      line = sample.size() < SAMPLE ? lines.next() : Optional.empty();
    }
    return sample;
  }

  /** The scalars that most steps have. */
  private static Set<String> everywhere(List<LogLine> sample) {
    Map<String, Integer> counts = new HashMap<>();
    for (LogLine line : sample) {
      line.scalars().keySet().forEach(name -> counts.merge(name, 1, Integer::sum));
    }
    counts.values().removeIf(count -> 2 * count <= sample.size());
    return counts.keySet();
  }

  private static Map<String, Float> monitors(
      List<LogLine> sample, BackwardLines lines, Set<String> everywhere) throws IOException {
    for (LogLine line : sample) {
      Map<String, Float> found = monitors(line, everywhere);
      if (!found.isEmpty()) {
        return found;
      }
    }
    // Most lines are only counted through: one with nothing more than all have is not read.
    long quotes = 2L * (everywhere.size() + 1);
    for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
      if (quotes(line.get()) > quotes) {
        Map<String, Float> found =
            LogLine.parse(line.get()).map(each -> monitors(each, everywhere)).orElse(Map.of());
        if (!found.isEmpty()) {
          return found;
        }
      }
    }
    return Map.of();
  }

  private static Map<String, Float> monitors(LogLine line, Set<String> everywhere) {
    Map<String, Float> monitors = new TreeMap<>(line.scalars());
    monitors
        .keySet()
        .removeIf(name -> everywhere.contains(name) || RunCurves.kind(name, true) != Kind.MONITOR);
    return monitors;
  }

  private static long quotes(byte[] line) {
    long quotes = 0;
    for (byte each : line) {
      quotes += each == '"' ? 1 : 0;
    }
    return quotes;
  }
}
