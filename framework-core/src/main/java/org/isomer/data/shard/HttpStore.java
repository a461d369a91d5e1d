package org.isomer.data.shard;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.isomer.data.Faults;
import org.isomer.data.FileStamp;
import org.isomer.data.shard.ShardTable.Facts;
import org.isomer.file.FileTrouble;
import org.isomer.file.Sha256;
import org.isomer.spi.BadInputException;

/** Shards on an HTTP server that gives pieces of files. */
final class HttpStore implements ShardStore {
  /** Bytes that are fetched at once. */
  static final int BLOCK = 1 << 22;

  private static final int LOCKS = 64;
  private static final int ASKED_AT_ONCE = 16;

  private final String base;
  private final List<String> names;
  private final Optional<String> index;
  private final Path spare;
  private final BlockCache cache;
  private final HttpFiles files;
  private final Consumer<String> warnings;

  /** What the index on the server says of shards, by their names. */
  private volatile Map<String, Facts> listed = Map.of();

  private final List<Object> locks = Stream.generate(Object::new).limit(LOCKS).toList();

  private HttpStore(
      String base,
      List<String> names,
      Optional<String> index,
      Path cache,
      long limit,
      HttpFiles files,
      Consumer<String> warnings) {
    this.base = base;
    this.names = names;
    this.index = index;
    this.files = files;
    this.warnings = warnings;
    spare = cache.resolve(Sha256.hex(base));
    this.cache = new BlockCache(cache.resolve("blocks"), limit, Clock.systemUTC(), warnings);
  }

  /**
   * The set that an address names: a folder with its slash at the end, or an index, of which all
   * shards are in the set; or shards by a pattern.
   *
   * @param limit bytes that may be kept of them
   * @param warnings is told what a user should know and need not act on
   */
  static HttpStore of(String url, Path cache, long limit, Consumer<String> warnings) {
    return of(url, cache, limit, HttpFiles.patient(), warnings);
  }

  static HttpStore of(
      String url, Path cache, long limit, HttpFiles files, Consumer<String> warnings) {
    int brace = url.indexOf('{');
    int slash = url.lastIndexOf('/', brace < 0 ? url.length() : brace);
    if (!url.matches("(?i)https?://[^/]+/.*")) {
      throw new BadInputException(
          "%s: is no address of shards. Write it as http://host/folder/ or http://host/folder/train-{000000..000009}.tar."
              .formatted(url));
    }
    String base = url.substring(0, slash + 1);
    String last = url.substring(slash + 1);
    try {
      URI.create(base);
    } catch (IllegalArgumentException e) {
      throw new BadInputException(
          "%s: is no address: %s. Correct it; a blank is written %%20."
              .formatted(url, e.getMessage()),
          e);
    }
    if (last.isEmpty() || last.endsWith(ShardIndex.ENDING)) {
      Optional<String> index = Optional.of(last).filter(name -> !name.isEmpty());
      return new HttpStore(base, List.of(), index, cache, limit, files, warnings);
    }
    List<String> names = Braces.expand(last);
    ShardPlace.requireShards(names, url);
    return new HttpStore(base, names, Optional.empty(), cache, limit, files, warnings);
  }

  @Override
  public String title() {
    String folder = base.substring(0, base.length() - 1);
    return folder.substring(folder.lastIndexOf('/') + 1);
  }

  @Override
  public List<String> names(List<String> known) {
    if (names.isEmpty() && known.isEmpty()) {
      throw new BadInputException(
          "%s: the server has no index there, so that nobody knows which shards there are. Put the index beside them (isomer pack writes it), or name the shards, as in %strain-{000000..000009}.tar."
              .formatted(index.map(this::place).orElse(base), base));
    }
    return names.isEmpty() ? known : names;
  }

  @Override
  public String place(String name) {
    return base + name;
  }

  @Override
  public Facts facts(String shard) {
    Facts known = listed.get(shard);
    if (known != null) {
      return known;
    }
    HttpFiles.Piece start = files.piece(address(shard), 0, 0);
    long changed = nanoseconds(start.changed());
    return new Facts(shard, new FileStamp(start.total(), changed, changed), "");
  }

  /** Asks for several at once: there is an answer to wait for each. */
  @Override
  public List<Facts> facts(List<String> shards) {
    return Faults.each(shards, ASKED_AT_ONCE, this::facts);
  }

