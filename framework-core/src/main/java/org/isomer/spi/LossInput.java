package org.isomer.spi;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a loss may need beyond the views of a batch. */
public enum LossInput {
  /** Embeddings of instances outside the batch. */
  NEGATIVES,
  /** The class of each instance. */
  LABELS,
  /** Cluster centres. */
  PROTOTYPES,
  /** How alike the members of each instance are; see {@link Examples#score}. */
  SCORES,
  /** That scores are in [−1, 1], as cosines are. */
  COSINES;

  /**
   * Makes the loss that a framework's configuration chose, if the framework provides all that it
   * needs.
   *
   * @param framework the framework's name, for the message
   * @param choice the chosen loss
   * @param provided what the framework hands to its loss
   * @throws BadInputException if something is missing
   */
  public static Loss require(String framework, Choice<Loss> choice, Set<LossInput> provided) {
    Loss loss = choice.create();
    Set<LossInput> missing =
        loss.needs().stream()
            .filter(input -> !provided.contains(input))
            .collect(Collectors.toUnmodifiableSet());
    if (!missing.isEmpty()) {
      throw new BadInputException(
          "framework.loss: %s needs %s, which %s does not provide; it gives its loss %s. Choose another loss, as with --set framework.loss=NAME, or another framework; isomer plugins lists both."
              .formatted(choice.plugin().name(), names(missing), framework, given(provided)));
    }
    return loss;
  }

  private static String given(Set<LossInput> provided) {
    return provided.isEmpty() ? "the views alone" : "the views, " + names(provided);
  }

  private static String names(Set<LossInput> inputs) {
    List<String> names =
        inputs.stream().sorted().map(input -> input.name().toLowerCase(Locale.ROOT)).toList();
    int last = names.size() - 1;
    return last < 1
        ? String.join("", names)
        : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
  }
}
