package org.isomer.reports.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.isomer.data.FileStamp;
import org.isomer.file.AtomicFiles;
import org.isomer.file.FileTrouble;
import org.isomer.file.FolderLock;
import org.isomer.spi.BadInputException;

/** Results in folders, as {@link ResultStore} lays them out. Places are what their paths say. */
public final class FolderArchive implements ResultArchive {
  @Override
  public SortedMap<Path, FileStamp> all(Path place) {
    SortedMap<Path, FileStamp> all = new TreeMap<>();
    if (Files.isDirectory(place)) {
      String attributes = FileStamp.attributes(place);
      for (Path file : ResultStore.findIn(place)) {
        // One that was deleted in the meantime has none.
        FileStamp.of(file, attributes).ifPresent(stamp -> all.put(file, stamp));
      }
    }
    return all;
  }

  @Override
  public List<Path> find(List<Path> places) {
    return ResultStore.find(places);
  }

  @Override
  public boolean isTaken(Path place) {
    return Files.exists(place);
  }

  @Override
  public Result read(Path name) {
    return ResultStore.read(name);
  }

  @Override
  public ResultRecord record(Path name) {
    return ResultStore.readRecord(name);
  }

  @Override
  public RecordDigest.State state(Path name) {
    return RecordDigest.check(name);
  }

  @Override
  public Path file(Path name) {
    return name;
  }

  @Override
  public void write(Path root, Result result) {
    FailedResult.remove(root, result.record().id());
    ResultStore.write(root, result);
  }

  @Override
  public void copy(Path name, ResultMerge.Extent extent, Path root) {
    ResultRecord record = record(name);
    ResultStore.copy(name, record, extent.of(record), root);
  }

  @Override
  public void leave(Path root, FailedResult failure) {
    failure.write(root);
  }

  @Override
  public List<FailedResult> failures(List<Path> places) {
    return FailedResult.read(places);
  }

  @Override
  public void requireWritable(Path root) {
    try {
      AtomicFiles.requireWritable(root);
    } catch (IOException e) {
      throw new BadInputException(FileTrouble.writing(root, e), e);
    }
  }

  @Override
  public void prepare(Path root) {
    try {
      AtomicFiles.prepare(root);
    } catch (IOException e) {
      throw new BadInputException(FileTrouble.writing(root, e), e);
    }
  }

  @Override
  public <T> T alone(Path root, Supplier<T> work) {
    try (FolderLock lock = FolderLock.acquire(root)) {
      return work.get();
    }
  }
}
