package org.isomer.eval.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isomer.config.ConfigWriter;
import org.isomer.eval.spi.Network;
import org.isomer.file.AtomicFiles;
import org.isomer.file.RegularFile;
import org.isomer.file.Sha256;
import org.isomer.graph.Variable;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.Encoder;
import org.isomer.spi.Image;
import org.isomer.spi.Step;
import org.isomer.spi.Views;
import org.isomer.tensor.InputSpec;
import org.isomer.weights.Layout;
import org.isomer.weights.WeightFile;

/**
 * An encoder that is to be written for other programs, into a folder of its own: the weights, the
 * model file, the files that preprocessing reads, and a README that says how to use them.
 *
 * @param name what reports print
 * @param choice the encoder as it was configured
 * @param network the encoder with its weights
 * @param input what an example holds after preprocessing
 * @param preprocessing what is done to an example first
 * @param origin how the weights were made
 */
public record Export(
    String name,
    Choice<Encoder> choice,
    Network network,
    InputSpec input,
    List<Choice<Step>> preprocessing,
    ModelFile.Origin origin) {
  /** The model file's name. */
  public static final String MODEL_FILE = "model.yaml";

  private static final String WEIGHTS = "weights.safetensors";
  private static final String SAVED_MODEL = "saved-model";
  private static final String README = "README.txt";

  /** The folder of the files that preprocessing reads, such as a vocabulary. */
  private static final String FILES = "preprocessing";

  /** Copies the list; what the encoder started with is no part of what is written. */
  public Export {
    choice = new Choice<>(choice.plugin(), choice.config());
    preprocessing = List.copyOf(preprocessing);
  }

  /** The digests of the files that steps read, each once and sorted. */
  static List<String> fileDigests(List<Step> steps) {
    return new Views(List.of(), steps).fileDigests();
  }

  /** Writes a part of the content into a folder, and says how the model file names it. */
  private interface Content {
    ModelFile write(Path folder) throws IOException;
  }

  /**
   * Writes the weights as safetensors.
   *
   * @param folder is made; it must not exist
   * @throws BadInputException if it exists, or the layout is not for this encoder
   */
  public void writeWeights(Path folder, Layout layout) {
    write(
        folder,
        fresh -> {
          List<Variable> variables = FrozenGraph.variables(network.encoder(), input);
          WeightFile.write(
              fresh.resolve(WEIGHTS), layout, variables, network.weights().of(variables));
          return contract(
              Optional.of(choice),
              Optional.of(WEIGHTS),
              layout,
              Optional.empty(),
              Sha256.hex(fresh.resolve(WEIGHTS)));
        });
  }

  /**
   * Writes a SavedModel, whose weights are constants of its graph.
   *
   * @param folder is made; it must not exist
   * @throws BadInputException if it exists
   */
  public void writeSavedModel(Path folder) {
    write(
        folder,
        fresh -> {
          FrozenGraph graph = FrozenGraph.of(network, input);
          graph.write(fresh.resolve(SAVED_MODEL));
          return contract(
              Optional.empty(),
              Optional.empty(),
              Layout.ISOMER,
              Optional.of(
                  new ModelFile.SavedModelSource(
                      SAVED_MODEL,
                      "serving_default",
                      isImage() ? FrozenGraph.IMAGES : "",
                      FrozenGraph.FEATURES,
                      graph.parameters())),
              StoredModel.digestOf(fresh.resolve(SAVED_MODEL)));
        });
  }

  private ModelFile contract(
      Optional<Choice<Encoder>> encoder,
      Optional<String> weights,
      Layout layout,
      Optional<ModelFile.SavedModelSource> savedModel,
      String weightsDigest) {
    return new ModelFile(
        name,
        encoder,
        weights,
        layout,
        "",
        savedModel,
        Optional.of(weightsDigest),
        isImage() ? input.tensors().get(0).shape() : List.of(),
        isImage() ? Optional.empty() : Optional.of(ModelFile.ExampleTensors.of(input)),
        preprocessing,
        fileDigests(preprocessing.stream().<Step>map(Choice::create).toList()),
        Optional.of(origin));
  }

  private boolean isImage() {
    return input.modality().equals(Image.MODALITY);
  }

  private void write(Path folder, Content content) {
    AtomicFiles.writeFolder(
        folder,
        fresh -> {
          ModelFile contract = copyingFiles(content.write(fresh), fresh);
          Files.writeString(fresh.resolve(MODEL_FILE), ConfigWriter.toYaml(contract));
          Files.writeString(fresh.resolve(README), new ExportReadme(choice, contract).text());
        });
  }

  /** Copies what the preprocessing reads, and lets the model file name the copies. */
  private static ModelFile copyingFiles(ModelFile contract, Path folder) throws IOException {
    Map<Path, Path> copies = new LinkedHashMap<>();
    ModelFile moved =
        contract.withPreprocessingPaths(
            path -> copies.computeIfAbsent(path, each -> copy(each, copies)));
    for (Map.Entry<Path, Path> copy : copies.entrySet()) {
      Path target = folder.resolve(copy.getValue());
      Files.createDirectories(target.resolveSibling(""));
      Files.write(target, new RegularFile(copy.getKey()).bytes());
    }
    return moved;
  }

  /** Of two files of one name in different folders, the second gets its number. */
  private static Path copy(Path file, Map<Path, Path> others) {
    Path plain = Path.of(FILES, String.valueOf(file.getFileName()));
    return others.containsValue(plain)
        ? Path.of(FILES, (others.size() + 1) + "-" + file.getFileName())
        : plain;
  }
}
