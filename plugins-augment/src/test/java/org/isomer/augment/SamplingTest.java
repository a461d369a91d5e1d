package org.isomer.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.isomer.augment.pixel.Box;
import org.isomer.augment.pixel.Interpolation;
import org.isomer.random.CounterRandom;
import org.isomer.spi.Image;
import org.isomer.spi.ImageAugmentation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The distributions of random parameters. Means and standard deviations of boxes (top, left,
 * height, width) were recorded from 100 000 draws of torchvision 0.28's {@code get_params} on 32 ×
 * 32 pixels; their standard error is below 0.025.
 */
class SamplingTest {
  private static final int DRAWS = 20_000;

  @Test
  void resizedCropsAreDistributedAsInTorchvision() {
    RandomBox crops = new RandomBox(new Range(0.08, 1), new Range(3 / 4.0, 4 / 3.0));
    double[][] boxes =
        draw("crop", random -> numbers(RandomResizedCrop.sample(crops, 32, 32, random)));
    assertMoments(
        boxes, new double[] {5.172, 5.168, 21.670, 21.674}, new double[] {4.83, 4.83, 6.15, 6.16});
    assertInside(boxes, 32, 32);
  }

  @Test
  void erasedBoxesAreDistributedAsInTorchvision() {
    RandomBox boxes = new RandomBox(new Range(0.02, 0.33), new Range(1 / 3.3, 1 / 0.3));
    double[][] erased =
        draw(
            "erasing",
            random -> {
              @Nullable Box box = boxes.sample(32, 32, 31, 31, random);
              return numbers(box == null ? new Box(0, 0, 32, 32) : box);
            });
    assertMoments(
        erased, new double[] {9.221, 9.174, 13.579, 13.612}, new double[] {6.65, 6.65, 6.23, 6.24});
    assertInside(erased, 32, 32);
  }

  @Test
  void cropThatNeverFitsIsTheLargestInTheMiddle() {
    CounterRandom random = CounterRandom.of(1, "fallback");
    RandomBox large = new RandomBox(new Range(0.5, 1), new Range(3 / 4.0, 4 / 3.0));
    assertThat(RandomResizedCrop.sample(large, 20, 60, random)).isEqualTo(new Box(0, 16, 20, 27));
    assertThat(RandomResizedCrop.sample(large, 60, 20, random)).isEqualTo(new Box(16, 0, 27, 20));
    RandomBox whole = new RandomBox(new Range(1, 1), new Range(3 / 4.0, 4 / 3.0));
    assertThat(RandomResizedCrop.sample(whole, 30, 33, random)).isEqualTo(new Box(0, 0, 30, 33));
  }

  @Test
  void paddedCropTakesEveryPlaceEquallyOften() {
    RandomCrop.Config config = new RandomCrop.Config(32, 4, 0);
    double[][] boxes = draw("pad", random -> numbers(RandomCrop.sample(config, 32, 32, random)));
    for (int axis = 0; axis < 2; axis++) {
      int[] counts = new int[9];
      for (double[] box : boxes) {
        counts[(int) box[axis] + 4]++;
      }
      assertThat(Arrays.stream(counts).asDoubleStream().toArray())
          .containsExactly(
              IntStream.range(0, 9).mapToDouble(i -> DRAWS / 9.0).toArray(), within(200.0));
    }
    assertThat(Arrays.stream(boxes)).allMatch(box -> box[2] == 32 && box[3] == 32);
  }

  @Test
  void cutoutIsCentredAnywhereAndEndsAtTheBorder() {
    double[][] boxes = draw("cutout", random -> numbers(Cutout.sample(8, 20, 30, random)));
    assertInside(boxes, 20, 30);
    // A square of 8 loses 4, 3, 2, 1 rows at the top and 3, 2, 1 at the bottom, each once in 20.
    assertThat(mean(boxes, 2)).isCloseTo(8 - 16 / 20.0, within(0.05));
    assertThat(mean(boxes, 3)).isCloseTo(8 - 16 / 30.0, within(0.05));
  }

  @Test
  void rangesAreUniformAndLogUniform() {
    Range range = new Range(0.25, 4);
    double[] uniform = sorted(draw("uniform", random -> new double[] {range.uniform(random)}));
    double[] logarithmic = sorted(draw("log", random -> new double[] {range.logUniform(random)}));
    for (double quantile : new double[] {0.1, 0.25, 0.5, 0.75, 0.9}) {
      assertThat(uniform[(int) (quantile * DRAWS)]).isCloseTo(0.25 + 3.75 * quantile, within(0.06));
      assertThat(Math.log(logarithmic[(int) (quantile * DRAWS)]) / Math.log(4))
          .isCloseTo(2 * quantile - 1, within(0.03));
    }
    assertThat(uniform[0]).isGreaterThanOrEqualTo(0.25);
    assertThat(uniform[DRAWS - 1]).isLessThanOrEqualTo(4);
  }

