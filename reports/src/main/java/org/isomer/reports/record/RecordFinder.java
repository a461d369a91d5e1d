package org.isomer.reports.record;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.isomer.file.AtomicFiles;
import org.isomer.file.FileTrouble;
import org.isomer.spi.BadInputException;

/** Looks for files in finished folders, asking the file system once for each file. */
final class RecordFinder extends SimpleFileVisitor<Path> {
  private final Path root;
  private final Predicate<String> wanted;
  private final SortedMap<Path, BasicFileAttributes> found = new TreeMap<>();

  private RecordFinder(Path root, Predicate<String> wanted) {
    this.root = root;
    this.wanted = wanted;
  }

  /** The record files below a folder, which may be none, in order. */
  static SortedMap<Path, BasicFileAttributes> find(Path root) {
    return find(root, ResultStore.RECORD::equals);
  }

  /** As the other, for files of other names. */
  static SortedMap<Path, BasicFileAttributes> find(Path root, Predicate<String> wanted) {
    RecordFinder finder = new RecordFinder(root, wanted);
    try {
      Files.walkFileTree(root, finder);
    } catch (IOException e) {
      String place = FileTrouble.of(e).file().orElse(root.toString());
      throw new BadInputException(FileTrouble.reading(Path.of(place), e), e);
    }
    return Collections.unmodifiableSortedMap(finder.found);
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
    boolean unfinished = !folder.equals(root) && AtomicFiles.isStaging(folder);
    return unfinished ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
    if (wanted.test(String.valueOf(file.getFileName()))) {
      found.put(
          file,
          attributes.isSymbolicLink()
              ? Files.readAttributes(file, BasicFileAttributes.class)
              : attributes);
    }
    return FileVisitResult.CONTINUE;
  }

  /** Something that was deleted in the meantime is no failure. */
  @Override
  public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
    if (file.equals(root) || Files.exists(file)) {
      throw e;
    }
    return FileVisitResult.CONTINUE;
  }
}
