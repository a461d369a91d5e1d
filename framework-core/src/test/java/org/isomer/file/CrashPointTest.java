package org.isomer.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashPointTest {
  private static final int POINTS = 12;
  private static final int KILLED = 137;

  @TempDir private Path temporary;

  /** One write of each sort. */
  public static final class Job {
    private Job() {}

    /** Does them in a folder in which {@code file} and {@code leaving} are. */
    public static void main(String[] arguments) throws IOException {
      Path folder = Path.of(arguments[0]);
      AtomicFiles.write(folder.resolve("file"), "new");
      AtomicFiles.makeFolder(
          folder.resolve("made"), fresh -> Files.writeString(fresh.resolve("part"), "whole"));
      try (AppendedFile log = AppendedFile.open(folder.resolve("log"))) {
        log.append("first\n");
        log.append("second\n");
        log.sync();
      }
      AtomicFiles.remove(folder.resolve("leaving"));
    }
  }

  @Test
  void aProcessThatEndsAtAnyWriteLeavesItUndoneOrComplete() throws Exception {
    for (int point = 1; point <= POINTS + 1; point++) {
      Path folder = Files.createDirectory(temporary.resolve("at-" + point));
      Files.writeString(folder.resolve("file"), "old");
      Files.createDirectory(folder.resolve("leaving"));
      Files.writeString(folder.resolve("leaving").resolve("part"), "whole");

      assertThat(run(folder, point)).isEqualTo(point <= POINTS ? KILLED : 0);

      assertThat(Files.readString(folder.resolve("file"))).isEqualTo(point <= 2 ? "old" : "new");
      for (String name : List.of("made", "leaving")) {
        if (Files.exists(folder.resolve(name))) {
          assertThat(folder.resolve(name).resolve("part")).hasContent("whole");
        }
      }
      Path log = folder.resolve("log");
      if (Files.exists(log)) {
        assertThat("first\nsecond\n").startsWith(Files.readString(log));
      }
      assertThat(Files.exists(folder.resolve("leaving"))).isEqualTo(point < POINTS);

      try (FolderLock lock = FolderLock.acquire(folder)) {
        try (var left = Files.list(folder)) {
          assertThat(left.filter(AtomicFiles::isStaging)).isEmpty();
        }
      }
    }
  }

  private static int run(Path folder, int point) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Disomer.crash-at=" + point,
                "-cp",
                System.getProperty("java.class.path"),
                Job.class.getName(),
                folder.toString())
            .inheritIO()
            .start();
    return process.waitFor();
  }
}
