package org.isomer.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.isomer.spi.FileFacts;
import org.isomer.spi.FileIndex;
import org.isomer.spi.ImageFormat;
import org.jspecify.annotations.Nullable;

/**
 * Knows the files of a folder by the record that a {@link DataCache} has of it. A file that changed
 * shortly before it was read is not kept: it may change again at what a coarse clock calls the same
 * time.
 *
 * @param cache where the records are
 * @param clock tells which changes are too young to be told apart from the next
 * @param watching tells the user how it goes
 * @param imageFormats those that JARs add
 */
public record KeptFileIndex(
    DataCache cache, Clock clock, Watching watching, Set<ImageFormat> imageFormats)
    implements FileIndex {
  private static final Path HERE = Path.of("");

  /** Tells the user how it goes. */
  @FunctionalInterface
  public interface Watching {
    /** As {@link FileIndex#watch}. */
    Watch begin(String title, long bytes);

    /** As {@link FileIndex#warn}. */
    default void warn(String text) {}
  }

  /** Copies the set, in its order. */
  public KeptFileIndex {
    imageFormats = Collections.unmodifiableSet(new LinkedHashSet<>(imageFormats));
  }

  /** One of files in Isomer's own formats. */
  public KeptFileIndex(DataCache cache, Clock clock, Watching watching) {
    this(cache, clock, watching, Set.of());
  }

  /** One that tells nobody how far it is. */
  public KeptFileIndex(DataCache cache, Clock clock) {
    this(cache, clock, NONE::watch);
  }

  @Override
  public Watch watch(String title, long bytes) {
    return watching.begin(title, bytes);
  }

  @Override
  public void warn(String text) {
    watching.warn(text);
  }

  /** That of {@link FileTable}, which changes with whatever is kept, or how it is found. */
  private static final int VERSION = 4;

  @Override
  public List<Optional<FileFacts>> of(List<Path> files, IntFunction<Optional<FileFacts>> read) {
    Map<Path, Folder> folders = folders(files);
    FileStamp[] stamps = new FileStamp[files.size()];
    List<Optional<FileFacts>> facts =
        IntStream.range(0, files.size())
            .parallel()
            .mapToObj(
                i -> {
                  Folder folder = folder(folders, files.get(i));
                  Optional<FileStamp> stamp = // before its bytes are read
                      FileStamp.of(files.get(i), folder.attributes());
                  stamp.filter(each -> each.isSettled(folder.now())).ifPresent(s -> stamps[i] = s);
                  return stamp
                      .flatMap(each -> folder.known().facts(name(files.get(i)), each))
                      .or(
                          () -> {
                            folder.isNew().set(true);
                            return read.apply(i);
                          });
                })
            .toList();
    keep(files, stamps, facts, folders);
    return facts;
  }

  /**
   * One look at a folder.
   *
   * @param known what the last one found
   * @param isNew whether a file is not known
   * @param now when it began
   * @param attributes what is asked of files in it
   */
  private record Folder(
      Path path, FileTable known, AtomicBoolean isNew, Instant now, String attributes) {}

  private Map<Path, Folder> folders(List<Path> files) {
    Set<Path> parents = new HashSet<>();
    files.forEach(file -> parents.add(parent(file)));
    return parents.stream().parallel().collect(Collectors.toMap(Function.identity(), this::look));
  }

  private Folder look(Path parent) {
    Path path = parent.toAbsolutePath().normalize();
    FileTable known =
        cache
            .findBytes(FileTable.class, VERSION, path.toString())
            .flatMap(FileTable::read)
            .orElseGet(() -> FileTable.of(List.of()));
    return new Folder(
        path, known, new AtomicBoolean(), clock.instant(), FileStamp.attributes(path));
  }

  private static Folder folder(Map<Path, Folder> folders, Path file) {
    return Objects.requireNonNull(folders.get(parent(file)));
  }

  private static Path parent(Path file) {
    return Objects.requireNonNullElse(file.getParent(), HERE);
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  /**
   * Keeps what was found of folders in which a file is new, beside what is known of files that were
   * not asked for and are still there: data sets may share a folder.
   */
  private void keep(
      List<Path> files,
      @Nullable FileStamp[] stamps,
      List<Optional<FileFacts>> facts,
      Map<Path, Folder> folders) {
    Map<Path, Map<String, FileTable.Entry>> found = new HashMap<>();
    for (int i = 0; i < files.size(); i++) {
      Path parent = parent(files.get(i));
      Folder folder = Objects.requireNonNull(folders.get(parent));
      if (folder.isNew().get()) {
        Map<String, FileTable.Entry> entries = found.computeIfAbsent(parent, each -> known(folder));
        String name = name(files.get(i));
        entries.remove(name);
        FileStamp stamp = stamps[i];
        if (stamp != null && facts.get(i).isPresent()) {
          entries.put(name, new FileTable.Entry(name, stamp, facts.get(i).get()));
        }
      }
    }
    found.forEach(
        (parent, entries) ->
            cache.keepBytes(
                FileTable.of(List.copyOf(entries.values())).bytes(),
                FileTable.class,
                VERSION,
                Objects.requireNonNull(folders.get(parent)).path().toString()));
  }

  private static Map<String, FileTable.Entry> known(Folder folder) {
    Map<String, FileTable.Entry> entries = new HashMap<>();
    folder.known().entries().stream()
        .filter(entry -> Files.exists(folder.path().resolve(entry.name())))
        .forEach(entry -> entries.put(entry.name(), entry));
    return entries;
  }
}
