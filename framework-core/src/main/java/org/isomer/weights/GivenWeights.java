package org.isomer.weights;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.isomer.graph.Variable;
import org.isomer.spi.BadInputException;

/**
 * Weights of which nobody says how they are named: the layout and the prefix are those with which
 * all of an encoder's variables are there.
 *
 * @param tensors the file's
 * @param path where it is
 * @param prefix the prefix, where somebody says it
 */
public record GivenWeights(Tensors tensors, Path path, Optional<String> prefix) {
  private static final int EXAMPLES = 3;

  /**
   * Without some parts.
   *
   * @param parts names of scopes or tensors, of which each is there
   * @throws BadInputException naming one that is not
   */
  public GivenWeights without(List<String> parts) {
    Map<String, String> left = new LinkedHashMap<>();
    tensors.shapes().keySet().forEach(key -> left.put(key, key));
    for (String part : parts) {
      if (!left.keySet().removeIf(key -> ("." + key + ".").contains("." + part + "."))) {
        throw new BadInputException(
            "%s: weights-without: nothing in it is called %s, but %s. Correct the name, or leave it out."
                .formatted(path, part, examples()));
      }
    }
    return new GivenWeights(tensors.named(left), path, prefix);
  }

  /**
   * What of the file is an encoder.
   *
   * @param variables the encoder's, named as they are in a training graph
   * @throws BadInputException if the file does not hold all of them, or holds more of an encoder,
   *     or several encoders
   */
  public WeightFile of(List<Variable> variables) {
    if (variables.isEmpty()) {
      throw new BadInputException(
          path + ": the encoder has no variables that weights could be for. Leave weights out.");
    }
    WeightFits fits = new WeightFits(tensors.shapes(), variables, Optional.empty());
    List<WeightFit> tried =
        fits.all().stream()
            .filter(fit -> prefix.isEmpty() || prefix.get().equals(fit.prefix()))
            .toList();
    List<WeightFit> fitting = tried.stream().filter(WeightFit::complete).toList();
    if (fitting.size() > 1) {
      throw new BadInputException(
          "%s: several parts of it fit the encoder. Set weights-prefix to one of these:\n%s"
              .formatted(
                  path,
                  fitting.stream()
                      .map(fit -> "  " + WeightAdvice.prefix(fit))
                      .collect(Collectors.joining("\n"))));
    }
    if (fitting.isEmpty()) {
      throw new BadInputException(
          "%s: these are not the weights of this encoder. %s"
              .formatted(path, advice(closest(fits, tried), variables)));
    }
    WeightFit fit = fitting.get(0);
    return new WeightFile(tensors, path, fit.layout(), fit.prefix(), Optional::empty);
  }

  private WeightFit closest(WeightFits fits, List<WeightFit> tried) {
    Stream<WeightFit> asked =
        Stream.of(Layout.values())
            .filter(layout -> layout.isFor(fits.variables()))
            .map(layout -> fits.of(layout, prefix.orElse("")));
    return Stream.concat(tried.stream(), asked)
        .max(Comparator.comparingInt(fit -> fit.keys().size()))
        .orElseThrow();
  }

  private String advice(WeightFit closest, List<Variable> variables) {
    if (closest.keys().isEmpty()) {
      return "The file has none of its %d tensors, such as %s, but %s. Choose the encoder and its options that these weights are of, or other weights."
          .formatted(
              variables.size(),
              closest.prefix() + closest.layout().keys(variables.get(0)).get(0),
              examples());
    }
    String place =
        "Named as %s, with weights-prefix: %s, "
            .formatted(closest.layout().shown(), WeightAdvice.prefix(closest));
    if (closest.keys().size() == variables.size()) {
      return "%sall %d tensors are there, but more of the same network as well. If these are no part of the encoder, name them in weights-without, else choose another encoder or its options:\n%s"
          .formatted(place, variables.size(), WeightAdvice.problems(closest));
    }
    return "%s%d of %d tensors fit. Choose the encoder and its options that these weights are of, or other weights:\n%s"
        .formatted(place, closest.keys().size(), variables.size(), WeightAdvice.problems(closest));
  }

  private String examples() {
    return tensors.shapes().isEmpty()
        ? "is empty"
        : "others, such as "
            + tensors.shapes().keySet().stream().limit(EXAMPLES).collect(Collectors.joining(", "));
  }
}
