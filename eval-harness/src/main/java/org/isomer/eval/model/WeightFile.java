package org.isomer.eval.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.isomer.eval.spi.Weights;
import org.isomer.graph.Variable;
import org.isomer.spi.BadInputException;
import org.isomer.train.Safetensors;

/**
 * An encoder's weights in a safetensors file.
 *
 * @param file the file
 * @param layout how it names and orders them
 * @param prefix what stands before the encoder's keys, such as {@code module.}; keys without it
 *     belong to other parts of the file and are left out
 */
record WeightFile(Path file, Layout layout, String prefix) implements Weights {
  /**
   * {@inheritDoc}
   *
   * <p>A key that the encoder has no use for is an error too: the file then is another network's.
   */
  @Override
  public Map<String, float[]> of(List<Variable> variables) {
    layout.requireFor(variables);
    Map<String, Safetensors.Tensor> tensors = tensors();
    List<String> problems = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    Map<String, float[]> values = new LinkedHashMap<>();
    for (Variable variable : variables) {
      String key = layout.key(variable);
      List<Long> expected = Arrays.stream(layout.shape(variable)).boxed().toList();
      Safetensors.Tensor tensor = tensors.remove(key);
      if (tensor == null) {
        missing.add(key);
        problems.add("%s is missing, expected %s".formatted(prefix + key, expected));
      } else if (!tensor.shape().equals(expected)) {
        problems.add(
            "%s has shape %s, expected %s".formatted(prefix + key, tensor.shape(), expected));
      } else if (!allFinite(tensor.scalars())) {
        problems.add(prefix + key + " has numbers that are not finite");
      } else {
        values.put(variable.name(), layout.fromFile(variable, tensor.scalars()));
      }
    }
    tensors.keySet().forEach(key -> problems.add(prefix + key + " is unexpected"));
    if (!problems.isEmpty()) {
      throw new BadInputException(
          "%s: the weights (layout %s) are not of this encoder:\n  %s\n%s"
              .formatted(
                  file,
                  layout.shown(),
                  String.join("\n  ", problems),
                  advice(missing.size() == variables.size() ? missing : List.of())));
    }
    return values;
  }

  /** The tensors of the encoder's part of the file by their keys without the prefix. */
  private Map<String, Safetensors.Tensor> tensors() {
    Map<String, Safetensors.Tensor> tensors = new LinkedHashMap<>();
    Safetensors.read(file)
        .forEach(
            (key, tensor) -> {
              if (key.startsWith(prefix) && !layout.ignores(key.substring(prefix.length()))) {
                tensors.put(key.substring(prefix.length()), tensor);
              }
            });
    return tensors;
  }

  /**
   * What to do.
   *
   * @param missing the encoder's keys, if the file has none of them
   */
  private String advice(List<String> missing) {
    return prefixOf(missing)
        .map("Set prefix: %s, with which the file's keys begin."::formatted)
        .orElse("Choose the encoder, its options, the layout and the prefix of these weights.");
  }

  /** What stands in the file before every one of these keys. */
  private Optional<String> prefixOf(List<String> missing) {
    if (missing.isEmpty()) {
      return Optional.empty();
    }
    String first = missing.get(0);
    Set<String> keys = Safetensors.read(file).keySet();
    return keys.stream()
        .filter(key -> key.endsWith("." + first))
        .map(key -> key.substring(0, key.length() - first.length()))
        .filter(start -> missing.stream().allMatch(key -> keys.contains(start + key)))
        .findFirst();
  }

  private static boolean allFinite(float[] scalars) {
    for (float scalar : scalars) {
      if (!Float.isFinite(scalar)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Writes the file.
   *
   * @param values row-major scalars by variable name
   */
  void write(List<Variable> variables, Map<String, float[]> values) throws IOException {
    layout.requireFor(variables);
    Map<String, Safetensors.Tensor> tensors = new LinkedHashMap<>();
    for (Variable variable : variables) {
      float[] scalars = Objects.requireNonNull(values.get(variable.name()));
      tensors.put(
          prefix + layout.key(variable),
          new Safetensors.Tensor(
              Arrays.stream(layout.shape(variable)).boxed().toList(),
              layout.toFile(variable, scalars)));
    }
    Safetensors.write(file, tensors);
  }
}
