package org.isomer.plugin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isomer.file.FileTrouble;
import org.isomer.spi.BadInputException;

/** Finds JARs, and folders of JARs, that are equal: the same SHA-256, wherever they lie. */
final class Twins {
  private final Map<Long, List<Path>> bySize = new HashMap<>();
  private final Map<Path, String> digests = new HashMap<>();

  /** The equal one among those that were asked for before, if there is one. */
  Optional<Path> before(Path source) {
    List<Path> sameSize = bySize.computeIfAbsent(size(source), size -> new ArrayList<>());
    Optional<Path> twin =
        sameSize.stream().filter(other -> digest(other).equals(digest(source))).findFirst();
    if (twin.isEmpty()) {
      sameSize.add(source);
    }
    return twin;
  }

  private static long size(Path source) {
    long size = 0;
    for (Path part : PluginFolder.parts(source)) {
      try {
        size += Files.isDirectory(part) ? 0 : Files.size(part);
      } catch (IOException e) {
        throw new BadInputException(FileTrouble.reading(part, e), e);
      }
    }
    return size;
  }

  /** Read only where two have one size. */
  private String digest(Path source) {
    return digests.computeIfAbsent(source, Origin::digest);
  }
}
