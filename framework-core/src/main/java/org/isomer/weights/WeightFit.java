package org.isomer.weights;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isomer.graph.PositionGrid;
import org.isomer.graph.Variable;

/**
 * How a file's tensors fit an encoder's variables under one layout and prefix.
 *
 * @param keys the file's keys for each variable that it has fitting tensors for
 * @param grids the grid of the file's position embeddings, by variable, where it is another than
 *     the variable's
 * @param problems what does not fit, one a line
 */
record WeightFit(
    Layout layout,
    String prefix,
    Map<Variable, List<String>> keys,
    Map<Variable, PositionGrid> grids,
    List<String> problems) {

  /**
   * Compares names and shapes.
   *
   * @param shapes the file's shapes by its keys
   * @param made the grid of positions that the file was made for, where it is known
   */
  static WeightFit of(
      Map<String, List<Long>> shapes,
      List<Variable> variables,
      Layout layout,
      String prefix,
      Optional<PositionGrid> made) {
    Map<String, List<Long>> part = new LinkedHashMap<>();
    shapes.forEach(
        (key, shape) -> {
          if (key.startsWith(prefix) && !layout.ignores(key.substring(prefix.length()))) {
            part.put(key, shape);
          }
        });
    WeightFit fit =
        new WeightFit(
            layout, prefix, new LinkedHashMap<>(), new LinkedHashMap<>(), new ArrayList<>());
    for (Variable variable : variables) {
      List<String> keys = layout.keys(variable).stream().map(key -> prefix + key).toList();
      boolean fitting = true;
      for (String key : keys) {
        fitting &= fit.compare(variable, key, Optional.ofNullable(part.remove(key)), made);
      }
      if (fitting) {
        fit.keys.put(variable, keys);
      }
    }
    part.keySet().forEach(key -> fit.problems.add(key + " is unexpected"));
    return fit;
  }

  private boolean compare(
      Variable variable, String key, Optional<List<Long>> found, Optional<PositionGrid> made) {
    List<Long> expected = Arrays.stream(layout.shape(variable)).boxed().toList();
    if (found.isEmpty()) {
      problems.add("%s is missing, expected %s".formatted(key, expected));
      return false;
    }
    List<Long> shape = found.get();
    Optional<PositionGrid> stored =
        variable.grid().flatMap(grid -> storedGrid(shape, expected, grid, made));
    if (stored.isEmpty() && !shape.equals(expected)) {
      String hint = variable.grid().map(grid -> noGrid(shape, expected, grid)).orElse("");
      problems.add("%s has shape %s, expected %s%s".formatted(key, shape, expected, hint));
      return false;
    }
    stored
        .filter(grid -> !grid.equals(variable.grid().orElseThrow()))
        .ifPresent(grid -> grids.put(variable, grid));
    return true;
  }

  private static String noGrid(List<Long> shape, List<Long> expected, PositionGrid target) {
    return haveOneWidth(shape, expected)
        ? "; %d positions are no square grid that could be interpolated; set input to the size that the weights were made for"
            .formatted(shape.get(1) - target.others())
        : "";
  }

  private static boolean haveOneWidth(List<Long> shape, List<Long> expected) {
    return shape.size() == expected.size()
        && shape.get(0).equals(expected.get(0))
        && shape.get(2).equals(expected.get(2));
  }

  /**
   * The grid of position embeddings in the file: the one that the file was made for where the
   * number fits, else the encoder's where it is as many, else a square one.
   */
  private static Optional<PositionGrid> storedGrid(
      List<Long> shape, List<Long> expected, PositionGrid target, Optional<PositionGrid> made) {
    if (!haveOneWidth(shape, expected)) {
      return Optional.empty();
    }
    long tokens = shape.get(1);
    if (made.isPresent() && made.get().tokens() == tokens) {
      return made;
    }
    if (tokens == target.tokens()) {
      return Optional.of(target);
    }
    int side = (int) Math.round(Math.sqrt((double) Math.max(0, tokens - target.others())));
    PositionGrid square = new PositionGrid(target.others(), side, side);
    return side > 0 && square.tokens() == tokens ? Optional.of(square) : Optional.empty();
  }

  /** Whether the part is exactly the encoder's. */
  boolean complete() {
    return problems.isEmpty();
  }
}
