package org.isomer.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.isomer.file.Sha256;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lock knows JARs by their bytes; what is in them does not matter here. */
class PluginLockTest {
  @TempDir private Path scratch;
  private Path folder;
  private Path file;

  @BeforeEach
  void writeJars() throws IOException {
    folder = Files.createDirectories(scratch.resolve("plugins/parquet")).getParent();
    file = scratch.resolve("plugins.lock");
    Files.writeString(folder.resolve("b.jar"), "b");
    Files.writeString(folder.resolve("parquet/a.jar"), "a");
    PluginLock.of(folders()).write(file);
  }

  private List<PluginFolder> folders() {
    return List.of(new PluginFolder(folder, true));
  }

  @Test
  void isWhatSha256sumWrites() throws IOException {
    assertThat(file)
        .hasContent(
            """
            # JARs of plugins; isomer --plugin-lock FILE refuses any other.
            %s  b.jar
            %s  parquet/a.jar
            """
                .formatted(Sha256.hex("b"), Sha256.hex("a")));
    PluginLock.require(file, folders());
  }

  @Test
  void whateverDiffersIsToldAtOnce() throws IOException {
    Files.writeString(folder.resolve("b.jar"), "c");
    Files.delete(folder.resolve("parquet/a.jar"));
    Files.writeString(folder.resolve("d.jar"), "d");

    assertThatThrownBy(() -> PluginLock.require(file, folders()))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            """
            %s: the JARs of plugins are not those of this lock:
              b.jar has changed: its SHA-256 was %s, now it is %s
              parquet/a.jar is not there
              d.jar is not in the lock
            Restore them; or, where the change is meant, write the lock anew: isomer plugin lock --out %s""",
            file, Sha256.brief(Sha256.hex("b")), Sha256.brief(Sha256.hex("c")), file);
  }

  @Test
  void whatIsNoLockIsRefused() throws IOException {
    Files.writeString(file, "# a comment\n\n12ab  b.jar\n");

    assertThatThrownBy(() -> PluginLock.read(file))
        .hasMessageStartingWith(file + ", line 3: expected a SHA-256 in hexadecimal");
  }

  @Test
  void oneNameCannotStandForTwoJars() throws IOException {
    Path other = Files.createDirectories(scratch.resolve("other"));
    Files.writeString(other.resolve("b.jar"), "another");

    assertThatThrownBy(
            () ->
                PluginLock.of(
                    List.of(new PluginFolder(folder, true), new PluginFolder(other, true))))
        .hasMessageStartingWith(other.resolve("b.jar") + ": another plugin folder has a different");
  }
}
