package org.isomer.file;

import java.nio.file.Path;

/**
 * Where it is kept what can be made again: {@code $XDG_CACHE_HOME/isomer}, or {@code
 * ~/.cache/isomer}.
 */
public final class CacheFolder {
  private CacheFolder() {}

  /** The folder of a purpose; nobody has made it yet. */
  public static Path of(String purpose) {
    String cache = System.getenv().getOrDefault("XDG_CACHE_HOME", "");
    Path home = Path.of(System.getProperty("user.home", "."), ".cache");
    return (cache.isEmpty() ? home : Path.of(cache)).resolve("isomer").resolve(purpose);
  }
}
