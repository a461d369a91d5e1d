package org.isomer.embedding;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.isomer.file.FileListing;
import org.isomer.plugin.Origin;
import org.isomer.spi.BadInputException;

/** All that write vectors: Isomer's own, and those that JARs add. */
public final class VectorWriters {
  private final Map<String, VectorWriter> byEnding = new LinkedHashMap<>();

  /**
   * Of a set, in its order.
   *
   * @throws BadInputException if two of them write files of one ending
   */
  @Inject
  public VectorWriters(Set<VectorWriter> writers) {
    for (VectorWriter writer : writers) {
      VectorWriter other = byEnding.putIfAbsent(writer.ending(), writer);
      if (other != null) {
        throw new BadInputException(
            "Vectors in files that end in %s are written by %s and by %s; remove the JAR of one."
                .formatted(writer.ending(), words(other), words(writer)));
      }
    }
  }

  private static String words(VectorWriter writer) {
    return "%s (%s)".formatted(writer.getClass().getName(), Origin.of(writer.getClass()).path());
  }

  /** Each of them. */
  public List<VectorWriter> all() {
    return List.copyOf(byEnding.values());
  }

  /**
   * Who writes a file.
   *
   * @throws BadInputException if its name ends in nothing that is written
   */
  public VectorWriter of(Path file) {
    VectorWriter writer = byEnding.get(FileListing.ending(file));
    if (writer == null) {
      throw new BadInputException(
          "%s: vectors are written into files that end in %s. Give it such a name."
              .formatted(file, String.join(", ", byEnding.keySet())));
    }
    return writer;
  }
}
