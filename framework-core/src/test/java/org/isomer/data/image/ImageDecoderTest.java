package org.isomer.data.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageDecoderTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ycc444.jpg",
        "ycc422.jpg",
        "ycc420.jpg",
        "progressive.jpg",
        "gray.jpg",
        "no-markers.jpg",
        "rgb.jpg",
        "profile.jpg",
        "bad-profile.jpg",
        "rgb.png",
        "rgba.png",
        "gray.png",
        "gray-alpha.png",
        "palette.png",
        "palette-transparent.png",
        "palette-4.png",
        "bilevel.png",
        "rgb-16.png",
        "gray-16.png",
        "gray-2.png",
        "rgb-transparent.png",
        "interlaced.png",
        "gamma.png",
      })
  void givesThePixelsOfPillow(String name) {
    assertThat(scaled(decode(name, 3))).isEqualTo(expected(name + ".rgb"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"cmyk.jpg", "ycck.jpg"})
  void mixesInksAsPillowDoesUpToRounding(String name) {
    float[] expected = expected(name + ".rgb");
    float[] actual = scaled(decode(name, 3));
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      assertThat(Math.abs(actual[i] - expected[i])).isLessThanOrEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void turnsPicturesUpright(int orientation) {
    String name = "orientation-" + orientation + ".jpg";
    assertThat(scaled(decode(name, 3))).isEqualTo(expected(name + ".rgb"));
    assertThat(decode(name, 3).height()).isEqualTo(orientation < 5 ? 13 : 18);
  }

  @Test
  void turnsPngPicturesUpright() {
    assertThat(scaled(decode("orientation-6.png", 3))).isEqualTo(expected("orientation-6.png.rgb"));
  }

  @Test
  void makesGrayOfColourAndColourOfGray() {
    assertThat(scaled(decode("rgb.png", 1))).isEqualTo(expected("rgb.png.gray"));
    assertThat(scaled(decode("gray.jpg", 1)))
        .isEqualTo(every(3, expected("gray.jpg.rgb")))
        .hasSize(13 * 18);
  }

  @Test
  void floatsAreBytesDividedBy255() {
    Image image = new Image();
    new Pixels(1, 3, 1, new byte[] {0, 51, (byte) 255}).copyTo(image);
    assertThat(image.toArray()).containsExactly(0, 51 / 255f, 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 300, 640, -3, -2, -1})
  void refusesATruncatedJpeg(int end) {
    byte[] whole = bytes("ycc444.jpg");
    byte[] part = Arrays.copyOf(whole, end < 0 ? whole.length + end : end);
    assertThatThrownBy(() -> ImageDecoder.decode("cat.jpg", part, 3))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "The image cat.jpg cannot be read: the JPEG file is truncated. Replace the file or remove it.");
  }

  @Test
  void refusesATruncatedProgressiveJpeg() {
    byte[] whole = bytes("progressive.jpg");
    assertThatThrownBy(
            () -> ImageDecoder.decode("cat.jpg", Arrays.copyOf(whole, whole.length - 40), 3))
        .hasMessage(
            "The image cat.jpg cannot be read: the JPEG file is truncated. Replace the file or remove it.");
  }

  @Test
  void refusesAJpegWithAHoleInItsPixels() {
    byte[] whole = bytes("ycc444.jpg");
    byte[] holed = new byte[whole.length - 200];
    System.arraycopy(whole, 0, holed, 0, holed.length - 2);
    System.arraycopy(whole, whole.length - 2, holed, holed.length - 2, 2);
    assertThatThrownBy(() -> ImageDecoder.decode("cat.jpg", holed, 3))
        .hasMessage(
            "The image cat.jpg cannot be read: Corrupt JPEG data: premature end of data segment. Replace the file or remove it.");
  }

  @Test
  void readsAJpegWithRubbishAfterItsEnd() {
    byte[] whole = bytes("ycc444.jpg");
    byte[] longer = Arrays.copyOf(whole, whole.length + 100);
    assertThat(scaled(ImageDecoder.decode("cat.jpg", longer, 3)))
        .isEqualTo(expected("ycc444.jpg.rgb"));
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 30, 100, -12, -1})
  void refusesATruncatedPng(int end) {
    byte[] whole = bytes("rgb.png");
    byte[] part = Arrays.copyOf(whole, end < 0 ? whole.length + end : end);
    assertThatThrownBy(() -> ImageDecoder.decode("cat.png", part, 3))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "The image cat.png cannot be read: the PNG file is truncated. Replace the file or remove it.");
  }

  @Test
  void refusesAPngWithAWrongCheckSum() {
    byte[] file = bytes("rgb.png");
    file[file.length / 2] ^= 1;
    assertThatThrownBy(() -> ImageDecoder.decode("cat.png", file, 3))
        .hasMessage(
            "The image cat.png cannot be read: a check sum of the PNG file is wrong. Replace the file or remove it.");
  }

  @Test
  void refusesAPngWithTooFewRows() {
    assertThatThrownBy(() -> decode("short-data.png", 3))
        .hasMessage(
            "The image short-data.png cannot be read: Error reading PNG image data. Replace the file or remove it.");
  }

  @Test
  void refusesOtherFiles() {
    assertThatThrownBy(() -> ImageDecoder.decode("cat.png", "<html>".getBytes(UTF_8), 3))
        .hasMessage(
            "The image cat.png cannot be read: it is neither a JPEG nor a PNG file. Replace the file or remove it.");
    assertThatThrownBy(() -> ImageDecoder.decode("cat.png", new byte[0], 3))
        .hasMessage(
            "The image cat.png cannot be read: it is empty. Replace the file or remove it.");
  }

  private static Pixels decode(String name, int channels) {
    return ImageDecoder.decode(name, bytes(name), channels);
  }

  private static float[] scaled(Pixels pixels) {
    Image image = new Image();
    pixels.copyTo(image);
    float[] values = image.toArray();
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.round(values[i] * 255);
    }
    return values;
  }

  private static float[] expected(String name) {
    ByteBuffer bytes = ByteBuffer.wrap(bytes(name));
    bytes.position(2 * Short.BYTES);
    float[] values = new float[bytes.remaining()];
    for (int i = 0; i < values.length; i++) {
      values[i] = bytes.get() & 0xFF;
    }
    return values;
  }

  private static float[] every(int stride, float[] values) {
    float[] chosen = new float[values.length / stride];
    for (int i = 0; i < chosen.length; i++) {
      chosen[i] = values[i * stride];
    }
    return chosen;
  }

  private static byte[] bytes(String name) {
    try (InputStream in = ImageDecoderTest.class.getResourceAsStream("pillow/" + name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
