package org.isomer.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {
  @TempDir Path folder;

  /** Another process, which holds a folder until it is killed. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] arguments) throws IOException {
      try (FolderLock lock = FolderLock.acquire(Path.of(arguments[0]))) {
        System.out.println("holds " + lock.getClass().getSimpleName());
        System.in.read();
      }
    }
  }

  @Test
  void anotherThreadOfThisProcessIsKeptOut() {
    try (FolderLock lock = FolderLock.acquire(folder)) {
      assertThat(lock).isNotNull();
      for (int i = 0; i < 2; i++) { // the first try must not give the lock back
        assertThatThrownBy(() -> FolderLock.acquire(folder.resolve(".")))
            .isInstanceOf(BadInputException.class)
            .hasMessageContaining(folder.toString())
            .hasMessageContaining("process " + ProcessHandle.current().pid());
      }
    }
    FolderLock.acquire(folder).close();
  }

  @Test
  void anotherProcessIsKeptOutUntilItIsKilled() throws Exception {
    Process other =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader out = other.inputReader(StandardCharsets.UTF_8)) {
      assertThat(out.readLine()).isEqualTo("holds FolderLock");
      assertThatThrownBy(() -> FolderLock.acquire(folder))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("another Isomer (process " + other.pid());
    } finally {
      other.destroyForcibly().waitFor();
    }
    FolderLock.acquire(folder).close();
  }

  @Test
  void whatAKilledProcessLeftIsCleanedAndWhatALivingOneWritesIsNot() throws IOException {
    Path left = folder.resolve(".file.999999999999-1.new"); // more than any process has
    Path living = folder.resolve(".file.%d-1.new".formatted(ProcessHandle.current().pid()));
    Files.createDirectories(left.resolve("part"));
    Files.writeString(living, "");
    FolderLock.acquire(folder).close();
    assertThat(left).doesNotExist();
    assertThat(living).exists();
  }

  @Test
  void makesAFolderThatIsMissing() {
    Path missing = folder.resolve("a/b");
    FolderLock.acquire(missing).close();
    assertThat(missing.resolve(FolderLock.FILE)).exists();
  }

  @Test
  void namesAFolderThatCannotBeMade() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> FolderLock.acquire(file.resolve("below")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("cannot be written");
  }
}
