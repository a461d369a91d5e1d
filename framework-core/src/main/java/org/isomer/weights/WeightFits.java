package org.isomer.weights;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.isomer.graph.PositionGrid;
import org.isomer.graph.Variable;

/**
 * The ways in which a file may hold an encoder: each layout that is for the encoder, with each
 * prefix that the file's keys can have.
 *
 * @param shapes the file's shapes by its keys
 * @param made the grid of positions that the file was made for, where it is known
 */
record WeightFits(
    Map<String, List<Long>> shapes, List<Variable> variables, Optional<PositionGrid> made) {
  /** Those under which the file has most of the encoder's keys, the usual ones first. */
  List<WeightFit> all() {
    List<WeightFit> all = new ArrayList<>();
    for (Layout layout : Layout.values()) {
      if (layout.isFor(variables)) {
        prefixes(layout).forEach(prefix -> all.add(of(layout, prefix)));
      }
    }
    return all.stream()
        .sorted(
            Comparator.comparing(
                fit -> !PrefixRole.of(fit.prefix()).map(PrefixRole::usual).orElse(true)))
        .toList();
  }

  /** The fit under a layout and a prefix. */
  WeightFit of(Layout layout, String prefix) {
    return WeightFit.of(shapes, variables, layout, prefix, made);
  }

  /** The prefixes under which the file has most of the encoder's keys, shortest first. */
  private List<String> prefixes(Layout layout) {
    Map<String, Integer> found = new TreeMap<>();
    for (Variable variable : variables) {
      String key = layout.keys(variable).get(0);
      for (String each : shapes.keySet()) {
        String prefix = each.endsWith(key) ? each.substring(0, each.length() - key.length()) : "?";
        if (prefix.isEmpty() || prefix.endsWith(".") || prefix.endsWith("/")) {
          found.merge(prefix, 1, Integer::sum);
        }
      }
    }
    return found.entrySet().stream()
        .filter(entry -> 2 * entry.getValue() > variables.size())
        .map(Map.Entry::getKey)
        .toList();
  }
}
