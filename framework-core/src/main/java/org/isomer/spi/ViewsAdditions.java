package org.isomer.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What every way to make views can be given:
 *
 * <pre>{@code
 * views: {name: simclr, size: 32, then: [grid-mask], together: [{name: mixup, least: 0.6}]}
 * }</pre>
 *
 * @param then steps that each training view takes after all others, normalisation among them
 * @param together what is done to each training view of a whole batch, once the pipelines have made
 *     it of each example
 */
public record ViewsAdditions(
    @Option(
            help =
                "Steps at the end of each training view's pipeline, after normalisation; evaluation"
                    + " does without")
        Optional<List<Choice<Step>>> then,
    @Option(
            help =
                "What is done to each training view of a whole batch at once, after then, such as"
                    + " mixing its rows")
        Optional<List<Choice<BatchAugmentation>>> together)
    implements Additions<Views> {
  /**
   * Copies the lists.
   *
   * @throws BadInputException if a step rescales, which evaluation would have to do as well
   */
  public ViewsAdditions {
    then = then.map(List::copyOf);
    together = together.map(List::copyOf);
    for (Choice<Step> step : then.orElse(List.of())) {
      if (step.plugin() instanceof AugmentationPlugin<?> plugin && plugin.rescales()) {
        throw new BadInputException(
            "then: %s brings all numbers to another scale, and evaluation does without it; put it into the views' own pipelines"
                .formatted(plugin.name()));
      }
    }
  }

  @Override
  public Views addTo(Views made) {
    List<Step> last = then.orElse(List.of()).stream().<Step>map(Choice::create).toList();
    List<List<Step>> training = new ArrayList<>();
    for (List<Step> pipeline : made.training()) {
      List<Step> longer = new ArrayList<>(pipeline);
      longer.addAll(last);
      training.add(longer);
    }
    List<BatchAugmentation> batches = new ArrayList<>(made.together());
    together.orElse(List.of()).forEach(choice -> batches.add(choice.create()));
    return new Views(training, made.evaluation(), made.written(), batches);
  }
}
