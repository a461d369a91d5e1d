package org.isomer.data.shard;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.isomer.data.FileStamp;
import org.isomer.file.FileListing;
import org.isomer.file.FileTrouble;
import org.isomer.file.RegularFile;
import org.isomer.file.Sha256;
import org.isomer.spi.BadInputException;

/** Shards in a folder and those below it. */
final class LocalStore implements ShardStore {
  /** Files that are open at once. */
  private static final int MOST_OPEN = 64;

  private static final int ATTEMPTS = 3;

  private final Path folder;
  private final List<String> names;
  private final Path spare;
  private final Consumer<String> warnings;
  private final String attributes;
  private final Map<String, FileChannel> channels = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * A set of shards.
   *
   * @param folder where they and their index are
   * @param names those that belong to the set; all shards of the folder if empty
   * @param spare where an index is kept that cannot be written into the folder
   * @param warnings is told what a user should know and need not act on
   */
  LocalStore(Path folder, List<String> names, Path spare, Consumer<String> warnings) {
    this.folder = folder.toAbsolutePath().normalize();
    this.names = List.copyOf(names);
    this.warnings = warnings;
    attributes = FileStamp.attributes(this.folder);
    this.spare = spare.resolve(Sha256.hex(this.folder.toString()));
  }

  @Override
  public String title() {
    return String.valueOf(folder.getFileName());
  }

  @Override
  public List<String> names(List<String> known) {
    if (!names.isEmpty()) {
      return names;
    }
    List<String> found =
        FileListing.of(folder)
            .filesBelow(file -> ShardScan.isShard(String.valueOf(file.getFileName())))
            .stream()
            .map(file -> FileListing.relative(folder, file))
            .sorted()
            .toList();
    if (found.isEmpty()) {
      throw new BadInputException(
          "%s: the folder holds no shards, files that end in .tar or .tfrecord. Name another one, or make shards with isomer pack."
              .formatted(folder));
    }
    return found;
  }

  @Override
  public String place(String name) {
    return folder.resolve(name).toString();
  }

  @Override
  public ShardTable.Facts facts(String shard) {
    Path file = folder.resolve(shard);
    new RegularFile(file).require();
    try {
      return new ShardTable.Facts(shard, FileStamp.read(file, attributes), "");
    } catch (IOException e) {
      throw new BadInputException(FileTrouble.reading(file, e), e);
    }
  }

  @Override
  public InputStream open(ShardTable.Facts shard) throws IOException {
    return new RegularFile(folder.resolve(shard.name())).open();
  }

  @Override
  public void read(ShardTable.Facts shard, long offset, ByteBuffer into) throws IOException {
    int start = into.position();
    for (int attempt = 1; ; attempt++) {
      try {
        FileChannel channel = channel(shard.name());
        while (into.hasRemaining()) {
          if (channel.read(into, offset + into.position() - start) < 0) {
            throw new EOFException("it is shorter than it was when it was indexed");
          }
        }
        return;
      } catch (ClosedChannelException e) {
        // Another thread has opened too many files in the meantime.
        if (attempt == ATTEMPTS || Thread.currentThread().isInterrupted()) {
          throw e;
        }
        into.position(start);
      }
    }
  }

  private synchronized FileChannel channel(String shard) throws IOException {
    FileChannel open = channels.get(shard);
    if (open == null || !open.isOpen()) {
      open = FileChannel.open(folder.resolve(shard), StandardOpenOption.READ);
      channels.put(shard, open);
      if (channels.size() > MOST_OPEN) {
        FileChannel eldest = channels.remove(channels.keySet().iterator().next());
        Objects.requireNonNull(eldest).close();
      }
    }
    return open;
  }

  @Override
  public Optional<byte[]> file(String name) {
    Path file = folder.resolve(name);
    return Files.exists(file) ? Optional.of(new RegularFile(file).bytes()) : Optional.empty();
  }

  @Override
  public List<ShardIndex> indexes(String name) {
    return Stream.of(folder, spare)
        .map(place -> new IndexFile(place.resolve(name), warnings))
        .flatMap(file -> file.read().stream())
        .toList();
  }

  @Override
  public ShardIndex keep(String name, Function<Optional<ShardIndex>, ShardIndex> making) {
    Path place = Files.isWritable(folder) ? folder : spare;
    return new IndexFile(place.resolve(name), warnings).keep(making);
  }

  @Override
  public String renewal(String name) {
    return "delete the index "
        + Stream.of(folder, spare)
            .map(place -> place.resolve(name))
            .filter(Files::exists)
            .map(Path::toString)
            .collect(Collectors.joining(" and "));
  }
}
