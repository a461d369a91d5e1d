package org.isomer.augment.views;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.isomer.spi.AugmentationPlugin;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Choice;
import org.isomer.spi.Option;
import org.isomer.spi.Step;
import org.isomer.spi.Views;
import org.isomer.spi.ViewsPlugin;

/**
 * Pipelines written out step by step:
 *
 * <pre>{@code
 * views:
 *   name: custom
 *   pipelines:
 *     - repeat: 2
 *       steps:
 *         - {name: random-resized-crop, size: 32}
 *         - horizontal-flip
 *         - {name: normalize, mean: [0.5], std: [0.25]}
 *   evaluation:
 *     - {name: resize, size: 32}
 *     - {name: normalize, mean: [0.5], std: [0.25]}
 * }</pre>
 *
 * <p>Equal steps become the same object. All pipelines and the evaluation must normalize equally.
 */
public final class CustomViews implements ViewsPlugin<CustomViews.Config> {
  /** Options. */
  public record Config(
      @Option(help = "The pipelines of the training views, one after the other")
          List<Pipeline> pipelines,
      @Option(
              help =
                  "The steps before feature extraction, which should leave nothing to chance: of"
                      + " images such as [{name: resize, size: 32}, {name: normalize, mean: [0.5], std:"
                      + " [0.25]}], of texts the step of the pipelines that makes numbers of words, of"
                      + " series what standardizes them")
          List<Choice<Step>> evaluation) {
    /** Copies the lists. */
    public Config {
      pipelines = List.copyOf(pipelines);
      evaluation = List.copyOf(evaluation);
    }
  }

  /** The way to one or more views. */
  public record Pipeline(
      @Option(help = "How many views are made in this way", value = "1", min = 1, max = 1000)
          int repeat,
      @Option(help = "The augmentations, in order") List<Choice<Step>> steps) {
    /** Copies the list. */
    public Pipeline {
      steps = List.copyOf(steps);
    }
  }

  @Override
  public String name() {
    return "custom";
  }

  @Override
  public String summary() {
    return "Any pipelines, written out step by step";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Views create(Config config) {
    check(config);
    Map<Choice<Step>, Step> made = new HashMap<>();
    List<List<Step>> training = new ArrayList<>();
    for (Pipeline pipeline : config.pipelines) {
      training.addAll(Collections.nCopies(pipeline.repeat, create(pipeline.steps, made)));
    }
    return new Views(training, create(config.evaluation, made), Optional.of(config.evaluation));
  }

  private static List<Step> create(List<Choice<Step>> steps, Map<Choice<Step>, Step> made) {
    return steps.stream().map(step -> made.computeIfAbsent(step, Choice::create)).toList();
  }

  private static void check(Config config) {
    if (config.pipelines.isEmpty()) {
      throw new BadInputException("custom: pipelines is empty; give at least one");
    }
    for (int i = 0; i < config.pipelines.size(); i++) {
      if (!normalization(config.pipelines.get(i).steps).equals(normalization(config.evaluation))) {
        throw new BadInputException(
            ("custom: pipeline %d and evaluation normalize differently; give both the same"
                    + " normalisation")
                .formatted(i + 1));
      }
    }
  }

  private static List<Choice<Step>> normalization(List<Choice<Step>> steps) {
    return steps.stream()
        .filter(step -> step.plugin() instanceof AugmentationPlugin<?> plugin && plugin.rescales())
        .toList();
  }
}
