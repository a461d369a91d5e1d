package org.isomer.augment.views;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.isomer.augment.ColorJitter;
import org.isomer.augment.Normalize;
import org.isomer.augment.RandomResizedCrop;
import org.isomer.spi.Augmentation;
import org.isomer.spi.Option;
import org.isomer.spi.Step;
import org.isomer.spi.Views;
import org.isomer.spi.ViewsPlugin;

/**
 * The multi-crop of SwAV (Caron et al., 2020): two large crops of the image and several small crops
 * of smaller parts of it, with the colours of SimCLR. The large crops are the first two views.
 */
public final class SwavViews implements ViewsPlugin<SwavViews.Config> {
  private static final int LARGE_CROPS = 2;

  /** Options. */
  public record Config(
      @Option(help = "Height and width of the two large views, in pixels", min = 1, max = 4096)
          int size,
      @Option(
              help = "Height and width of the small views, in pixels; if not given, 96/224 of size",
              min = 1,
              max = 4096)
          Optional<Integer> smallSize,
      @Option(help = "How many small views there are", value = "6", min = 0, max = 1000)
          int smallCrops,
      @Option(
              help =
                  "Smallest area of a large crop and greatest area of a small one, as a share of"
                      + " the image's",
              value = "0.14",
              min = 0,
              exclusiveMin = true,
              max = 1)
          double cropScaleMin,
      @Option(
              help = "Smallest area of a small crop, as a share of the image's",
              value = "0.05",
              min = 0,
              exclusiveMin = true,
              max = 1)
          double smallCropScaleMin,
      @Option(
              help =
                  "Factor on the colour jitter 0.8, 0.8, 0.8, 0.2 (brightness, contrast,"
                      + " saturation, hue)",
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
    return "swav";
  }

  @Override
  public String summary() {
    return "Two large and several small views as in SwAV";
  }

  @Override
  public Class<Config> configType() {
    return Config.class;
  }

  @Override
  public Views create(Config config) {
    Normalize.Config numbers = new Normalize.Config(config.mean, config.std);
    Augmentation normalize = new Normalize().create(numbers);
    int smallSize = config.smallSize.orElse(Math.max(1, Math.round(config.size * 96 / 224f)));
    Recipe large = recipe(config, RandomResizedCrop.Config.of(config.size, config.cropScaleMin, 1));
    Recipe small =
        recipe(
            config,
            RandomResizedCrop.Config.of(smallSize, config.smallCropScaleMin, config.cropScaleMin));
    List<List<Step>> training = new ArrayList<>();
    training.addAll(Collections.nCopies(LARGE_CROPS, large.pipeline(normalize)));
    training.addAll(Collections.nCopies(config.smallCrops, small.pipeline(normalize)));
    return Recipe.views(training, config.size, numbers, normalize);
  }

  private static Recipe recipe(Config config, RandomResizedCrop.Config crop) {
    ColorJitter.Config jitter = Recipe.jitter(config.jitterStrength, 0.8, 0.8, 0.8, 0.2);
    return new Recipe(crop, jitter, config.blurProbability, 0);
  }
}
