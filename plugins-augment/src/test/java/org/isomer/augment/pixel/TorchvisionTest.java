package org.isomer.augment.pixel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.isomer.augment.CenterCrop;
import org.isomer.augment.Normalize;
import org.isomer.augment.Resize;
import org.isomer.augment.TestImage;
import org.isomer.random.CounterRandom;
import org.isomer.spi.Augmentation;
import org.isomer.spi.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every operation against torchvision 0.28 (torch 2.13), pixel by pixel.
 *
 * <p>The recorded values are those of {@code torchvision.transforms.functional} on {@link
 * TestImage#of TestImage.of(11, 9, 3)}, or on one channel where the name says gray, as a float
 * tensor: {@code resized_crop} and {@code resize} (bilinear, antialias), {@code crop} after {@code
 * pad}, {@code center_crop}, {@code hflip}, {@code vflip}, {@code rotate}, {@code adjust_*}, {@code
 * rgb_to_grayscale}, {@code gaussian_blur}, {@code solarize}, {@code erase}, {@code normalize} with
 * the arguments below; {@code posterize} and {@code equalize} ran on bytes and were divided by 255.
 * The image {@code skewed}, whose histogram is uneven, is ⌊200 v²⌋ / 255 of the formula's 32 × 32
 * gray image.
 */
class TorchvisionTest {
  private static final float FILL = 0.25f;

  static Stream<Arguments> operations() {
    return Stream.of(
        operation("image", image -> {}),
        operation("resized-crop-up", image -> resize(image, 2, 1, 4, 5, 8, 8)),
        operation("resized-crop-down", image -> resize(image, 0, 0, 11, 9, 4, 5)),
        operation("resized-crop-mixed", image -> resize(image, 1, 0, 10, 3, 5, 8)),
        operation("resized-crop-to-pixel", image -> resize(image, 3, 2, 7, 6, 1, 1)),
        operation("resized-crop-gray", image -> resize(image, 2, 1, 7, 8, 5, 5)),
        operation(
            "resize-shorter-side-6",
            image -> apply(image, new Resize().create(resizing(6, Resize.Fit.SHORTER_SIDE)))),
        operation(
            "resize-square-7",
            image -> apply(image, new Resize().create(resizing(7, Resize.Fit.SQUARE)))),
        operation("crop-padded", image -> Crop.apply(image, new Box(-2, 5, 7, 6), FILL)),
        operation("center-crop-5", image -> centerCrop(image, 5)),
        operation("center-crop-6", image -> centerCrop(image, 6)),
        operation("center-crop-10", image -> centerCrop(image, 10)),
        operation("center-crop-14", image -> centerCrop(image, 14)),
        operation("horizontal-flip", Flip::horizontal),
        operation("vertical-flip", Flip::vertical),
        operation(
            "rotate-nearest-31", image -> Rotate.apply(image, 31, Interpolation.NEAREST, FILL)),
        operation(
            "rotate-nearest--75", image -> Rotate.apply(image, -75, Interpolation.NEAREST, FILL)),
        operation(
            "rotate-nearest-90", image -> Rotate.apply(image, 90, Interpolation.NEAREST, FILL)),
        operation(
            "rotate-bilinear-30", image -> Rotate.apply(image, 30, Interpolation.BILINEAR, FILL)),
        operation(
            "rotate-bilinear--75", image -> Rotate.apply(image, -75, Interpolation.BILINEAR, FILL)),
        operation("rotate-gray", image -> Rotate.apply(image, 12, Interpolation.BILINEAR, 0)),
        operation("brightness-0.6", image -> Color.brightness(image, 0.6f)),
        operation("brightness-1.7", image -> Color.brightness(image, 1.7f)),
        operation("contrast-0.4", image -> Color.contrast(image, 0.4f)),
        operation("contrast-1.8", image -> Color.contrast(image, 1.8f)),
        operation("contrast-gray", image -> Color.contrast(image, 0.4f)),
        operation("saturation-0.0", image -> Color.saturation(image, 0)),
        operation("saturation-0.5", image -> Color.saturation(image, 0.5f)),
        operation("saturation-1.9", image -> Color.saturation(image, 1.9f)),
        operation("hue--0.3", image -> Color.hue(image, -0.3f)),
        operation("hue-0.05", image -> Color.hue(image, 0.05f)),
        operation("hue-0.5", image -> Color.hue(image, 0.5f)),
        operation("grayscale", Color::grayscale),
        operation("blur-3", image -> Blur.apply(image, 1, 0.5)),
        operation("blur-7", image -> Blur.apply(image, 3, 2)),
        operation("blur-gray", image -> Blur.apply(image, 2, 1)),
        operation("solarize", image -> Tone.solarize(image, 0.5f)),
        operation("posterize-3", image -> Tone.posterize(image, 3)),
        operation("erase", image -> Erase.apply(image, new Box(2, 3, 5, 4), 0.75f)),
        operation(
            "normalize",
            image ->
                apply(
                    image,
                    new Normalize()
                        .create(
                            new Normalize.Config(
                                List.of(0.485, 0.456, 0.406), List.of(0.229, 0.224, 0.225))))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("operations")
  void givesTheRecordedPixels(String name, Consumer<Image> operation) {
    Image expected = Recorded.image(name);
    Image image = TestImage.of(11, 9, expected.channels());
    operation.accept(image);
    assertSame(image, expected);
  }

  @Test
  void equalizesAsRecorded() {
    Image image = new Image();
    image.copyFrom(Recorded.image("skewed"));
    Tone.equalize(image);
    assertSame(image, Recorded.image("equalized"));
  }

  @Test
  void equalizesEachChannelByItself() {
    Image skewed = Recorded.image("skewed");
    Image equalized = Recorded.image("equalized");
    Image image = new Image().reshape(32, 32, 3);
    for (int i = 0; i < skewed.size(); i++) {
      image.values()[3 * i] = skewed.values()[i];
      image.values()[3 * i + 1] = 0.5f;
      image.values()[3 * i + 2] = skewed.values()[skewed.size() - 1 - i];
    }
    Tone.equalize(image);
    for (int i = 0; i < skewed.size(); i++) {
      assertThat(image.values()[3 * i]).isCloseTo(equalized.values()[i], within(1e-6f));
      assertThat(image.values()[3 * i + 1]).isEqualTo(0.5f);
      assertThat(image.values()[3 * i + 2])
          .isCloseTo(equalized.values()[skewed.size() - 1 - i], within(1e-6f));
    }
  }

  private static Arguments operation(String name, Consumer<Image> operation) {
    return arguments(name, operation);
  }

  private static void resize(
      Image image, int top, int left, int height, int width, int newHeight, int newWidth) {
    ResizedCrop.apply(image, new Box(top, left, height, width), newHeight, newWidth);
  }

  private static Resize.Config resizing(int size, Resize.Fit fit) {
    return new Resize.Config(size, fit);
  }

  private static void centerCrop(Image image, int size) {
    apply(image, new CenterCrop().create(new CenterCrop.Config(size)));
  }

  private static void apply(Image image, Augmentation augmentation) {
    augmentation.apply(image, CounterRandom.of(1, "unused"));
  }

  private static void assertSame(Image image, Image expected) {
    assertThat(image.spec()).isEqualTo(expected.spec());
    assertThat(image.toArray()).containsExactly(expected.toArray(), within(1e-5f));
  }
}
