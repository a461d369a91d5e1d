package org.isomer.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What changes with a file.
 *
 * @param size in bytes
 * @param modified when its contents changed last, in nanoseconds since 1970, as anybody can set it
 * @param changed when the file system noted the last change of the file, which nobody can set; the
 *     same as {@code modified} where it notes none
 */
public record FileStamp(long size, long modified, long changed) {
  /** The attributes of files that Unix systems have. */
  private static final String UNIX = "unix";

  /** The coarsest time stamps of a file system, those of FAT, are even seconds. */
  private static final long SETTLED = Duration.ofSeconds(2).toNanos();

  /** Which attributes are asked for in a folder. */
  public static String attributes(Path folder) {
    return folder.getFileSystem().supportedFileAttributeViews().contains(UNIX)
        ? UNIX + ":size,lastModifiedTime,ctime"
        : "size,lastModifiedTime";
  }

  /** That of a file; empty if it has none. */
  public static Optional<FileStamp> of(Path file, String attributes) {
    try {
      return Optional.of(read(file, attributes));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** That of a file. */
  public static FileStamp read(Path file, String attributes) throws IOException {
    Map<String, Object> found = Files.readAttributes(file, attributes);
    FileTime modified = time(found, "lastModifiedTime");
    FileTime changed = found.containsKey("ctime") ? time(found, "ctime") : modified;
    return new FileStamp(
        (Long) Objects.requireNonNull(found.get("size")),
        modified.to(TimeUnit.NANOSECONDS),
        changed.to(TimeUnit.NANOSECONDS));
  }

  private static FileTime time(Map<String, Object> attributes, String name) {
    return (FileTime) Objects.requireNonNull(attributes.get(name));
  }

  /** Whether it is so old that a later change gives another one. */
  boolean isSettled(Instant now) {
    return Math.max(modified, changed)
        < TimeUnit.MILLISECONDS.toNanos(now.toEpochMilli()) - SETTLED;
  }
}
