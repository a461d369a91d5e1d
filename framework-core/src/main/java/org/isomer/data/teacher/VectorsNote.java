package org.isomer.data.teacher;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.isomer.file.AtomicFiles;
import org.isomer.file.FileListing;
import org.isomer.file.Sha256;
import org.isomer.file.TextFile;
import org.isomer.spi.BadInputException;
import org.jspecify.annotations.Nullable;

/**
 * What stands beside a file of vectors, in a JSON file of the same stem: {@code teacher.json}
 * beside {@code teacher.npy}. Vectors of other programs have none. The file begins with a SHA-256
 * over the rest of it, but for its white space; those of earlier versions have none.
 *
 * @param model the name of the encoder that made the vectors
 * @param modelDigest SHA-256 of that encoder, in hexadecimal
 * @param data the title of the data set
 * @param dataDigest its digest
 * @param split whose examples the rows are, in their order; {@code all} where there are no splits
 * @param ids the name of each of them; notes of earlier versions have none
 * @param vectorsDigest SHA-256 of the file of vectors; empty in notes of earlier versions
 * @param examples where the examples are from; notes of earlier versions do not say
 * @param warnings what was doubtful about the encoder and the examples, a sentence each
 * @param python how to read all this
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record VectorsNote(
    String model,
    String modelDigest,
    String data,
    String dataDigest,
    String split,
    String vectorsDigest,
    @Nullable Origin examples,
    List<String> warnings,
    List<String> python,
    List<String> ids) {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final String DIGEST = "digest";

  /** Copies the lists, and makes sure that nothing else is missing. */
  public VectorsNote {
    Objects.requireNonNull(model, "model is missing");
    Objects.requireNonNull(modelDigest, "modelDigest is missing");
    Objects.requireNonNull(data, "data is missing");
    Objects.requireNonNull(dataDigest, "dataDigest is missing");
    Objects.requireNonNull(split, "split is missing");
    vectorsDigest = Objects.requireNonNullElse(vectorsDigest, "");
    warnings = List.copyOf(Objects.requireNonNullElse(warnings, List.of()));
    python = List.copyOf(Objects.requireNonNullElse(python, List.of()));
    ids = List.copyOf(Objects.requireNonNullElse(ids, List.of()));
  }

  /** A note that does not name the examples. */
  public VectorsNote(
      String model, String modelDigest, String data, String dataDigest, String split) {
    this(model, modelDigest, data, dataDigest, split, "", null, List.of(), List.of());
  }

  /** A note without doubts. */
  public VectorsNote(
      String model,
      String modelDigest,
      String data,
      String dataDigest,
      String split,
      String vectorsDigest,
      @Nullable Origin examples,
      List<String> python,
      List<String> ids) {
    this(
        model,
        modelDigest,
        data,
        dataDigest,
        split,
        vectorsDigest,
        examples,
        List.of(),
        python,
        ids);
  }

  /** A note that does not tell the vectors from others. */
  public VectorsNote(
      String model,
      String modelDigest,
      String data,
      String dataDigest,
      String split,
      @Nullable Origin examples,
      List<String> python,
      List<String> ids) {
    this(model, modelDigest, data, dataDigest, split, "", examples, python, ids);
  }

  /**
   * Where examples are from: files, or a data set.
   *
   * @param path the file or the folder; empty for a data set
   * @param columns the columns of tables that were read
   * @param dataset the data set as a configuration states it, in YAML; empty for files
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Origin(String path, List<String> columns, String dataset) {
    /** Copies the list. */
    public Origin {
      path = Objects.requireNonNullElse(path, "");
      columns = List.copyOf(Objects.requireNonNullElse(columns, List.of()));
      dataset = Objects.requireNonNullElse(dataset, "");
    }
  }

  /** Where the note of a file of vectors lies. */
  public static Path beside(Path vectors) {
    return vectors.resolveSibling(FileListing.stem(vectors) + ".json");
  }

  /**
   * The note of a file of vectors, if there is one.
   *
   * @throws BadInputException if it cannot be read
   */
  public static Optional<VectorsNote> of(Path vectors) {
    Path file = beside(vectors);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      if (!(JSON.readTree(new TextFile(file).text()) instanceof ObjectNode written)) {
        throw new BadInputException(unfit(file, vectors, "it is no JSON object"));
      }
      JsonNode digest = written.remove(DIGEST);
      if (digest != null && !digest.asText().equals(Sha256.hex(written.toString()))) {
        throw new BadInputException(
            "%s: it was changed since it was written: its digest is another one. Make it and %s again with isomer embed."
                .formatted(file, vectors.getFileName()));
      }
      VectorsNote note = JSON.treeToValue(written, VectorsNote.class);
      return Optional.of(digest == null ? note.unsealed(file) : note);
    } catch (JacksonException e) {
      throw new BadInputException(unfit(file, vectors, e.getOriginalMessage()), e);
    }
  }

  private static String unfit(Path file, Path vectors, String why) {
    return "%s: it is no note on %s as isomer embed writes it: %s. Make both again with isomer embed, or move it away."
        .formatted(file, vectors.getFileName(), why);
  }

  /** The same, which says that nothing tells whether it was changed. */
  private VectorsNote unsealed(Path file) {
    List<String> doubts = new ArrayList<>(warnings);
    doubts.add(
        "%s has no digest, as those of earlier versions: whether the names in it were changed cannot be checked."
            .formatted(file.getFileName()));
    return new VectorsNote(
        model, modelDigest, data, dataDigest, split, vectorsDigest, examples, doubts, python, ids);
  }

  /**
   * Makes sure that the vectors are those that the note was written with, where it says so.
   *
   * @throws BadInputException if they are others
   */
  public void requireSame(Path vectors) {
    if (!vectorsDigest.isEmpty() && !vectorsDigest.equals(Sha256.hex(vectors))) {
      throw new BadInputException(
          "%s: its SHA-256 is not the one in %s beside it; one of them is of another time. Make both again with isomer embed."
              .formatted(vectors, beside(vectors).getFileName()));
    }
  }

  /** Whether what lies there is such a note. */
  public static boolean isBeside(Path vectors) {
    try {
      return of(vectors).isPresent();
    } catch (BadInputException e) {
      return false;
    }
  }

  /** Writes the note, with a digest of the rest of it. */
  public void writeBeside(Path vectors) throws IOException {
    ObjectNode rest = JSON.valueToTree(this);
    ObjectNode all = JSON.createObjectNode().put(DIGEST, Sha256.hex(rest.toString()));
    AtomicFiles.write(beside(vectors), JSON.writeValueAsString(all.setAll(rest)) + "\n");
  }
}
