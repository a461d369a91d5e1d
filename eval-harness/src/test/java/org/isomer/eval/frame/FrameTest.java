package org.isomer.eval.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.isomer.data.image.LabelMap;
import org.isomer.random.CounterRandom;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Image;
import org.junit.jupiter.api.Test;

class FrameTest {
  private static Image image(int height, int width, float... values) {
    Image image = new Image().reshape(height, width, 1);
    System.arraycopy(values, 0, image.values(), 0, values.length);
    return image;
  }

  @Test
  void anImageOfTheFramesSizeStaysAsItIs() {
    Frame frame = Frame.fitting(2, 3, 2, 3);
    LabelMap mask = new LabelMap(2, 3, new int[] {0, 1, 2, 2, 9, 0});
    assertThat(frame.image(image(2, 3, 1, 2, 3, 4, 5, 6)).toArray())
        .containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(frame.labels(mask, 9, -1)).containsExactly(0, 1, 2, 2, -1, 0);
  }

  @Test
  void whatLiesBeyondTheImageIsNotJudged() {
    Frame frame = Frame.fitting(3, 4, 3, 2);
    LabelMap mask = new LabelMap(3, 2, new int[] {1, 1, 1, 1, 1, 1});
    assertThat(frame.image(image(3, 2, 1, 2, 3, 4, 5, 6)).toArray())
        .containsExactly(1, 2, 0, 0, 3, 4, 0, 0, 5, 6, 0, 0);
    assertThat(frame.labels(mask, 9, -1)).containsExactly(1, 1, -1, -1, 1, 1, -1, -1, 1, 1, -1, -1);
  }

  @Test
  void aFlipTurnsTheImageAndItsMask() {
    Frame frame = new Frame(1, 4, 1, 0, 1, true);
    assertThat(frame.image(image(1, 3, 1, 2, 3)).toArray()).containsExactly(0, 3, 2, 1);
    assertThat(frame.labels(new LabelMap(1, 3, new int[] {1, 2, 3}), 9, -1))
        .containsExactly(-1, 3, 2, 1);
  }

  @Test
  void aGrowingImageIsInterpolatedAndAShrinkingOneAveraged() {
    assertThat(new Frame(1, 4, 2, 0, 0, false).image(image(1, 2, 0, 4)).toArray())
        .usingComparatorWithPrecision(1e-6f)
        .containsExactly(0, 1, 3, 4);
    // A triangle of twice the width: pixel centres lie 0.5, 0.5 and 1.5 from its middle.
    Image image = image(2, 4, 4, 0, 0, 0, 4, 0, 0, 0);
    float[] shrunk = new Frame(1, 2, .5, 0, 0, false).image(image).toArray();
    assertThat(shrunk[0]).isCloseTo(4 * .75f / (.75f + .75f + .25f), within(1e-6f));
  }

  @Test
  void aPredictionIsScaledBackToTheImage() {
    Frame frame = Frame.fitting(4, 6, 2, 3);
    LabelMap mask = new LabelMap(2, 3, new int[] {0, 1, 2, 2, 0, 1});
    float[] labels = frame.labels(mask, 9, -1);
    float[] logits = new float[4 * 6 * 3];
    for (int pixel = 0; pixel < labels.length; pixel++) {
      logits[pixel * 3 + (int) labels[pixel]] = 1;
    }
    assertThat(frame.prediction(logits, 3, 2, 3).labels()).isEqualTo(mask.labels());
  }

  @Test
  void aPredictionOfAShrunkImageHasTheImagesSize() {
    Frame frame = Frame.fitting(3, 3, 6, 4);
    float[] logits = new float[3 * 3 * 2];
    for (int pixel = 0; pixel < 9; pixel++) {
      logits[pixel * 2 + (pixel < 3 ? 0 : 1)] = 1;
    }
    LabelMap predicted = frame.prediction(logits, 2, 6, 4);
    for (int pixel = 0; pixel < 24; pixel++) {
      assertThat(predicted.labels()[pixel]).isEqualTo(pixel < 8 ? 0 : 1);
    }
  }

  @Test
  void aRandomFrameIsAFunctionOfItsRandomNumbersAndKeepsImageAndMaskTogether() {
    RandomFrame random = new RandomFrame(.5, .5, 2);
    Image image = new Image().reshape(12, 10, 1);
    int[] labels = new int[120];
    for (int pixel = 0; pixel < 120; pixel++) {
      labels[pixel] = pixel % 10 < 5 ? 0 : 1;
      image.values()[pixel] = 1 + labels[pixel];
    }
    boolean flips = false;
    for (int i = 0; i < 40; i++) {
      Frame frame = random.draw(9, 9, 12, 10, CounterRandom.of(5, "frames").at(0, i, 0));
      assertThat(random.draw(9, 9, 12, 10, CounterRandom.of(5, "frames").at(0, i, 0)))
          .isEqualTo(frame);
      flips |= frame.flipped();
      assertThat(frame.scale()).isBetween(.5 * .75, 2 * .75);
      float[] pixels = frame.image(image).toArray();
      float[] targets = frame.labels(new LabelMap(12, 10, labels), 9, -1);
      for (int pixel = 0; pixel < 81; pixel++) {
        if (targets[pixel] < 0) {
          assertThat(pixels[pixel]).isZero();
        } else {
          assertThat(pixels[pixel]).isCloseTo(1 + targets[pixel], within(.5001f));
        }
      }
    }
    assertThat(flips).isTrue();
  }

  @Test
  void sizesInTheWrongOrderAreRefused() {
    assertThatThrownBy(() -> new RandomFrame(.5, 2, 1).check())
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "The option augmentation.scale-min 2.0 is above augmentation.scale-max 1.0. Exchange them.");
  }
}
