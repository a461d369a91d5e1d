package org.isomer.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageHeaderTest {
  @TempDir Path folder;

  private Path file(String name) throws IOException {
    Path file = folder.resolve(name);
    try (InputStream in =
        Objects.requireNonNull(ImageHeaderTest.class.getResourceAsStream("pillow/" + name))) {
      Files.copy(in, file);
    }
    return file;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "orientation-1.jpg",
        "orientation-3.jpg",
        "orientation-5.jpg",
        "orientation-6.jpg",
        "orientation-8.jpg",
        "orientation-6.png",
        "orientation-6.webp",
        "orientation-6.tif",
        "progressive.jpg",
        "interlaced.png",
        "lossless.webp",
        "rgb.bmp",
        "gray.tif"
      })
  void saysTheSizesThatReadingGives(String name) throws IOException {
    Path file = file(name);
    ImageHeader header = ImageHeader.of(file);
    Image upright = new Image();
    Image stored = new Image();

    ImageFile.read(file, 3, upright);
    ImageFile.readStored(file, 3, stored);

    assertThat(upright.height()).isEqualTo(header.uprightHeight());
    assertThat(upright.width()).isEqualTo(header.uprightWidth());
    assertThat(stored.height()).isEqualTo(header.height());
    assertThat(stored.width()).isEqualTo(header.width());
    assertThat(header.orientation().equals(Orientation.UPRIGHT))
        .isEqualTo(!name.startsWith("orientation") || name.equals("orientation-1.jpg"));
    assertThat(stored.toArray()).containsOnly(upright.toArray());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void anIndexKnowsItAgain(int orientation) throws IOException {
    byte[] bytes = Files.readAllBytes(file("orientation-%d.jpg".formatted(orientation)));
    ImageHeader header = ImageHeader.of("x", bytes);

    assertThat(header.orientation()).isEqualTo(Orientation.of(orientation));
    assertThat(ImageHeader.of(header.facts(bytes))).hasValue(header);
    assertThat(ImageHeader.of(ImageDecoder.decode("x", bytes, 1))).isEqualTo(header);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8})
  void whatIsTurnedComesBackAsItIsStored(int orientation) throws IOException {
    Pixels upright =
        ImageDecoder.decode(
            "x", Files.readAllBytes(file("orientation-%d.jpg".formatted(orientation))), 3);
    Image again = new Image();
    Image first = new Image();

    upright.stored().upright(upright.turned()).copyTo(again);
    upright.copyTo(first);

    assertThat(again.toArray()).isEqualTo(first.toArray());
  }

  @Test
  void aDamagedFileIsNamed() throws IOException {
    Path file = Files.write(folder.resolve("x.jpg"), new byte[] {(byte) 0xFF, (byte) 0xD8, 0});

    assertThatThrownBy(() -> ImageHeader.of(file))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("The image %s cannot be read: ", file);
  }
}
