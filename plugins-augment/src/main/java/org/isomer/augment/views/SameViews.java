package org.isomer.augment.views;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.Option;
import org.isomer.spi.Step;
import org.isomer.spi.Views;
import org.isomer.spi.ViewsPlugin;

/**
 * Views that are made in the same way as for evaluation:
 *
 * <pre>{@code
 * views: {name: same, steps: [{name: word-pieces, vocabulary: vocab.txt, length: 32}]}
 * }</pre>
 *
 * <p>Of one example they are equal; what tells them apart is the encoder's dropout (Gao et al.
 * 2021, "SimCSE"). Of data whose instances have several members, each view is one of these.
 */
public final class SameViews implements ViewsPlugin<SameViews.Config> {
  /** Options. */
  public record Config(
      @Option(help = "How many views are made", value = "2", min = 1, max = 1000) int count,
      @Option(help = "The steps of each, which should leave nothing to chance")
          List<Choice<Step>> steps) {
    /** Copies the list. */
    public Config {
      steps = List.copyOf(steps);
    }
  }

  @Override
  public String name() {
    return "same";
  }

  @Override
  public String summary() {
    return "Views without augmentation, for dropout as augmentation (SimCSE) and for pairs";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Views create(Config config) {
    if (config.steps.isEmpty()) {
      throw new BadInputException("same: steps is empty; give at least one");
    }
    List<Step> steps = config.steps.stream().<Step>map(Choice::create).toList();
    return new Views(Collections.nCopies(config.count, steps), steps, Optional.of(config.steps));
  }
}
