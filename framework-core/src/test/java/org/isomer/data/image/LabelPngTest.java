package org.isomer.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelPngTest {
  private static final String ADVICE =
      ". Give a PNG file whose pixels are class numbers: with a palette, or gray.";

  /** The first row's values 4, 5 and 6, and Σ value × place over all 13 × 18 pixels. */
  @ParameterizedTest
  @CsvSource({
    "palette.png, 1, 1, 10, 228040",
    "palette-transparent.png, 1, 1, 10, 228040",
    "palette-4.png, 2, 2, 2, 128912",
    "bilevel.png, 1, 1, 0, 15396",
    "gray.png, 216, 186, 165, 3924011",
    "gray-2.png, 3, 2, 2, 48083",
    "gray-16.png, 52659, 58254, 60651, 878587937"
  })
  void valuesAreTheStoredOnes(String name, int fourth, int fifth, int sixth, long weighted) {
    LabelMap map = LabelPng.decode(name, bytes(name));

    assertThat(map.height()).isEqualTo(13);
    assertThat(map.width()).isEqualTo(18);
    assertThat(Arrays.copyOfRange(map.labels(), 3, 6)).containsExactly(fourth, fifth, sixth);
    assertThat(map.label(0, 5)).isEqualTo(sixth);
    long sum = 0;
    for (int i = 0; i < map.labels().length; i++) {
      sum += (i + 1L) * map.labels()[i];
    }
    assertThat(sum).isEqualTo(weighted);
  }

  @Test
  void aPaletteIsKeptBesideTheLabels() {
    LabelMap map = LabelPng.decode("palette.png", bytes("palette.png"));
    assertThat(map.palette()[map.label(0, 5)]).isEqualTo(0xD06F36);
    assertThat(LabelPng.decode("gray.png", bytes("gray.png")).palette()).isEmpty();
    assertThat(LabelPng.decode("gray-2.png", bytes("gray-2.png")).palette()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rgb.png", "rgba.png", "gray-alpha.png", "rgb-16.png"})
  void refusesColours(String name) {
    assertThatThrownBy(() -> LabelPng.decode(name, bytes(name)))
        .isInstanceOf(BadInputException.class)
        .hasMessage("The mask %s cannot be read: its pixels are colours%s", name, ADVICE);
  }

  @Test
  void refusesWhatIsDamagedOrNoPng(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("mask.png"), "<html>".getBytes(StandardCharsets.UTF_8));
    byte[] damaged = bytes("palette.png");
    damaged[damaged.length - 20]++;

    assertThatThrownBy(() -> LabelPng.read(file))
        .isInstanceOf(BadInputException.class)
        .hasMessage("The mask %s cannot be read: it is not a PNG file%s", file, ADVICE);
    assertThatThrownBy(() -> LabelPng.decode("mask.png", damaged))
        .hasMessage(
            "The mask mask.png cannot be read: a check sum of the PNG file is wrong%s", ADVICE);
    assertThatThrownBy(() -> LabelPng.decode("mask.png", Arrays.copyOf(damaged, 40)))
        .hasMessage("The mask mask.png cannot be read: the PNG file is truncated%s", ADVICE);
  }

  private static byte[] bytes(String name) {
    try (InputStream in = LabelPngTest.class.getResourceAsStream("pillow/" + name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
