package org.isomer.eval.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.isomer.config.ConfigReader;
import org.isomer.config.ConfigWriter;
import org.isomer.eval.spi.Model;
import org.isomer.eval.spi.Network;
import org.isomer.file.FileTrouble;
import org.isomer.file.Sha256;
import org.isomer.graph.PositionGrid;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.Encoder;
import org.isomer.spi.Step;
import org.isomer.train.EncoderStart;
import org.isomer.weights.GivenWeights;
import org.isomer.weights.Layout;
import org.isomer.weights.SafetensorsFile;
import org.isomer.weights.Tensors;
import org.isomer.weights.WeightFile;

/**
 * A model file that has been read.
 *
 * @param file the model file
 * @param content what it says
 * @param given the weights that its encoder has of its own, if it has
 */
public record StoredModel(Path file, ModelFile content, Optional<GivenWeights> given) {
  /**
   * Reads a model file, or the {@code config.json} of a folder that Hugging Face's libraries write.
   *
   * @throws BadInputException if it is neither
   */
  public static StoredModel read(Path file, ConfigReader reader) {
    Path absolute = file.toAbsolutePath().normalize();
    if (HuggingFaceFolder.isConfig(absolute)) {
      String content = new HuggingFaceFolder(absolute.resolveSibling("").normalize()).modelFile();
      return new StoredModel(
          absolute,
          reader.bind(ModelFile.class, absolute.toString(), content, List.of()),
          Optional.empty());
    }
    ModelFile content = reader.readWithPathsBeside(ModelFile.class, file);
    return new StoredModel(
        absolute, content, content.encoder().flatMap(encoder -> EncoderStart.of(encoder, reader)));
  }

  /**
   * Opens the model. Names and shapes of weights are checked when a graph asks for them.
   *
   * @throws BadInputException if a file that it names is missing, no file of weights, or not the
   *     one that it was
   */
  public Model open() {
    List<Step> preprocessing = content.preprocessing().stream().<Step>map(this::created).toList();
    requireFiles(Export.fileDigests(preprocessing));
    String bytes = contentDigest();
    requireWeights(bytes);
    return content
        .savedModel()
        .<Model>map(
            source ->
                new SavedModel(
                    content.name(),
                    digest(content.layout(), content.prefix(), bytes),
                    resolve(source.folder()),
                    source,
                    preprocessing,
                    content.spec()))
        .orElseGet(() -> encoderModel(bytes, preprocessing));
  }

  private void requireFiles(List<String> found) {
    List<String> recorded = content.preprocessingFiles();
    if (!recorded.isEmpty() && !recorded.equals(found)) {
      throw new BadInputException(
          "%s: preprocessing reads other files than the encoder was made with: their SHA-256 is %s, and was %s. Put the right ones there."
              .formatted(file, brief(found), brief(recorded)));
    }
  }

  private void requireWeights(String found) {
    content
        .weightsDigest()
        .filter(recorded -> !recorded.equals(found))
        .ifPresent(
            recorded -> {
              throw new BadInputException(
                  "%s: the weights are not those that it was written with: their SHA-256 is %s, and was %s. Put the right ones there, or export again; if others are meant, take weights-digest out, and correct what pretraining says."
                      .formatted(file, Sha256.brief(found), Sha256.brief(recorded)));
            });
  }

  private static String brief(List<String> digests) {
    return digests.stream().map(Sha256::brief).collect(Collectors.joining(" and "));
  }

  private Model encoderModel(String bytes, List<Step> preprocessing) {
    Encoder encoder = created(content.encoder().orElseThrow());
    WeightFile weights = given.map(own -> found(own, encoder)).orElseGet(() -> stated(encoder));
    return new EncoderModel(
        content.name(),
        digest(weights.layout(), weights.prefix(), given.map(own -> of(own, bytes)).orElse(bytes)),
        new Network(encoder, new FileWeights(variables -> weights)),
        preprocessing,
        content.spec());
  }

  /** The digest of weights that may be one of several networks of a run, which have equal names. */
  private static String of(GivenWeights own, String bytes) {
    Tensors tensors = own.tensors();
    List<String> copies =
        tensors.shapes().keySet().stream()
            .map(tensors::nameInFile)
            .filter(name -> !tensors.shapes().containsKey(name))
            .sorted()
            .toList();
    return copies.isEmpty() ? bytes : Sha256.hex(bytes + copies);
  }

