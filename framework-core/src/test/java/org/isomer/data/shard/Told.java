package org.isomer.data.shard;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntFunction;
import org.isomer.spi.FileFacts;
import org.isomer.spi.FileIndex;

/**
 * Notes what a user is told.
 *
 * @param advanced is called whenever bytes of shards have been read
 */
record Told(List<String> warnings, List<String> readings, Runnable advanced) implements FileIndex {
  Told() {
    this(() -> {});
  }

  Told(Runnable advanced) {
    this(new CopyOnWriteArrayList<>(), new CopyOnWriteArrayList<>(), advanced);
  }

  @Override
  public List<Optional<FileFacts>> of(List<Path> files, IntFunction<Optional<FileFacts>> read) {
    return NONE.of(files, read);
  }

  @Override
  public Watch watch(String title, long bytes) {
    readings.add(title);
    return read -> advanced.run();
  }

  @Override
  public void warn(String text) {
    warnings.add(text);
  }
}
