package org.isomer.eval.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.isomer.data.image.ImageHeader;
import org.isomer.spi.BadInputException;
import org.isomer.spi.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Images that their cameras turned, with annotations of one way round or the other. */
class AnnotatedImageTest {
  private final DrawnFiles files;
  private final Remarks remarks = new Remarks();

  AnnotatedImageTest(@TempDir Path folder) {
    files = new DrawnFiles(folder);
  }

  private AnnotatedImage image(Path file, Optional<StatedSize> stated) {
    return AnnotatedImage.of(file, ImageHeader.of(file), stated, "a.xml", remarks);
  }

  private static Image read(AnnotatedImage image) {
    Image pixels = new Image();
    image.read(pixels);
    assertThat(pixels.height()).isEqualTo(image.height());
    assertThat(pixels.width()).isEqualTo(image.width());
    return pixels;
  }

  /** The difference between the upper right pixel and the upper left one. */
  private static float brighterRight(Image image) {
    return image.values()[image.offset(0, image.width() - 1)] - image.values()[0];
  }

  /** The difference between the lower left pixel and the upper left one. */
  private static float brighterBelow(Image image) {
    return image.values()[image.offset(image.height() - 1, 0)] - image.values()[0];
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 6, 7, 8})
  void theStatedSizeSaysWhetherAnImageIsTurned(int orientation) throws IOException {
    Path file = files.turned("x.jpg", 32, 16, orientation);

    AnnotatedImage stored = image(file, Optional.of(new StatedSize(16, 32)));
    AnnotatedImage upright = image(file, Optional.of(new StatedSize(32, 16)));

    assertThat(brighterRight(read(stored))).isGreaterThan(0.9f);
    assertThat(Math.abs(brighterBelow(read(upright)))).isGreaterThan(0.9f);
    assertThat(stored.digest()).isNotEqualTo(upright.digest());
    assertThat(remarks.findings().warnings()).isEmpty();
    assertThat(remarks.findings().facts())
        .containsExactly(
            "Images that are not turned as EXIF says: 1, the first %s. Their annotations state the size of the stored pixels."
                .formatted(file));
  }

  @Test
  void whatNoSizeTellsIsTurnedAndSaid() throws IOException {
    Path half = files.turned("half.jpg", 32, 16, 3);
    Path square = files.turned("square.jpg", 16, 16, 6);
    Path unstated = files.turned("unstated.jpg", 32, 16, 6);

    Image turned = read(image(half, Optional.of(new StatedSize(16, 32))));
    image(square, Optional.of(new StatedSize(16, 16)));
    AnnotatedImage upright = image(unstated, Optional.empty());

    assertThat(brighterRight(turned)).isLessThan(-0.9f);
    assertThat(upright.height()).isEqualTo(32);
    assertThat(remarks.findings().warnings())
        .singleElement()
        .asString()
        .startsWith(
            "Images whose EXIF orientation may not be that of their annotations: 3, the first %s. "
                .formatted(half))
        .endsWith("remove the orientation from the files.");
  }

  @Test
  void aSizeThatIsNeitherIsRefused() throws IOException {
    Path file = files.picture("x.png", 20, 10, 0);

    assertThatThrownBy(() -> image(file, Optional.of(new StatedSize(20, 10))))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "a.xml: states 10×20 pixels (width, height) for the image %s, which has 20×10. Its annotations belong to another version of the image: correct the size, or exchange the image.",
            file);
    assertThat(image(file, Optional.of(new StatedSize(10, 20))).stored()).isFalse();
    assertThat(remarks.findings().warnings()).isEmpty();
  }
}
