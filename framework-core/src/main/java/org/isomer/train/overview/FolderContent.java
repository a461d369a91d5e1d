package org.isomer.train.overview;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How much a file, or a folder with all that is in it, holds.
 *
 * @param bytes the lengths of its files; those that cannot be seen, or go meanwhile, do not count
 */
record FolderContent(long bytes) {
  /** Of a file or folder, or of the one that a link leads to; links within it are not followed. */
  static FolderContent of(Path path) {
    AtomicLong bytes = new AtomicLong();
    try {
      Files.walkFileTree(
          path.toRealPath(),
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              bytes.addAndGet(attributes.isRegularFile() ? attributes.size() : 0);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException e) {
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      return new FolderContent(bytes.get());
    }
    return new FolderContent(bytes.get());
  }
}
