package org.isomer.augment.views;

import java.util.List;
import org.isomer.augment.Normalize;
import org.isomer.augment.RandomResizedCrop;
import org.isomer.spi.Augmentation;
import org.isomer.spi.Option;
import org.isomer.spi.Step;
import org.isomer.spi.Views;
import org.isomer.spi.ViewsPlugin;

/** The augmentation of SimCLR (Chen et al., 2020, appendix A), twice. */
public final class SimClrViews implements ViewsPlugin<SimClrViews.Config> {
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
                  "Factor on the colour jitter 0.8, 0.8, 0.8, 0.2 (brightness, contrast,"
                      + " saturation, hue); recipes for CIFAR use 0.5",
              value = "1.0",
              min = 0,
              max = 2.5)
          double jitterStrength,
      @Option(
              help = "Probability of a blur; recipes for CIFAR use 0",
              value = "0.5",
              min = 0,
              max = 1)
          double blurProbability,
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
      mean = List.copyOf(mean);
      std = List.copyOf(std);
    }
  }

  @Override
  public String name() {
    return "simclr";
  }

  @Override
  public String summary() {
    return "Two views as in SimCLR";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Views create(Config config) {
    Normalize.Config numbers = new Normalize.Config(config.mean, config.std);
    Augmentation normalize = new Normalize().create(numbers);
    Recipe recipe =
        new Recipe(
            RandomResizedCrop.Config.of(config.size, config.cropScaleMin, 1),
            Recipe.jitter(config.jitterStrength, 0.8, 0.8, 0.8, 0.2),
            config.blurProbability,
            0);
    List<Step> view = recipe.pipeline(normalize);
    return Recipe.views(List.of(view, view), config.size, numbers, normalize);
  }
}
