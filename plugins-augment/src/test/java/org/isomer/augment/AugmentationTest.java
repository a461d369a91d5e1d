package org.isomer.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import org.isomer.augment.pixel.Interpolation;
import org.isomer.random.CounterRandom;
import org.isomer.spi.AugmentationPlugin;
import org.isomer.spi.Image;
import org.isomer.spi.ImageAugmentation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every augmentation of images. */
class AugmentationTest {
  private static final int[][] SHAPES = {
    {32, 32, 3}, {28, 28, 1}, {40, 17, 3}, {3, 50, 1}, {1, 1, 3}
  };

  /** Every augmentation, as a function of its probability where it has one. */
  private static final Map<String, DoubleFunction<ImageAugmentation>> WITH_PROBABILITY =
      new TreeMap<>(
          Map.ofEntries(
              entry(
                  "color-jitter",
                  p -> new ColorJitter().create(new ColorJitter.Config(0.8, 0.8, 0.8, 0.2, p))),
              entry("cutout", p -> new Cutout().create(new Cutout.Config(7, 0.123, p))),
              entry("equalize", p -> new Equalize().create(new Equalize.Config(p))),
              entry(
                  "gaussian-blur",
                  p ->
                      new GaussianBlur()
                          .create(new GaussianBlur.Config(Optional.of(5), 0.5, 2.0, p))),
              entry("grayscale", p -> new Grayscale().create(new Grayscale.Config(p))),
              entry(
                  "grid-mask",
                  p -> new GridMask().create(new GridMask.Config(0.4, 1, 0.6, 0.123, p))),
              entry(
                  "horizontal-flip",
                  p -> new HorizontalFlip().create(new HorizontalFlip.Config(p))),
              entry("posterize", p -> new Posterize().create(new Posterize.Config(2, p))),
              entry(
                  "random-erasing",
                  p ->
                      new RandomErasing()
                          .create(new RandomErasing.Config(0.02, 0.33, 0.3, 3.3, 0.123, p))),
              entry("solarize", p -> new Solarize().create(new Solarize.Config(0.5, p))),
              entry("vertical-flip", p -> new VerticalFlip().create(new VerticalFlip.Config(p)))));

  private static Map.Entry<String, DoubleFunction<ImageAugmentation>> entry(
      String name, DoubleFunction<ImageAugmentation> withProbability) {
    return Map.entry(name, withProbability);
  }

  private static final Map<String, ImageAugmentation> WITHOUT_PROBABILITY =
      new TreeMap<>(
          Map.of(
              "center-crop",
              new CenterCrop().create(new CenterCrop.Config(20)),
              "normalize",
              new Normalize().create(new Normalize.Config(List.of(0.5), List.of(0.25))),
              "random-crop",
              new RandomCrop().create(new RandomCrop.Config(32, 16, 0.5)),
              "random-resized-crop",
              new RandomResizedCrop().create(RandomResizedCrop.Config.of(24, 0.08, 1)),
              "resize",
              new Resize().create(new Resize.Config(16, Resize.Fit.SHORTER_SIDE)),
              "rotation",
              new Rotation().create(new Rotation.Config(180, Interpolation.BILINEAR, 0.5))));

  static Stream<Arguments> all() {
    return Stream.concat(
        WITHOUT_PROBABILITY.entrySet().stream()
            .map(entry -> arguments(entry.getKey(), entry.getValue())),
        WITH_PROBABILITY.entrySet().stream()
            .map(entry -> arguments(entry.getKey(), entry.getValue().apply(1))));
  }

  static Stream<Arguments> withProbability() {
    return WITH_PROBABILITY.entrySet().stream()
        .map(entry -> arguments(entry.getKey(), entry.getValue()));
  }

