package org.isomer.data.shard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.isomer.file.AtomicFiles;
import org.isomer.file.FileTrouble;

/**
 * Pieces of files of a server, in files of their own. Once they are more than a limit, those that
 * were not used for longest are deleted. Several processes may share it: a piece is written in one
 * step, and one that another process has deleted is fetched again.
 */
final class BlockCache {
  private static final String ENDING = ".block";

  /** A cache that is full is emptied to this part of its limit. */
  private static final double KEPT = 0.9;

  /** Additions after which what other processes have added is counted too. */
  private static final int COUNTED = 16;

  /** Use is noted no more often than that. */
  private static final Duration NOTED = Duration.ofMinutes(1);

  private final Path folder;
  private final long limit;
  private final Clock clock;
  private final Consumer<String> warnings;
  private final AtomicInteger additions = new AtomicInteger();

  /**
   * A cache.
   *
   * @param limit bytes that it may hold
   * @param warnings is told where nothing can be kept
   */
  BlockCache(Path folder, long limit, Clock clock, Consumer<String> warnings) {
    this.folder = folder;
    this.limit = limit;
    this.clock = clock;
    this.warnings = warnings;
  }

  /** The file of a piece, whether or not it is there. */
  Path file(String key, long number) {
    return folder.resolve(key).resolve(number + ENDING);
  }

  /** Whether a piece is there with all its bytes; notes that it is used. */
  boolean has(Path file, long size) {
    try {
      BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
      if (found.size() != size) {
        return false;
      }
      noteUse(file, found.lastModifiedTime());
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private void noteUse(Path file, FileTime before) {
    FileTime now = FileTime.from(clock.instant());
    if (now.toMillis() - before.toMillis() > NOTED.toMillis()) {
      try {
        Files.setLastModifiedTime(file, now);
      } catch (IOException e) {
        // It counts as used when it was used before.
      }
    }
  }

  /** Keeps a piece; where nothing can be written, it is not kept, and that is said. */
  void keep(Path file, byte[] bytes) {
    try {
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      AtomicFiles.write(file, bytes);
      if (additions.getAndIncrement() % COUNTED == 0 || limit < (long) bytes.length * COUNTED) {
        shrink();
      }
    } catch (IOException e) {
      FileTrouble trouble = FileTrouble.of(e);
      warnings.accept(
          "%s: pieces of shards cannot be kept here: %s. They are fetched each time they are needed, which takes longer. %s"
              .formatted(folder, trouble.reason(), trouble.remedy()));
    }
  }

  void delete(Path file) throws IOException {
    Files.deleteIfExists(file);
  }

  /** A piece that is kept, and how long ago it was used. */
  private record Block(Path file, long size, FileTime used) {}

  /** Takes out what killed processes have left, too. */
  private synchronized void shrink() throws IOException {
    List<Block> blocks = new ArrayList<>();
    try (Stream<Path> keys = Files.list(folder)) {
      for (Path key : keys.filter(Files::isDirectory).toList()) {
        AtomicFiles.clean(key);
      }
    } catch (NoSuchFileException e) {
      // Another process takes them out.
    }
    try (Stream<Path> files = Files.walk(folder, 2)) {
      for (Path file : files.filter(each -> each.toString().endsWith(ENDING)).toList()) {
        try {
          BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
          blocks.add(new Block(file, found.size(), found.lastModifiedTime()));
        } catch (NoSuchFileException e) {
          // Another process has deleted it.
        }
      }
    }
    blocks.sort(Comparator.comparing(Block::used));
    long all = blocks.stream().mapToLong(Block::size).sum();
    double kept = all > limit ? KEPT * limit : limit;
    for (int i = 0; i < blocks.size() && all > kept; i++) {
      delete(blocks.get(i).file());
      all -= blocks.get(i).size();
    }
  }
}
