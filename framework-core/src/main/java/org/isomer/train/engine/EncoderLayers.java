package org.isomer.train.engine;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.isomer.graph.Variable;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Encoder;

/**
 * The parts of an encoder in a training graph, where it is in the scope {@code encoder}.
 *
 * @param layers from the input to the features, of each the full names of scopes and variables
 */
record EncoderLayers(List<List<String>> layers) {
  private static final String SCOPE = "encoder.";

  /** A name up to its first number, or to its first dot. */
  private static final Pattern PART = Pattern.compile("(?:[^.]+\\.)*?\\d+(?=\\.|$)|[^.]+");

  /** Those that the encoder names, or that its variables tell. */
  static EncoderLayers of(Encoder encoder, List<Variable> variables) {
    List<List<String>> named = encoder.layers();
    if (named.isEmpty()) {
      return new EncoderLayers(
          parts(variables).stream().map(part -> List.of(SCOPE + part)).toList());
    }
    return new EncoderLayers(
        named.stream().map(layer -> layer.stream().map(name -> SCOPE + name).toList()).toList());
  }

  /** The full names of parts of an encoder. */
  static List<String> named(List<String> parts) {
    return parts.stream().map(part -> SCOPE + part).toList();
  }

  /**
   * Makes sure that an encoder has parts of these names.
   *
   * @throws BadInputException naming one that it has not
   */
  static void requireParts(List<String> names, List<Variable> variables) {
    for (String name : names) {
      if (variables.stream().noneMatch(variable -> isIn(variable, SCOPE + name))) {
        throw new BadInputException(
            "optimizer.freeze: the encoder has no part %s; it has %s. Name one of these, or a scope or variable in them."
                .formatted(name, String.join(", ", parts(variables))));
      }
    }
  }

  private static Set<String> parts(List<Variable> variables) {
    Set<String> parts = new LinkedHashSet<>();
    for (Variable variable : variables) {
      if (isOfEncoder(variable)) {
        Matcher part = PART.matcher(variable.name().substring(SCOPE.length()));
        if (part.lookingAt()) {
          parts.add(part.group());
        }
      }
    }
    return parts;
  }

  /** Whether it is a variable of the encoder. */
  static boolean isOfEncoder(Variable variable) {
    return variable.name().startsWith(SCOPE);
  }

  /** How many layers lie above a variable, what is trained on the features being one. */
  int above(Variable variable) {
    for (int i = 0; i < layers.size(); i++) {
      if (layers.get(i).stream().anyMatch(name -> isIn(variable, name))) {
        return layers.size() - i;
      }
    }
    return 0;
  }

  private static boolean isIn(Variable variable, String name) {
    return variable.name().equals(name) || variable.name().startsWith(name + ".");
  }
}
