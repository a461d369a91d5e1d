package org.isomer.data.shard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.isomer.file.AtomicFiles;
import org.isomer.file.FileTrouble;
import org.isomer.file.FolderLock;
import org.isomer.file.RegularFile;
import org.isomer.spi.BadInputException;

/** Indexes as files. */
final class IndexFile {
  private IndexFile() {}

  /** What a file holds; empty if it is damaged, cannot be read, or is of another version. */
  static Optional<ShardIndex> read(Path file) {
    try {
      return ShardIndex.read(new RegularFile(file).bytes());
    } catch (BadInputException e) {
      return Optional.empty();
    }
  }

  /** Makes an index while no other process makes the same, and writes it in one step. */
  static ShardIndex keep(Path file, Supplier<ShardIndex> making) {
    try {
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      try (FolderLock lock = FolderLock.ofFile(file)) {
        ShardIndex made = making.get();
        AtomicFiles.write(file, made::write);
        return made;
      }
    } catch (IOException e) {
      throw new BadInputException(FileTrouble.writing(file, e), e);
    }
  }
}