  /** The weights of the encoder itself, as if the model file had said how they are named. */
  private WeightFile found(GivenWeights own, Encoder encoder) {
    WeightFile found = own.of(FrozenGraph.variables(encoder, content.spec()));
    return new WeightFile(
        found.file(), found.path(), found.layout(), found.prefix(), () -> grid(encoder));
  }

  /** The weights beside the encoder. */
  private WeightFile stated(Encoder encoder) {
    Path path = resolve(content.weights().orElseThrow());
    return new WeightFile(
        SafetensorsFile.open(path), path, content.layout(), content.prefix(), () -> grid(encoder));
  }

  /** That of the positions in the examples that the model file is for. */
  private Optional<PositionGrid> grid(Encoder encoder) {
    return FrozenGraph.variables(encoder, content.spec()).stream()
        .flatMap(variable -> variable.grid().stream())
        .findFirst();
  }

  /** A plugin knows its options only, and not where they stand. */
  private <T> T created(Choice<T> choice) {
    try {
      return choice.create();
    } catch (BadInputException e) {
      throw new BadInputException(file + ": " + e.getMessage(), e);
    }
  }

  private Path resolve(String path) {
    return file.resolveSibling(path).normalize();
  }

  /**
   * SHA-256 in hexadecimal over the weights and how they become a network. Name, places of files,
   * preprocessing and origin have no influence, and neither has whether a model file states layout
   * and prefix or they are found out.
   *
   * @param bytes the digest of the weights
   */
  private String digest(Layout layout, String prefix, String bytes) {
    String encoder =
        content
            .encoder()
            .map(choice -> choice.plugin().name() + ConfigWriter.toOptions(choice.config()))
            .orElse("");
    String function =
        content
            .savedModel()
            .map(source -> source.signature() + " " + source.input() + " " + source.output())
            .orElse("");
    return Sha256.hex(String.join("\n", encoder, layout.shown(), prefix, function, bytes));
  }

  /**
   * SHA-256 in hexadecimal over the preprocessing, and over the files that it reads, wherever they
   * lie.
   *
   * @param steps those of the opened model
   */
  public String preprocessingDigest(List<Step> steps) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < steps.size(); i++) {
      Choice<Step> step = content.preprocessing().get(i);
      text.append(step.plugin().name())
          .append(ConfigWriter.toOptions(step.config()))
          .append(steps.get(i).digest())
          .append('\n');
    }
    return Sha256.hex(text.toString());
  }

  private String contentDigest() {
    return content
        .savedModel()
        .map(source -> folderDigest(resolve(source.folder())))
        .orElseGet(
            () ->
                given
                    .map(own -> Sha256.hex(own.path()))
                    .orElseGet(() -> fileDigest(resolve(content.weights().orElseThrow()))));
  }

  private String fileDigest(Path weights) {
    if (!Files.isRegularFile(weights)) {
      throw new BadInputException(
          "%s: weights: %s %s. Correct the path; a relative one starts at the model file."
              .formatted(
                  file, weights, Files.exists(weights) ? "is no regular file" : "does not exist"));
    }
    SafetensorsFile.open(weights);
    return Sha256.hex(weights);
  }

  private String folderDigest(Path folder) {
    if (!Files.isRegularFile(folder.resolve(SavedModel.GRAPH_FILE))) {
      throw new BadInputException(
          "%s: saved-model.folder: %s holds no SavedModel (saved_model.pb is missing). Correct the path; a relative one starts at the model file."
              .formatted(file, folder));
    }
    return digestOf(folder);
  }

  /** SHA-256 over the names and contents of all files of a folder. */
  static String digestOf(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      TreeMap<String, String> digests = new TreeMap<>();
      files
          .filter(Files::isRegularFile)
          .forEach(each -> digests.put(folder.relativize(each).toString(), Sha256.hex(each)));
      return Sha256.hex(digests.toString());
    } catch (IOException e) {
      throw new BadInputException(FileTrouble.reading(folder, e), e);
    }
  }
}
