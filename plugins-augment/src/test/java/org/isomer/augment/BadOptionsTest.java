package org.isomer.augment;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.isomer.random.CounterRandom;
import org.isomer.spi.BadInputException;
import org.isomer.spi.ImageAugmentation;
import org.junit.jupiter.api.Test;

/** Options that are fine one by one and do not fit together, or not to the image. */
class BadOptionsTest {
  private static final CounterRandom RANDOM = CounterRandom.of(1, "bad options");

  @Test
  void emptyRange() {
    assertBad(
        () -> new RandomResizedCrop().create(RandomResizedCrop.Config.of(32, 0.5, 0.2)),
        "random-resized-crop: scale-min 0.5 is greater than scale-max 0.2; exchange them or change"
            + " one");
    assertBad(
        () -> new RandomErasing().create(new RandomErasing.Config(0.1, 0.2, 3, 2, 0, 1)),
        "random-erasing: ratio-min 3.0 is greater than ratio-max 2.0; exchange them or change one");
    assertBad(
        () -> new GaussianBlur().create(new GaussianBlur.Config(Optional.empty(), 2, 1, 1)),
        "gaussian-blur: sigma-min 2.0 is greater than sigma-max 1.0; exchange them or change one");
  }

  @Test
  void evenKernel() {
    assertBad(
        () -> new GaussianBlur().create(new GaussianBlur.Config(Optional.of(4), 1, 2, 1)),
        "gaussian-blur: kernel-size 4 is even; give an odd number, such as 5");
  }

  @Test
  void cropLargerThanTheImage() {
    ImageAugmentation crop = new RandomCrop().create(new RandomCrop.Config(40, 2, 0));
    assertBad(
        () -> crop.apply(TestImage.of(32, 48, 3), RANDOM),
        "random-crop: size 40 does not fit into an image of 32 × 48 pixels with padding 2; give a"
            + " smaller size or more padding");
  }

  @Test
  void normalizationForOtherChannels() {
    assertBad(
        () -> new Normalize().create(new Normalize.Config(List.of(0.5), List.of(1.0, 1.0))),
        "normalize: mean and std have different lengths, 1 and 2; give one number each, or one for"
            + " every channel");
    ImageAugmentation normalize =
        new Normalize()
            .create(new Normalize.Config(List.of(0.5, 0.5, 0.5), List.of(1.0, 1.0, 1.0)));
    assertBad(
        () -> normalize.apply(TestImage.of(4, 4, 1), RANDOM),
        "normalize: mean and std are for 3 channels but the image has 1; give one number each, or"
            + " one for every channel");
  }

  private static void assertBad(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(BadInputException.class).hasMessage(message);
  }
}
