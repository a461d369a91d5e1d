package org.isomer.data.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.isomer.data.image.Pillow.bytes;
import static org.isomer.data.image.Pillow.decoded;
import static org.isomer.data.image.Pillow.expected;
import static org.isomer.data.image.Pillow.scaled;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
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
    assertThat(scaled(decoded(name, 3))).isEqualTo(expected(name + ".rgb"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"cmyk.jpg", "ycck.jpg"})
  void mixesInksAsPillowDoesUpToRounding(String name) {
    float[] expected = expected(name + ".rgb");
    float[] actual = scaled(decoded(name, 3));
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      assertThat(Math.abs(actual[i] - expected[i])).isLessThanOrEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void turnsPicturesUpright(int orientation) {
    String name = "orientation-" + orientation + ".jpg";
    assertThat(scaled(decoded(name, 3))).isEqualTo(expected(name + ".rgb"));
    assertThat(decoded(name, 3).height()).isEqualTo(orientation < 5 ? 13 : 18);
  }

  @Test
  void turnsPngPicturesUpright() {
    assertThat(scaled(decoded("orientation-6.png", 3)))
        .isEqualTo(expected("orientation-6.png.rgb"));
  }

  @Test
  void makesGrayOfColourAndColourOfGray() {
    assertThat(scaled(decoded("rgb.png", 1))).isEqualTo(expected("rgb.png.gray"));
    assertThat(scaled(decoded("gray.jpg", 1)))
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
  void inflatesNothingButThePixelsOfAPng() {
    byte[] whole = bytes("rgb.png");
    byte[] text = new byte[200_000];
    Deflater deflater = new Deflater();
    deflater.setInput(new byte[100_000_000]);
    deflater.finish();
    text[0] = 'a';
    int length = 3 + deflater.deflate(text, 3, text.length - 3);
    deflater.end();
    ByteBuffer chunk = ByteBuffer.allocate(length + 12);
    chunk.putInt(length).put("zTXt".getBytes(UTF_8)).put(text, 0, length);
    CRC32 sum = new CRC32();
    sum.update(chunk.array(), 4, length + 4);
    chunk.putInt((int) sum.getValue());
    ByteBuffer file = ByteBuffer.allocate(whole.length + chunk.capacity());
    file.put(whole, 0, 33).put(chunk.array()).put(whole, 33, whole.length - 33);
    assertThat(scaled(ImageDecoder.decode("cat.png", file.array(), 3)))
        .isEqualTo(expected("rgb.png.rgb"));
  }

  @Test
  void refusesAPngOfASizeThatNeedsAllMemory() {
    ByteBuffer file = ByteBuffer.wrap(bytes("rgb.png"));
    file.putInt(16, 1_000_000_000).putInt(20, 1_000_000_000);
    CRC32 sum = new CRC32();
    sum.update(file.array(), 12, 17);
    file.putInt(29, (int) sum.getValue());
    assertThatThrownBy(() -> ImageDecoder.decode("cat.png", file.array(), 3))
        .hasMessage(
            "The image cat.png cannot be read: it has 1000000000×1000000000 pixels, more than the 100,000,000 that are read; scale it down. Replace the file or remove it.");
  }

  @Test
  void refusesAPngWithTooFewRows() {
    assertThatThrownBy(() -> decoded("short-data.png", 3))
        .hasMessage(
            "The image short-data.png cannot be read: Error reading PNG image data. Replace the file or remove it.");
  }

  @Test
  void refusesOtherFiles() {
    assertThatThrownBy(() -> ImageDecoder.decode("cat.png", "<html>".getBytes(UTF_8), 3))
        .hasMessage(
            "The image cat.png cannot be read: it is no JPEG, PNG, WebP, BMP or TIFF file. Replace the file or remove it.");
    assertThatThrownBy(() -> ImageDecoder.decode("cat.png", new byte[0], 3))
        .hasMessage(
            "The image cat.png cannot be read: it is empty. Replace the file or remove it.");
  }

  private static float[] every(int stride, float[] values) {
    float[] chosen = new float[values.length / stride];
    for (int i = 0; i < chosen.length; i++) {
      chosen[i] = values[i * stride];
    }
    return chosen;
  }
}
