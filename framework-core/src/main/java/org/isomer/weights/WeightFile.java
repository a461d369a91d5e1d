package org.isomer.weights;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.isomer.graph.PositionGrid;
import org.isomer.graph.Variable;
import org.isomer.spi.BadInputException;

/**
 * An encoder's weights in a safetensors file. Tensors that are not the encoder's are not read.
 *
 * @param file its tensors
 * @param path where it is
 * @param layout how it names and orders them
 * @param prefix what stands before the encoder's keys, such as {@code module.}; keys without it
 *     belong to other parts of the file and are left out
 * @param made the grid of position embeddings that the encoder has for the model file's images
 */
public record WeightFile(
    Tensors file, Path path, Layout layout, String prefix, Supplier<Optional<PositionGrid>> made) {

  /**
   * Row-major scalars by variable name.
   *
   * <p>A key that the encoder has no use for is an error too: the file then is another network's.
   * Position embeddings of another grid are {@linkplain PositionInterpolation interpolated}.
   *
   * @param variables the encoder's, named as they are in a training graph, such as {@code
   *     encoder.conv1.weight}
   * @throws BadInputException naming the file and each variable that it lacks or holds in another
   *     shape
   */
  public Map<String, float[]> of(List<Variable> variables) {
    WeightFit fit = fit(variables);
    Map<String, float[]> values = new LinkedHashMap<>();
    fit.keys()
        .forEach(
            (variable, keys) -> values.put(variable.name(), fitted(fit, variable, read(keys))));
    return values;
  }

  /** The tensors of some keys, one after the other. */
  private float[] read(List<String> keys) {
    List<float[]> parts = keys.stream().map(key -> file.read(key).scalars()).toList();
    if (parts.size() == 1) {
      return parts.get(0);
    }
    float[] joined = new float[parts.stream().mapToInt(part -> part.length).sum()];
    int start = 0;
    for (float[] part : parts) {
      System.arraycopy(part, 0, joined, start, part.length);
      start += part.length;
    }
    return joined;
  }

  private float[] fitted(WeightFit fit, Variable variable, float[] scalars) {
    PositionGrid stored = fit.grids().get(variable);
    return stored == null
        ? layout.fromFile(variable, scalars)
        : new PositionInterpolation(stored, variable.grid().orElseThrow()).of(scalars);
  }

  /** The keys of the file that hold these variables. */
  public List<String> keys(List<Variable> variables) {
    return fit(variables).keys().values().stream().flatMap(List::stream).toList();
  }

  /** Names the interpolated position embeddings, a sentence each. */
  public List<String> warnings(List<Variable> variables) {
    WeightFit fit = fit(variables);
    return fit.grids().entrySet().stream()
        .map(
            each ->
                "%s: %s, made for a grid of %s patches, is interpolated to %s (bicubic with antialiasing, as timm does it), for images of another size than the weights were made for."
                    .formatted(
                        path,
                        String.join(", ", fit.keys().get(each.getKey())),
                        each.getValue().sides(),
                        each.getKey().grid().orElseThrow().sides()))
        .toList();
  }

  private WeightFit fit(List<Variable> variables) {
    try {
      layout.requireFor(variables);
    } catch (BadInputException e) {
      throw new BadInputException(path + ": " + e.getMessage(), e);
    }
    boolean embedsPositions = variables.stream().anyMatch(each -> each.grid().isPresent());
    Optional<PositionGrid> grid = embedsPositions ? made.get() : Optional.empty();
    Map<String, List<Long>> shapes = file.shapes();
    WeightFit fit = WeightFit.of(shapes, variables, layout, prefix, grid);
    if (!fit.complete()) {
      throw new BadInputException(
          "%s: the weights (layout %s) are not of this encoder. %s"
              .formatted(
                  path, layout.shown(), new WeightAdvice(fit, shapes, variables, grid).text()));
    }
    return fit;
  }

  /**
   * Writes a file.
   *
   * @param values row-major scalars by variable name
   */
  public static void write(
      Path path, Layout layout, List<Variable> variables, Map<String, float[]> values)
      throws IOException {
    Safetensors.write(path, tensors(layout, variables, values));
  }

  /**
   * What a file holds.
   *
   * @param values row-major scalars by variable name
   */
  public static Map<String, Safetensors.Tensor> tensors(
      Layout layout, List<Variable> variables, Map<String, float[]> values) {
    layout.requireFor(variables);
    Map<String, Safetensors.Tensor> tensors = new LinkedHashMap<>();
    for (Variable variable : variables) {
      float[] scalars =
          layout.toFile(variable, Objects.requireNonNull(values.get(variable.name())));
      List<Long> shape = Arrays.stream(layout.shape(variable)).boxed().toList();
      List<String> keys = layout.keys(variable);
      int size = scalars.length / keys.size();
      for (int i = 0; i < keys.size(); i++) {
        tensors.put(
            keys.get(i),
            new Safetensors.Tensor(shape, Arrays.copyOfRange(scalars, i * size, (i + 1) * size)));
      }
    }
    return tensors;
  }
}
