package org.isomer.embedding;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.isomer.data.DoubtfulExamples;
import org.isomer.data.teacher.VectorsNote;
import org.isomer.spi.Examples;

/**
 * Examples that vectors are made of.
 *
 * @param title what people call the data
 * @param digest of the data
 * @param split which of their splits it is; {@link #ALL} where there are none
 * @param origin where they are found again
 * @param examples the examples
 * @param warnings what is doubtful about the files that they are read of, a sentence each
 */
public record Embedded(
    String title,
    String digest,
    String split,
    VectorsNote.Origin origin,
    Examples examples,
    List<String> warnings) {
  /** The split of what has no splits. */
  static final String ALL = "all";

  /** Copies the list. */
  public Embedded {
    warnings = List.copyOf(warnings);
  }

  /** Examples that tell themselves what is doubtful about their files. */
  public Embedded(
      String title, String digest, String split, VectorsNote.Origin origin, Examples examples) {
    this(title, digest, split, origin, examples, DoubtfulExamples.warnings(examples));
  }

  /** The examples as a sentence names them. */
  public String words() {
    return split.equals(ALL)
        ? "%s examples of %s".formatted(split, title)
        : "the %s examples of %s".formatted(split, title);
  }

  /** What a sentence calls the examples, where it is clear of what data. */
  public String name() {
    return split.equals(ALL) ? "examples" : split + " examples";
  }

  /** The file that holds an example of a folder and nothing else; empty if there is none. */
  public Optional<Path> file(String id) {
    return Optional.of(origin.path())
        .filter(folder -> !folder.isEmpty() && Files.isDirectory(Path.of(folder)))
        .map(folder -> Path.of(folder, id))
        .filter(Files::isRegularFile);
  }

  /** The names of the examples. */
  public List<String> ids() {
    List<String> ids = new ArrayList<>();
    for (long i = 0; i < examples.size(); i++) {
      ids.add(examples.id(i));
    }
    return ids;
  }
}
