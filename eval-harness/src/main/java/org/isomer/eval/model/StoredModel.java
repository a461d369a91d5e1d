package org.isomer.eval.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.Encoder;
import org.isomer.spi.Step;
import org.isomer.train.EncoderStart;
import org.isomer.weights.GivenWeights;
import org.isomer.weights.SafetensorsFile;
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
    String digest = digest();
    return content
        .savedModel()
        .<Model>map(
            source ->
                new SavedModel(
                    content.name(),
                    digest,
                    resolve(source.folder()),
                    source,
                    preprocessing,
                    content.spec()))
        .orElseGet(() -> encoderModel(digest, preprocessing));
  }

  private void requireFiles(List<String> found) {
    List<String> recorded = content.preprocessingFiles();
    if (!recorded.isEmpty() && !recorded.equals(found)) {
      throw new BadInputException(
          "%s: preprocessing reads other files than the encoder was made with: their SHA-256 is %s, and was %s. Put the right ones there."
              .formatted(file, brief(found), brief(recorded)));
    }
  }

  private static String brief(List<String> digests) {
    return digests.stream().map(Sha256::brief).collect(Collectors.joining(" and "));
  }

  private Model encoderModel(String digest, List<Step> preprocessing) {
    Encoder encoder = created(content.encoder().orElseThrow());
    FileWeights weights =
        given
            .map(own -> new FileWeights(own::of))
            .orElseGet(
                () -> {
                  WeightFile stated = stated(encoder);
                  return new FileWeights(variables -> stated);
                });
    return new EncoderModel(
        content.name(), digest, new Network(encoder, weights), preprocessing, content.spec());
  }

  /** The weights beside the encoder. */
  private WeightFile stated(Encoder encoder) {
    Path path = resolve(content.weights().orElseThrow());
    return new WeightFile(
        SafetensorsFile.open(path),
        path,
        content.layout(),
        content.prefix(),
        () ->
            FrozenGraph.variables(encoder, content.spec()).stream()
                .flatMap(variable -> variable.grid().stream())
                .findFirst());
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
   * preprocessing and origin have no influence.
   */
  private String digest() {
    String encoder =
        content.encoder().map(choice -> choice.plugin().name() + options(choice)).orElse("");
    String function =
        content
            .savedModel()
            .map(source -> source.signature() + " " + source.input() + " " + source.output())
            .orElse("");
    return Sha256.hex(
        String.join(
            "\n", encoder, content.layout().shown(), content.prefix(), function, contentDigest()));
  }

  /** Its own, and what it is given; paths are none of them. */
  private static Map<String, String> options(Choice<Encoder> encoder) {
    Map<String, String> options = new LinkedHashMap<>(ConfigWriter.toOptions(encoder.config()));
    encoder.additions().ifPresent(given -> options.putAll(ConfigWriter.toOptions((Record) given)));
    return options;
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
