package org.isomer.eval.detection.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.isomer.eval.detection.Box;
import org.isomer.eval.detection.GroundTruth;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YoloTextTest {
  @TempDir Path folder;

  @Test
  void fractionsBecomePixels() throws IOException {
    assertThat(read("1 0.5 0.5 0.25 0.5\n\n  0\t0.125 0.25 0.25 0.5 \n"))
        .containsExactly(
            GroundTruth.of(3, 1, Box.ofSize(75, 25, 50, 50), 1),
            GroundTruth.of(3, 0, Box.ofSize(0, 0, 50, 50), 3));
  }

  @Test
  void anImageWithoutObjects() throws IOException {
    assertThat(read("")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2 .5 .5 .1 .1|there is no class 2. Give a number from 0 to 1.",
        "-1 .5 .5 .1 .1|there is no class -1. Give a number from 0 to 1.",
        "0.5 .5 .5 .1 .1|there is no class 0.5. Give a number from 0 to 1.",
        "0 .5 .5 .1|there are 4 values instead of 5. Give class, x and y of the centre, width,"
            + " height; outlines and scores are not read.",
        "0 .5 .5 .1 wide|\"0 .5 .5 .1 wide\" are not all numbers. Give class, x and y of the"
            + " centre, width, height.",
        "0 50 .5 .1 .1|50 is not in [0, 1]. Give fractions of the image's width and height.",
        "0 .5 .5 NaN .1|\"0 .5 .5 NaN .1\" are not all numbers. Give class, x and y of the centre,"
            + " width, height.",
        "0 .5 .5 .1f .1|\"0 .5 .5 .1f .1\" are not all numbers. Give class, x and y of the centre,"
            + " width, height."
      })
  void aLineThatCannotBeUsed(String line, String message) {
    assertThatThrownBy(() -> read("0 .5 .5 .1 .1\n" + line))
        .isInstanceOf(BadInputException.class)
        .hasMessage("%s, line 2: %s", folder.resolve("image.txt"), message);
  }

  @Test
  void aMissingFile() {
    assertThatThrownBy(() -> YoloText.read(folder.resolve("none.txt"), 0, 1, 1, 1))
        .isInstanceOf(BadInputException.class)
        .hasMessage("%s: no such file. Check the path.", folder.resolve("none.txt"));
  }

  private List<GroundTruth> read(String text) throws IOException {
    Path file = folder.resolve("image.txt");
    Files.writeString(file, text);
    return YoloText.read(file, 3, 200, 100, 2);
  }
}
