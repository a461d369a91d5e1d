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
      assertThat(FolderLock.isHeld(folder)).isTrue();
      assertThatThrownBy(() -> FolderLock.acquire(folder))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("another Isomer (process " + other.pid());
    } finally {
      other.destroyForcibly().waitFor();
    }
    assertThat(FolderLock.isHeld(folder)).isFalse();
    FolderLock.acquire(folder).close();
  }

  @Test
  void whatAKilledProcessLeftIsCleanedAndWhatALivingOneWritesIsNot() throws IOException {
    String here = Integer.toHexString(FolderLock.host().hashCode());
    Path left = folder.resolve(".file.%s-999999999999-1.new".formatted(here)); // no such process
    Path living =
        folder.resolve(".file.%s-%d-1.new".formatted(here, ProcessHandle.current().pid()));
    Path elsewhere = folder.resolve(".file.0-999999999999-1.new");
    Files.createDirectories(left.resolve("part"));
    Files.writeString(living, "");
    Files.writeString(elsewhere, "");
    FolderLock.acquire(folder).close();
    assertThat(left).doesNotExist();
    assertThat(living).exists();
    assertThat(elsewhere).exists();
  }

  @Test
  void toAskWhetherAFolderIsHeldChangesNothing() throws IOException {
    assertThat(FolderLock.isHeld(folder)).isFalse();
    assertThat(folder).isEmptyDirectory();
    try (FolderLock lock = FolderLock.acquire(folder)) {
      assertThat(lock).isNotNull();
      assertThat(FolderLock.isHeld(folder.resolve("."))).isTrue();
      assertThatThrownBy(() -> FolderLock.acquire(folder)).isInstanceOf(BadInputException.class);
    }
    assertThat(FolderLock.isHeld(folder)).isFalse();
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

  @Test
  void aFileIsLockedApartFromItsFolder() {
    Path file = folder.resolve("looks.jsonl");
    try (FolderLock lock = FolderLock.acquire(folder);
        FolderLock ofFile = FolderLock.ofFile(file)) {
      assertThat(lock).isNotEqualTo(ofFile);
      assertThat(folder.resolve(".looks.jsonl.lock")).exists();
    }
    FolderLock.ofFile(file).close();
  }

  @Test
  void whoFindsAFileLockedWaits() throws Exception {
    Path file = folder.resolve("looks.jsonl");
    FolderLock first = FolderLock.ofFile(file);
    Thread second = new Thread(() -> FolderLock.ofFile(file).close());
    second.start();
    while (second.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    first.close();
    second.join();
    FolderLock.ofFile(file).close();
  }
}
