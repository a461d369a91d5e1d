package org.isomer.data.shard;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.isomer.file.CacheFolder;
import org.isomer.spi.BadInputException;

/**
 * Where shards are, as options say it.
 *
 * @param plugin whose options they are
 * @param path a folder, or a pattern of files
 * @param url a folder, an index or a pattern on a server
 * @param cacheSize megabytes of the server's shards that may be kept
 * @param verify whether all shards are compared with their index
 */
public record ShardPlace(
    String plugin, Optional<Path> path, Optional<String> url, int cacheSize, boolean verify) {
  /** What is known of shards that nothing can be written beside. */
  private static final String CACHE = "shards";

  /**
   * The store of them.
   *
   * @param warnings is told what a user should know and need not act on
   */
  ShardStore store(Consumer<String> warnings) {
    if (path.isPresent() == url.isPresent()) {
      throw new BadInputException(
          "%s: %s. Give one of the two."
              .formatted(
                  plugin,
                  path.isPresent()
                      ? "the options path and url both say where the shards are"
                      : "neither the option path nor url says where the shards are"));
    }
    return path.map(folder -> local(folder, warnings))
        .orElseGet(
            () -> HttpStore.of(url.orElseThrow(), cache(), (long) cacheSize << 20, warnings));
  }

  private static Path cache() {
    return CacheFolder.of(CACHE);
  }

  private ShardStore local(Path place, Consumer<String> warnings) {
    if (Files.isDirectory(place)) {
      return new LocalStore(place, List.of(), cache(), warnings);
    }
    String pattern = place.toString().replace('\\', '/');
    int brace = pattern.indexOf('{');
    int slash = pattern.lastIndexOf('/', brace < 0 ? pattern.length() : brace);
    Path folder = Path.of(slash < 0 ? "." : slash == 0 ? "/" : pattern.substring(0, slash));
    List<String> names = Braces.expand(pattern.substring(slash + 1));
    boolean isName = brace < 0 && !ShardScan.isShard(pattern);
    if (!Files.isDirectory(folder) || (isName && Files.notExists(place))) {
      throw new BadInputException(
          "%s: there is no such file or folder. Correct the path."
              .formatted(isName ? place : folder));
    }
    requireShards(names, place.toString());
    return new LocalStore(folder, names, cache(), warnings);
  }

  static void requireShards(List<String> names, String pattern) {
    names.stream()
        .filter(name -> !ShardScan.isShard(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw new BadInputException(
                  "%s: %s is no shard by its name. Name a folder of shards, or files that end in .tar or .tfrecord; unpack what is compressed."
                      .formatted(pattern, name));
            });
  }
}