  static Stream<Arguments> identities() {
    return Stream.concat(
        withProbability()
            .map(
                arguments -> {
                  DoubleFunction<?> augmentation = (DoubleFunction<?>) arguments.get()[1];
                  return arguments(arguments.get()[0] + " never", augmentation.apply(0));
                }),
        Stream.of(
            arguments("center-crop", new CenterCrop().create(new CenterCrop.Config(32))),
            arguments(
                "color-jitter of strength 0",
                new ColorJitter().create(new ColorJitter.Config(0, 0, 0, 0, 1))),
            arguments(
                "gaussian-blur far below a pixel",
                new GaussianBlur()
                    .create(new GaussianBlur.Config(Optional.empty(), 0.05, 0.05, 1))),
            arguments(
                "normalize",
                new Normalize().create(new Normalize.Config(List.of(0.0), List.of(1.0)))),
            arguments("posterize", new Posterize().create(new Posterize.Config(8, 1))),
            arguments("random-crop", new RandomCrop().create(new RandomCrop.Config(32, 0, 0))),
            arguments(
                "random-resized-crop",
                new RandomResizedCrop().create(new RandomResizedCrop.Config(32, 1, 1, 1, 1))),
            arguments(
                "resize", new Resize().create(new Resize.Config(32, Resize.Fit.SHORTER_SIDE))),
            arguments(
                "rotation, nearest",
                new Rotation().create(new Rotation.Config(0, Interpolation.NEAREST, 0))),
            arguments(
                "rotation, bilinear",
                new Rotation().create(new Rotation.Config(0, Interpolation.BILINEAR, 0)))));
  }

  @Test
  void everyPluginIsCovered() {
    assertThat(all().map(arguments -> arguments.get()[0]))
        .containsExactlyInAnyOrderElementsOf(
            PluginNamesTest.plugins().stream()
                .filter(AugmentationPlugin.class::isInstance)
                .filter(plugin -> plugin.getClass().getPackage() == getClass().getPackage())
                .<Object>map(plugin -> plugin.name())
                .toList());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void keepsImagesValid(String name, ImageAugmentation augmentation) {
    assertThat(augmentation.accepts()).isEqualTo(Image.class);
    CounterRandom random = CounterRandom.of(1, name);
    for (int[] shape : SHAPES) {
      for (int i = 0; i < 20; i++) {
        Image image = TestImage.of(shape[0], shape[1], shape[2]);
        augmentation.apply(image, random.at(0, i, 0));
        assertThat(image.channels()).isEqualTo(shape[2]);
        assertThat(new int[] {image.height(), image.width()})
            .isEqualTo(expectedSize(name, shape[0], shape[1]));
        for (float value : image.toArray()) {
          assertThat(name.equals("normalize") ? value / 4 + 0.5f : value).isBetween(0f, 1f);
        }
      }
    }
  }

  private static int[] expectedSize(String name, int height, int width) {
    int shorter = Math.min(height, width);
    return switch (name) {
      case "center-crop" -> new int[] {20, 20};
      case "random-crop" -> new int[] {32, 32};
      case "random-resized-crop" -> new int[] {24, 24};
      case "resize" -> new int[] {16 * height / shorter, 16 * width / shorter};
      default -> new int[] {height, width};
    };
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("identities")
  void changesNothingWhenItShouldNot(String name, ImageAugmentation augmentation) {
    for (int channels : new int[] {1, 3}) {
      Image image = TestImage.of(32, 32, channels);
      float[] before = image.toArray();
      augmentation.apply(image, CounterRandom.of(1, name));
      assertThat(image.toArray()).containsExactly(before);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("withProbability")
  void changesAsOftenAsItsProbabilitySays(
      String name, DoubleFunction<ImageAugmentation> augmentation) {
    ImageAugmentation sometimes = augmentation.apply(0.3);
    CounterRandom random = CounterRandom.of(1, name);
    Image original = TestImage.of(32, 32, 3);
    float[] before = original.toArray();
    Image image = new Image();
    int changes = 0;
    int trials = 2000;
    for (int i = 0; i < trials; i++) {
      image.copyFrom(original);
      sometimes.apply(image, random.at(0, i, 0));
      if (!Arrays.equals(image.toArray(), before)) {
        changes++;
      }
    }
    assertThat((double) changes / trials).isCloseTo(0.3, within(0.04));
  }

  @Test
  void coloursOfGrayImagesStay() {
    List<ImageAugmentation> colour =
        List.of(
            new Grayscale().create(new Grayscale.Config(1)),
            new ColorJitter().create(new ColorJitter.Config(0, 0, 0.8, 0.5, 1)));
    Image image = TestImage.of(8, 8, 1);
    float[] before = image.toArray();
    colour.forEach(augmentation -> augmentation.apply(image, CounterRandom.of(1, "gray")));
    assertThat(image.toArray()).containsExactly(before);
  }
}
