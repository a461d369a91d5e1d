package org.isomer.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.isomer.spi.FileFacts;
import org.isomer.spi.FileIndex;

/**
 * Knows the files of a folder by the record that a {@link DataCache} has of it. A file that changed
 * shortly before it was read is not kept: it may change again at what a coarse clock calls the same
 * time.
 *
 * @param cache where the records are
 * @param clock tells which changes are too young to be told apart from the next
 * @param watching tells the user how far a reading is
 */
public record KeptFileIndex(DataCache cache, Clock clock, Watching watching)
    implements FileIndex {
  /** Begins to tell how far a reading is. */
  @FunctionalInterface
  public interface Watching {
    /** As {@link FileIndex#watch}. */
    Watch begin(String title, long bytes);
  }

  /** One that tells nobody how far it is. */
  public KeptFileIndex(DataCache cache, Clock clock) {
    this(cache, clock, NONE::watch);
  }

  @Override
  public Watch watch(String title, long bytes) {
    return watching.begin(title, bytes);
  }

  /** That of {@link Known}, which changes with whatever is kept, or how it is found. */
  private static final int VERSION = 2;

  /** The attributes of files that Unix systems have. */
  private static final String UNIX = "unix";

  /** The coarsest time stamps of a file system, those of FAT, are even seconds. */
  private static final long SETTLED = Duration.ofSeconds(2).toNanos();

  @Override
  public List<Optional<FileFacts>> of(List<Path> files, IntFunction<Optional<FileFacts>> read) {
    Map<Path, Folder> folders =
        files.stream()
            .map(KeptFileIndex::parent)
            .distinct()
            .parallel()
            .collect(Collectors.toConcurrentMap(Function.identity(), this::folder));
    List<Optional<FileFacts>> facts =
        IntStream.range(0, files.size())
            .parallel()
            .mapToObj(
                i -> {
                  Path file = files.get(i);
                  Folder folder = Objects.requireNonNull(folders.get(parent(file)));
                  return folder.facts(file, () -> read.apply(i));
                })
            .toList();
    folders.values().parallelStream().forEach(this::keep);
    return facts;
  }

  private static Path parent(Path file) {
    return Objects.requireNonNull(file.toAbsolutePath().normalize().getParent());
  }

  private Folder folder(Path path) {
    Optional<Known> known = cache.find(Known.class, VERSION, path.toString());
    return new Folder(
        path, known.orElse(Known.NOTHING), new ConcurrentHashMap<>(), clock.instant());
  }

  private void keep(Folder folder) {
    Known now = new Known(folder.found());
    if (!now.equals(folder.known())) {
      cache.keep(now, VERSION, folder.path().toString());
    }
  }

  /**
   * One look at a folder.
   *
   * @param known what the last one found
   * @param found what this one finds
   * @param now when it began
   */
  private record Folder(Path path, Known known, Map<String, Entry> found, Instant now) {
    Optional<FileFacts> facts(Path file, Supplier<Optional<FileFacts>> read) {
      String name = String.valueOf(file.getFileName());
      Optional<Stamp> stamp = Stamp.of(file); // before its bytes are read
      Optional<Entry> before =
          known.entry(name).filter(each -> stamp.equals(Optional.of(each.stamp())));
      if (before.isPresent()) {
        found.put(name, before.get());
        return Optional.of(before.get().facts());
      }
      Optional<FileFacts> facts = read.get();
      if (stamp.isPresent() && stamp.get().isSettled(now) && facts.isPresent()) {
        found.put(name, new Entry(stamp.get(), facts.get()));
      }
      return facts;
    }
  }

  /**
   * The files of a folder that the last look asked for, by their names.
   *
   * @param files those that could be read
   */
  record Known(Map<String, Entry> files) {
    private static final Known NOTHING = new Known(Map.of());

    Known {
      files = Map.copyOf(files);
    }

    private Optional<Entry> entry(String name) {
      return Optional.ofNullable(files.get(name));
    }
  }

  /** A file as it was read. */
  record Entry(Stamp stamp, FileFacts facts) {}

  /**
   * What changes with a file.
   *
   * @param size in bytes
   * @param modified when its contents changed last, in nanoseconds since 1970, as anybody can set
   *     it
   * @param changed when the file system noted the last change of the file, which nobody can set;
   *     the same as {@code modified} where it notes none
   */
  record Stamp(long size, long modified, long changed) {
    /** That of a file; empty if it has none. */
    private static Optional<Stamp> of(Path file) {
      try {
        Map<String, Object> attributes =
            file.getFileSystem().supportedFileAttributeViews().contains(UNIX)
                ? Files.readAttributes(file, UNIX + ":size,lastModifiedTime,ctime")
                : Files.readAttributes(file, "size,lastModifiedTime");
        FileTime modified = time(attributes, "lastModifiedTime");
        FileTime changed = attributes.containsKey("ctime") ? time(attributes, "ctime") : modified;
        return Optional.of(
            new Stamp(
                (Long) Objects.requireNonNull(attributes.get("size")),
                modified.to(TimeUnit.NANOSECONDS),
                changed.to(TimeUnit.NANOSECONDS)));
      } catch (IOException e) {
        return Optional.empty();
      }
    }

    private static FileTime time(Map<String, Object> attributes, String name) {
      return (FileTime) Objects.requireNonNull(attributes.get(name));
    }

    private boolean isSettled(Instant now) {
      return Math.max(modified, changed)
          < TimeUnit.MILLISECONDS.toNanos(now.toEpochMilli()) - SETTLED;
    }
  }
}
