package org.isomer.weights;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.isomer.graph.PositionGrid;
import org.isomer.graph.Variable;

/**
 * What to do about weights that do not fit: tries each layout of the encoder with each prefix that
 * the file's keys can have.
 *
 * @param own the fit that the model file asks for
 * @param shapes the file's shapes by its keys
 * @param made the grid of positions that the file was made for, where it is known
 */
record WeightAdvice(
    WeightFit own,
    Map<String, List<Long>> shapes,
    List<Variable> variables,
    Optional<PositionGrid> made) {
  private static final int SHOWN = 8;
  private static final int EXAMPLES = 3;

  /** Sentences, and below them the first of what does not fit, where that helps. */
  String text() {
    List<WeightFit> others = others();
    List<WeightFit> fitting = others.stream().filter(WeightFit::complete).toList();
    if (fitting.size() == 1) {
      return "Set %s, with which the file fits.".formatted(settings(fitting.get(0)));
    }
    if (!fitting.isEmpty()) {
      return "Several parts of the file fit; set one of these:\n"
          + fitting.stream().map(this::choice).collect(Collectors.joining("\n"));
    }
    WeightFit closest =
        Stream.concat(Stream.of(own), others.stream())
            .max(Comparator.comparingInt(fit -> fit.keys().size()))
            .orElseThrow();
    if (closest.keys().isEmpty()) {
      return "The file has none of its %d tensors, such as %s, but %s. Choose the encoder, its options, the layout and the prefix of these weights."
          .formatted(
              variables.size(),
              own.prefix() + own.layout().keys(variables.get(0)).get(0),
              shapes.isEmpty() ? "is empty" : "others, such as " + examples());
    }
    if (closest.keys().size() == variables.size()) {
      return "With %s all %d tensors fit, but the file has more there. If these are no part of the encoder, leave them out when you save the file, else choose another encoder or its options:\n%s"
          .formatted(settings(closest), variables.size(), problems(closest));
    }
    if (closest.keys().size() > own.keys().size()) {
      return "With %s %d of %d tensors fit; choose the encoder and its options for the rest:\n%s"
          .formatted(settings(closest), closest.keys().size(), variables.size(), problems(closest));
    }
    return "Choose the encoder, its options, the layout and the prefix of these weights:\n"
        + problems(own);
  }

  /** Other layouts and prefixes with which some key of the encoder's is in the file. */
  private List<WeightFit> others() {
    return new WeightFits(shapes, variables, made)
        .all().stream()
            .filter(fit -> fit.layout() != own.layout() || !fit.prefix().equals(own.prefix()))
            .toList();
  }

  private String choice(WeightFit fit) {
    return "  " + settings(fit) + meaning(fit);
  }

  private String settings(WeightFit fit) {
    String prefix = "prefix: " + shown(fit);
    if (fit.layout() == own.layout()) {
      return prefix;
    }
    String layout = "layout: " + fit.layout().shown();
    return fit.prefix().equals(own.prefix()) ? layout : layout + " and " + prefix;
  }

  /** A prefix as a configuration has it, and what it stands for if its name says so. */
  static String prefix(WeightFit fit) {
    return shown(fit) + meaning(fit);
  }

  private static String shown(WeightFit fit) {
    return fit.prefix().isEmpty() ? "''" : fit.prefix();
  }

  private static String meaning(WeightFit fit) {
    return PrefixRole.of(fit.prefix()).map(role -> "   # " + role.meaning()).orElse("");
  }

  private String examples() {
    return shapes.keySet().stream().limit(EXAMPLES).collect(Collectors.joining(", "));
  }

  /** The first of what does not fit, one a line. */
  static String problems(WeightFit fit) {
    String shown =
        fit.problems().stream()
            .limit(SHOWN)
            .map(problem -> "  " + problem)
            .collect(Collectors.joining("\n"));
    int more = fit.problems().size() - SHOWN;
    return more > 0 ? shown + "\n  … and %d more".formatted(more) : shown;
  }
}
