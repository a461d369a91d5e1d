package org.isomer.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.isomer.file.AtomicFiles;
import org.isomer.file.Sha256;
import org.isomer.graph.Variable;
import org.isomer.spi.BadInputException;
import org.isomer.weights.Safetensors;
import org.isomer.weights.SafetensorsFile;

/**
 * The state of a run after a number of steps: a folder {@code step-000000500} that holds {@code
 * state.safetensors} with every variable of the training graph (weights, running statistics,
 * optimizer slots).
 *
 * <p>It is written under a hidden name, forced to the disk, then renamed, so that a folder with
 * this name is always complete. Which checkpoints a run has, and their digests, says its {@link
 * RunManifest}.
 *
 * @param folder the checkpoint's folder
 * @param step the number of steps done
 * @param digest the SHA-256 that its state file had when it was written
 */
public record Checkpoint(Path folder, long step, String digest) {
  private static final String STATE = "state.safetensors";

  /**
   * Writes a checkpoint.
   *
   * @param checkpoints the folder of all checkpoints of the run
   */
  static Checkpoint write(
      Path checkpoints, long step, List<Variable> variables, Map<String, float[]> values)
      throws IOException {
    Map<String, Safetensors.Tensor> tensors = new LinkedHashMap<>();
    for (Variable variable : variables) {
      float[] scalars = Objects.requireNonNull(values.get(variable.name()));
      tensors.put(variable.name(), new Safetensors.Tensor(dimensions(variable), scalars));
    }
    Path folder = checkpoints.resolve(name(step));
    AtomicFiles.remove(folder);
    StringBuilder digest = new StringBuilder();
    AtomicFiles.makeFolder(
        folder, fresh -> digest.append(Safetensors.write(fresh.resolve(STATE), tensors)));
    return new Checkpoint(folder, step, digest.toString());
  }

  /** The name of a checkpoint's folder. */
  static String name(long step) {
    return "step-%09d".formatted(step);
  }

  /** Whether a folder has the name of a checkpoint. */
  static boolean isNamed(Path folder) {
    return String.valueOf(folder.getFileName()).matches("step-\\d{9}");
  }

  /** What is wrong with its file, if it is not as it was written. */
  public Optional<String> damage() {
    if (!Files.isRegularFile(stateFile())) {
      return Optional.of("the checkpoint's file is missing");
    }
    String found = Sha256.hex(stateFile());
    return found.equals(digest)
        ? Optional.empty()
        : Optional.of(
            "the checkpoint is damaged: its SHA-256 was %s when it was written, now it is %s"
                .formatted(Sha256.brief(digest), Sha256.brief(found)));
  }

  /** The file with the variables. */
  public Path stateFile() {
    return folder.resolve(STATE);
  }

  /**
   * The values of the given variables.
   *
   * @throws BadInputException if the run has deleted it since it was looked at, or naming every
   *     variable that the checkpoint lacks or holds in another shape: it was made by another
   *     architecture; or naming one that is not finite
   */
  public Map<String, float[]> read(List<Variable> variables) {
    return read(variables, Variable::name);
  }

  /**
   * The values of an encoder's variables, by their own names.
   *
   * @param names under which names the run keeps them
   * @throws BadInputException like {@link #read(List)}
   */
  public Map<String, float[]> read(List<Variable> variables, EncoderNames names) {
    return read(variables, names::of);
  }

  private Map<String, float[]> read(List<Variable> variables, Function<Variable, String> names) {
    if (Files.notExists(stateFile())) {
      throw new BadInputException(
          "%s: the checkpoint was there before, and is gone: a run that goes on keeps its two newest. Begin again, or wait until the run has ended."
              .formatted(stateFile()));
    }
    SafetensorsFile file = SafetensorsFile.open(stateFile());
    Map<String, List<Long>> shapes = file.shapes();
    Map<String, float[]> values = new LinkedHashMap<>();
    StringBuilder problems = new StringBuilder();
    int count = 0;
    for (Variable variable : variables) {
      String name = names.apply(variable);
      List<Long> shape = shapes.get(name);
      List<Long> expected = dimensions(variable);
      if (expected.equals(shape)) {
        values.put(variable.name(), file.read(name).scalars());
      } else if (++count <= 5) {
        String found = shape == null ? "is missing" : "has shape " + shape;
        problems.append("\n  %s %s, expected %s".formatted(name, found, expected));
      }
    }
    if (count > 0) {
      String more = count > 5 ? "\n  … and %d more".formatted(count - 5) : "";
      throw new BadInputException(
          "%s: the checkpoint is of another architecture:%s%s\nUse the configuration that the run was made with."
              .formatted(stateFile(), problems, more));
    }
    return values;
  }

  private static List<Long> dimensions(Variable variable) {
    return Arrays.stream(variable.shape().asArray()).boxed().toList();
  }
}
