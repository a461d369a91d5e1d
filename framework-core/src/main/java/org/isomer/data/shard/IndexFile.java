package org.isomer.data.shard;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.isomer.file.AtomicFiles;
import org.isomer.file.FileTrouble;
import org.isomer.file.FolderLock;
import org.isomer.file.RegularFile;
import org.isomer.spi.BadInputException;

/**
 * An index as a file.
 *
 * @param warnings is told what a user should know and need not act on
 */
record IndexFile(Path path, Consumer<String> warnings) {
  /** Reading the shards of one set takes less; a process that holds the lock longer is stuck. */
  private static final Duration PATIENCE = Duration.ofHours(12);

  /** What it holds; empty if there is none, or none that can be used. */
  Optional<ShardIndex> read() {
    if (Files.notExists(path)) {
      return Optional.empty();
    }
    try (InputStream in = new RegularFile(path).open()) {
      return Optional.of(ShardIndex.read(in, Files.size(path)));
    } catch (IOException e) {
      warnings.accept(
          "%s: %s. This index of shards is not used.".formatted(path, FileTrouble.of(e).reason()));
      return Optional.empty();
    }
  }

  /**
   * Makes an index while no other process makes the same, and writes it in one step.
   *
   * @param making is given the one that is there until then
   */
  ShardIndex keep(Function<Optional<ShardIndex>, ShardIndex> making) {
    try {
      Path folder = Objects.requireNonNull(path.getParent());
      Files.createDirectories(folder);
      try (FolderLock lock = FolderLock.ofFile(path, PATIENCE, this::tellWaiting)) {
        AtomicFiles.clean(folder);
        ShardIndex made = making.apply(read());
        AtomicFiles.write(path, made::write);
        return made;
      }
    } catch (IOException e) {
      throw new BadInputException(FileTrouble.writing(path, e), e);
    }
  }

  private void tellWaiting(String holder) {
    warnings.accept(
        "%s: %s reads the same shards; this process waits for the index that it makes."
            .formatted(path, holder));
  }
}
