package org.isomer.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.isomer.data.image.Pillow.bytes;
import static org.isomer.data.image.Pillow.decoded;
import static org.isomer.data.image.Pillow.expected;
import static org.isomer.data.image.Pillow.scaled;

import java.util.Arrays;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** WebP, BMP and TIFF. */
class OtherFormatsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "lossless.webp",
        "lossless-alpha.webp",
        "orientation-6.webp",
        "rgb.bmp",
        "gray.bmp",
        "palette.bmp",
        "bilevel.bmp",
        "rgba.bmp",
        "rgb-565.bmp",
        "top-down.bmp",
        "rle8.bmp",
        "rgb.tif",
        "gray.tif",
        "bilevel.tif",
        "bilevel-group4.tif",
        "rgba.tif",
        "gray-alpha.tif",
        "gray-16.tif",
        "rgb-16.tif",
        "white-is-zero.tif",
        "cmyk.tif",
        "rgb-lzw.tif",
        "rgb-deflate.tif",
        "rgb-packbits.tif",
        "rgb-jpeg.tif",
        "rgb-predictor.tif",
        "orientation-6.tif",
      })
  void givesThePixelsOfPillow(String name) {
    assertThat(scaled(decoded(name, 3))).isEqualTo(expected(name + ".rgb"));
  }

  /** The colours of a palette have 16 bits, which Pillow cuts and the platform rounds. */
  @Test
  void palettesOfTiffAreThoseOfPillowUpToRounding() {
    assertThat(Arrays.stream(differences("palette.tif")).max()).hasValue(1);
  }

  /** Colours are not interpolated between blocks of four pixels. */
  @Test
  void lossyWebpIsThatOfPillowButForColoursAtEdges() {
    double[] differences = differences("lossy.webp");
    assertThat(Arrays.stream(differences).max().orElseThrow()).isLessThanOrEqualTo(12);
    assertThat(Arrays.stream(differences).average().orElseThrow()).isLessThan(1.2);
  }

  private static double[] differences(String name) {
    float[] expected = expected(name + ".rgb");
    float[] actual = scaled(decoded(name, 3));
    assertThat(actual).hasSameSizeAs(expected);
    double[] differences = new double[actual.length];
    Arrays.setAll(differences, i -> Math.abs(actual[i] - expected[i]));
    return differences;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "anim.webp | it is an animation; save each of its frames as a picture",
        "two.tif | it holds more than one picture; save each in a file of its own",
        "float.tif | its pixels are no whole numbers of 1 to 16 bits; save it with 8 or 16 bits",
        "lab.tif | its colours are neither gray nor red, green and blue nor inks; save it as RGB",
        "premultiplied.tif | its colours are multiplied by their opacity; save it without transparency",
      })
  void refusesWhatItCannotReadRight(String name, String fault) {
    assertThatThrownBy(() -> decoded(name, 3))
        .isInstanceOf(BadInputException.class)
        .hasMessage("The image %s cannot be read: %s. Replace the file or remove it.", name, fault);
  }

  @ParameterizedTest
  @CsvSource({"rgb.bmp, 18", "rgb.tif, -1", "lossless.webp, 21"})
  void refusesASizeThatNeedsAllMemory(String name, int at) {
    byte[] file = bytes(name);
    if (at < 0) {
      // The first entries of a TIFF directory are width and height.
      int directory = (file[4] & 0xFF) | (file[5] & 0xFF) << 8;
      for (int i = 0; i < 2; i++) {
        file[directory + 2 + 12 * i + 2] = 4;
        Arrays.fill(file, directory + 2 + 12 * i + 8, directory + 2 + 12 * i + 11, (byte) 0x7F);
      }
    } else {
      Arrays.fill(file, at, at + (name.endsWith("bmp") ? 3 : 4), (byte) 0x7F);
    }
    assertThatThrownBy(() -> ImageDecoder.decode(name, file, 3))
        .isInstanceOf(BadInputException.class)
        .hasMessageMatching(
            "The image \\S+ cannot be read: (it has \\d+×\\d+ pixels, (more than the 100,000,000 that are read|too many for)|the BMP file is damaged, or of a kind that is not read; save it again, as PNG).*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lossless.webp",
        "lossy.webp",
        "palette.bmp",
        "rle8.bmp",
        "rgb-lzw.tif",
        "cmyk.tif",
        "palette.tif",
        "rgb-jpeg.tif",
        "rgb-deflate.tif",
        "bilevel-group4.tif",
        "rgb.png"
      })
  void everyDamagedByteGivesPixelsOrOneMessage(String name) {
    byte[] whole = bytes(name);
    for (int i = 0; i < whole.length; i++) {
      byte[] damaged = whole.clone();
      damaged[i] ^= (byte) (i % 2 == 0 ? 0x80 : 0xFF);
      expectPixelsOrAMessage(name, damaged);
      expectPixelsOrAMessage(name, Arrays.copyOf(whole, i));
    }
  }

  private static void expectPixelsOrAMessage(String name, byte[] file) {
    try {
      assertThat(ImageDecoder.decode(name, file, 3).size()).isPositive();
    } catch (BadInputException e) {
      assertThat(e).hasMessageStartingWith("The image " + name + " cannot be read: ");
    }
  }
}
