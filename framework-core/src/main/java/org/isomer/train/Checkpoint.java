package org.isomer.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.isomer.file.AtomicFiles;
import org.isomer.graph.Variable;
import org.isomer.spi.BadInputException;

/**
 * The state of a run after a number of steps: a folder {@code step-000000500} that holds {@code
 * state.safetensors} with every variable of the training graph (weights, running statistics,
 * optimizer slots).
 *
 * <p>It is written under a hidden name, forced to the disk, then renamed, so that a folder with
 * this name is always complete.
 *
 * @param folder the checkpoint's folder
 * @param step the number of steps done
 */
public record Checkpoint(Path folder, long step) {
  private static final Pattern NAME = Pattern.compile("step-(\\d{9})");
  private static final String STATE = "state.safetensors";

  /**
   * Writes a checkpoint.
   *
   * @param checkpoints the folder of all checkpoints of the run
   * @return the SHA-256 of the state file in hexadecimal
   */
  static String write(
      Path checkpoints, long step, List<Variable> variables, Map<String, float[]> values)
      throws IOException {
    Map<String, Safetensors.Tensor> tensors = new LinkedHashMap<>();
    for (Variable variable : variables) {
      float[] scalars = Objects.requireNonNull(values.get(variable.name()));
      tensors.put(variable.name(), new Safetensors.Tensor(dimensions(variable), scalars));
    }
    String name = "step-%09d".formatted(step);
    Path fresh = checkpoints.resolve("." + name + ".new");
    AtomicFiles.deleteRecursively(fresh);
    Files.createDirectories(fresh);
    String digest = Safetensors.write(fresh.resolve(STATE), tensors);
    Path folder = checkpoints.resolve(name);
    AtomicFiles.deleteRecursively(folder);
    Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
    return digest;
  }

  /** All complete checkpoints, oldest first. */
  static List<Checkpoint> list(Path checkpoints) throws IOException {
    if (!Files.isDirectory(checkpoints)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(checkpoints)) {
      return folders
          .map(Checkpoint::of)
          .flatMap(Optional::stream)
          .sorted(Comparator.comparingLong(Checkpoint::step))
          .toList();
    }
  }

  private static Optional<Checkpoint> of(Path folder) {
    Matcher matcher = NAME.matcher(String.valueOf(folder.getFileName()));
    return matcher.matches()
        ? Optional.of(new Checkpoint(folder, Long.parseLong(matcher.group(1))))
        : Optional.empty();
  }

  /** The file with the variables. */
  public Path stateFile() {
    return folder.resolve(STATE);
  }

  /**
   * The values of the given variables.
   *
   * @throws BadInputException naming every variable that the checkpoint lacks or holds in another
   *     shape: it was made by another architecture
   */
  public Map<String, float[]> read(List<Variable> variables) {
    Map<String, Safetensors.Tensor> tensors = Safetensors.read(stateFile());
    Map<String, float[]> values = new LinkedHashMap<>();
    StringBuilder problems = new StringBuilder();
    int count = 0;
    for (Variable variable : variables) {
      Safetensors.Tensor tensor = tensors.get(variable.name());
      List<Long> expected = dimensions(variable);
      if (tensor != null && tensor.shape().equals(expected)) {
        values.put(variable.name(), tensor.scalars());
      } else if (++count <= 5) {
        String found = tensor == null ? "is missing" : "has shape " + tensor.shape();
        problems.append("\n  %s %s, expected %s".formatted(variable.name(), found, expected));
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
