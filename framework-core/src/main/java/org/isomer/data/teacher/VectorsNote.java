package org.isomer.data.teacher;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.isomer.file.AtomicFiles;
import org.isomer.file.FileListing;
import org.isomer.file.TextFile;
import org.isomer.spi.BadInputException;

/**
 * What stands beside a file of vectors, in a JSON file of the same stem: {@code teacher.json}
 * beside {@code teacher.npy}. Vectors of other programs have none.
 *
 * @param model the name of the encoder that made the vectors
 * @param modelDigest SHA-256 of that encoder, in hexadecimal
 * @param data the title of the data set
 * @param dataDigest its digest
 * @param split whose examples the rows are, in their order
 */
public record VectorsNote(
    String model, String modelDigest, String data, String dataDigest, String split) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** Where the note of a file of vectors lies. */
  public static Path beside(Path vectors) {
    return vectors.resolveSibling(FileListing.stem(vectors) + ".json");
  }

  /**
   * The note of a file of vectors, if there is one.
   *
   * @throws BadInputException if it cannot be read
   */
  static Optional<VectorsNote> of(Path vectors) {
    Path file = beside(vectors);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(new TextFile(file).text(), VectorsNote.class));
    } catch (JacksonException e) {
      throw new BadInputException(
          "%s: it is no note on %s as isomer embed writes it: %s. Make both again with isomer embed, or move it away."
              .formatted(file, vectors.getFileName(), e.getOriginalMessage()),
          e);
    }
  }

  /** Writes the note. */
  public void writeBeside(Path vectors) throws IOException {
    AtomicFiles.write(beside(vectors), JSON.writeValueAsString(this) + "\n");
  }
}