  private static long nanoseconds(String changed) {
    try {
      return TimeUnit.SECONDS.toNanos(
          Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(changed)).getEpochSecond());
    } catch (DateTimeParseException e) {
      return 0;
    }
  }

  @Override
  public InputStream open(Facts shard) {
    return new Blocks(shard);
  }

  @Override
  public void read(Facts shard, long offset, ByteBuffer into) throws IOException {
    if (offset + into.remaining() > shard.size()) {
      throw new EOFException("it is shorter than it was when it was indexed");
    }
    while (into.hasRemaining()) {
      long at = offset;
      long number = at / BLOCK;
      int from = (int) (at % BLOCK);
      int count = Math.min(into.remaining(), BLOCK - from);
      ByteBuffer part = into.slice(into.position(), count);
      readBlock(shard, number, from, part);
      into.position(into.position() + count);
      offset += count;
    }
  }

  private void readBlock(Facts shard, long number, int from, ByteBuffer into) throws IOException {
    Path file = file(shard, number);
    int size = (int) Math.min(BLOCK, shard.size() - number * BLOCK);
    if (cache.has(file, size) && readFile(file, from, into)) {
      return;
    }
    synchronized (locks.get(Math.floorMod(file.hashCode(), LOCKS))) {
      if (cache.has(file, size) && readFile(file, from, into)) {
        return;
      }
      byte[] bytes = fetch(shard, number, size);
      cache.keep(file, bytes);
      into.clear().put(bytes, from, into.remaining());
    }
  }

  /** Whether all of a piece could be read; another process may have deleted it. */
  private static boolean readFile(Path file, int from, ByteBuffer into) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      while (into.hasRemaining()) {
        if (channel.read(into, from + into.position()) < 0) {
          into.clear();
          return false;
        }
      }
      return true;
    } catch (IOException e) {
      into.clear();
      return false; // it is fetched again
    }
  }

  private byte[] fetch(Facts shard, long number, int size) {
    long first = number * BLOCK;
    HttpFiles.Piece piece = files.piece(address(shard.name()), first, first + size - 1);
    if (piece.total() != shard.size()) {
      throw new BadInputException(
          "%s: has %,d bytes, and had %,d when it was indexed. %s"
              .formatted(
                  place(shard.name()),
                  piece.total(),
                  shard.size(),
                  listed.containsKey(shard.name())
                      ? "Make the index on the server anew."
                      : "Start again, so that it is indexed anew."));
    }
    return piece.bytes();
  }

  private Path file(Facts shard, long number) {
    return cache.file(
        Sha256.hex(
            "%s %d %d".formatted(place(shard.name()), shard.size(), shard.stamp().modified())),
        number);
  }

  private URI address(String name) {
    return URI.create(
        base
            + Stream.of(name.split("/", -1))
                .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/")));
  }

  @Override
  public boolean forget(Facts shard, long offset, int size) {
    try {
      for (long number = offset / BLOCK; number * BLOCK < offset + size; number++) {
        cache.delete(file(shard, number));
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public Optional<byte[]> file(String name) {
    return files.whole(address(name));
  }

  @Override
  public List<ShardIndex> indexes(String name) {
    Optional<ShardIndex> beside = indexOnServer(address(index.orElse(name)));
    listed =
        beside.stream()
            .flatMap(found -> found.tables().stream())
            .map(ShardTable::facts)
            .collect(Collectors.toMap(Facts::name, Function.identity(), (one, other) -> one));
    return Stream.of(beside, kept(name).read()).flatMap(Optional::stream).toList();
  }

  private Optional<ShardIndex> indexOnServer(URI address) {
    Optional<HttpFiles.Piece> first = files.beginning(address, BLOCK);
    if (first.isEmpty()) {
      return Optional.empty();
    }
    try (InputStream in = new HttpInput(files, address, first.get(), BLOCK)) {
      return Optional.of(ShardIndex.read(in, first.get().total()));
    } catch (IOException e) {
      warnings.accept(
          "%s: %s. This index of shards is not used; make it on the server anew."
              .formatted(address, FileTrouble.of(e).reason()));
      return Optional.empty();
    }
  }

  private IndexFile kept(String name) {
    return new IndexFile(spare.resolve(name), warnings);
  }

  @Override
  public ShardIndex keep(String name, Function<Optional<ShardIndex>, ShardIndex> making) {
    return kept(name).keep(making);
  }

  @Override
  public String renewal(String name) {
    return listed.isEmpty()
        ? "delete the index " + spare.resolve(name)
        : "make the index %s on the server anew".formatted(place(index.orElse(name)));
  }

  /** A shard from its beginning to its end. */
  private final class Blocks extends InputStream {
    private final Facts shard;
    private long position;

    Blocks(Facts shard) {
      this.shard = shard;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int count = (int) Math.min(length, shard.size() - position);
      if (count == 0) {
        return length == 0 ? 0 : -1;
      }
      HttpStore.this.read(shard, position, ByteBuffer.wrap(bytes, offset, count).slice());
      position += count;
      return count;
    }
  }
}
