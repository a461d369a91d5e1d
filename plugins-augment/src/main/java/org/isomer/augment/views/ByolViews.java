package org.isomer.augment.views;

import java.util.List;
import org.isomer.augment.Normalize;
import org.isomer.augment.RandomResizedCrop;
import org.isomer.spi.Augmentation;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Option;
import org.isomer.spi.Views;
import org.isomer.spi.ViewsPlugin;

/**
 * The two different augmentations of BYOL (Grill et al., 2020, table 6), which Barlow Twins
 * (Zbontar et al., 2021) took over: the first view is nearly always blurred, the second sometimes
 * solarized.
 */
public final class ByolViews implements ViewsPlugin<ByolViews.Config> {
  /** Options. */
  public record Config(
      @Option(help = "Height and width of the views, in pixels", min = 1, max = 4096) int size,
      @Option(
              help = "Smallest area of a crop, as a share of the image's",
              value = "0.08",
              min = 0,
              exclusiveMin = true,
              max = 1)
          double cropScaleMin,
      @Option(
              help =
                  "Factor on the colour jitter 0.4, 0.4, 0.2, 0.1 (brightness, contrast,"
                      + " saturation, hue)",
              value = "1.0",
              min = 0,
              max = 5)
          double jitterStrength,
      @Option(
              help = "Probability of a blur in each view; recipes for CIFAR use [0, 0]",
              value = "[1.0, 0.1]",
              min = 0,
              max = 1)
          List<Double> blurProbabilities,
      @Option(
              help = "Probability of solarizing in each view",
              value = "[0.0, 0.2]",
              min = 0,
              max = 1)
          List<Double> solarizeProbabilities,
      @Option(
              help = "Mean of each channel's values in [0, 1], or one number for all channels",
              value = Normalize.IMAGENET_MEAN,
              min = -1e6,
              max = 1e6)
          List<Double> mean,
      @Option(
              help = "Standard deviation of each channel, or one number for all channels",
              value = Normalize.IMAGENET_STD,
              min = 0,
              exclusiveMin = true,
              max = 1e6)
          List<Double> std) {
    /** Copies the lists. */
    public Config {
      blurProbabilities = List.copyOf(blurProbabilities);
      solarizeProbabilities = List.copyOf(solarizeProbabilities);
      mean = List.copyOf(mean);
      std = List.copyOf(std);
    }
  }

  @Override
  public String name() {
    return "byol";
  }

  @Override
  public String summary() {
    return "Two unequal views as in BYOL and Barlow Twins";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Views create(Config config) {
    checkTwo("blur-probabilities", config.blurProbabilities);
    checkTwo("solarize-probabilities", config.solarizeProbabilities);
    Normalize.Config numbers = new Normalize.Config(config.mean, config.std);
    Augmentation normalize = new Normalize().create(numbers);
    return Recipe.views(
        List.of(recipe(config, 0).pipeline(normalize), recipe(config, 1).pipeline(normalize)),
        config.size,
        numbers,
        normalize);
  }

  private static Recipe recipe(Config config, int view) {
    return new Recipe(
        RandomResizedCrop.Config.of(config.size, config.cropScaleMin, 1),
        Recipe.jitter(config.jitterStrength, 0.4, 0.4, 0.2, 0.1),
        config.blurProbabilities.get(view),
        config.solarizeProbabilities.get(view));
  }

  private static void checkTwo(String option, List<Double> values) {
    if (values.size() != 2) {
      throw new BadInputException(
          "byol: %s has %d numbers; give two, one for each view".formatted(option, values.size()));
    }
  }
}