  @Test
  void everyOrderOfTheColourChangesIsEquallyLikely() {
    CounterRandom random = CounterRandom.of(1, "order");
    int[] counts = new int[1 << 12];
    for (int i = 0; i < DRAWS; i++) {
      int order = 0;
      int remaining = 0b1111;
      while (remaining != 0) {
        int change = ColorJitter.drawOne(remaining, random);
        assertThat(Integer.bitCount(change)).isEqualTo(1);
        assertThat(remaining & change).isEqualTo(change);
        remaining -= change;
        order = 8 * order + Integer.numberOfTrailingZeros(change);
      }
      counts[order]++;
    }
    assertThat(Arrays.stream(counts).filter(count -> count > 0).asDoubleStream().toArray())
        .containsExactly(
            IntStream.range(0, 24).mapToDouble(i -> DRAWS / 24.0).toArray(), within(130.0));
  }

  @Test
  void brightnessFactorIsUniformAroundOne() {
    ImageAugmentation jitter = new ColorJitter().create(new ColorJitter.Config(0.4, 0, 0, 0, 1));
    double[] factors =
        sorted(draw("factor", random -> new double[] {result(jitter, 0.5f, random)}));
    for (double quantile : new double[] {0.0, 0.25, 0.5, 0.75, 0.9999}) {
      assertThat(factors[(int) (quantile * DRAWS)] / 0.5)
          .isCloseTo(0.6 + 0.8 * quantile, within(0.015));
    }
  }

  @Test
  void rotationTurnsBothWaysUpToItsLimit() {
    ImageAugmentation rotation =
        new Rotation().create(new Rotation.Config(90, Interpolation.NEAREST, 0));
    // The bright pixel lies right of the centre and moves to the angle that was drawn.
    double[][] angles =
        draw(
            "angle",
            random -> {
              Image image = new Image().reshape(65, 65, 1);
              Arrays.fill(image.values(), 0);
              for (int row = 31; row <= 33; row++) {
                image.values()[image.offset(row, 63)] = 1;
                image.values()[image.offset(row, 62)] = 1;
              }
              rotation.apply(image, random);
              return new double[] {angleOfBrightPixels(image)};
            },
            1000);
    assertThat(mean(angles, 0)).isCloseTo(0, within(6.0));
    assertThat(sorted(angles)[0]).isBetween(-91.0, -85.0);
    assertThat(sorted(angles)[999]).isBetween(85.0, 91.0);
  }

  private static double angleOfBrightPixels(Image image) {
    double up = 0;
    double right = 0;
    for (int row = 0; row < image.height(); row++) {
      for (int column = 0; column < image.width(); column++) {
        up += image.values()[image.offset(row, column)] * (32 - row);
        right += image.values()[image.offset(row, column)] * (column - 32);
      }
    }
    return Math.toDegrees(Math.atan2(up, right));
  }

  private static float result(ImageAugmentation augmentation, float value, CounterRandom random) {
    Image image = new Image().reshape(1, 1, 3);
    Arrays.fill(image.values(), value);
    augmentation.apply(image, random);
    return image.values()[0];
  }

  private static double[] numbers(Box box) {
    return new double[] {box.top(), box.left(), box.height(), box.width()};
  }

  private static double[][] draw(String purpose, Function<CounterRandom, double[]> sample) {
    return draw(purpose, sample, DRAWS);
  }

  private static double[][] draw(
      String purpose, Function<CounterRandom, double[]> sample, int draws) {
    CounterRandom random = CounterRandom.of(5, purpose);
    return IntStream.range(0, draws)
        .mapToObj(i -> sample.apply(random.at(0, i, 0)))
        .toArray(double[][]::new);
  }

  private static double[] sorted(double[][] draws) {
    return Arrays.stream(draws).mapToDouble(draw -> draw[0]).sorted().toArray();
  }

  private static double mean(double[][] draws, int position) {
    return Arrays.stream(draws).mapToDouble(draw -> draw[position]).average().orElseThrow();
  }

  private static void assertMoments(double[][] boxes, double[] means, double[] deviations) {
    for (int i = 0; i < 4; i++) {
      int position = i;
      double mean = mean(boxes, i);
      double variance =
          Arrays.stream(boxes)
              .mapToDouble(box -> (box[position] - mean) * (box[position] - mean))
              .average()
              .orElseThrow();
      assertThat(mean).isCloseTo(means[i], within(0.15));
      assertThat(Math.sqrt(variance)).isCloseTo(deviations[i], within(0.1));
    }
  }

  private static void assertInside(double[][] boxes, int height, int width) {
    assertThat(Arrays.stream(boxes))
        .allMatch(
            box ->
                box[0] >= 0
                    && box[1] >= 0
                    && box[2] > 0
                    && box[3] > 0
                    && box[0] + box[2] <= height
                    && box[1] + box[3] <= width);
  }
}
