package org.isomer.train;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.isomer.file.RegularFile;

/** The most memory that this process has had at once. */
public final class PeakMemory {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String LINE = "VmHWM:";

  private PeakMemory() {}

  /** Resident bytes, those of Java and of TensorFlow; empty where the system does not tell. */
  public static Optional<Long> bytes() {
    return Files.exists(STATUS)
        ? new String(new RegularFile(STATUS).bytes(), StandardCharsets.UTF_8)
            .lines()
            .filter(line -> line.startsWith(LINE))
            .map(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
            .findFirst()
        : Optional.empty();
  }
}
