package org.isomer.eval.detection.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.isomer.reports.record.ImageBoxes;
import org.isomer.spi.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoxPictureTest {
  private static BufferedImage picture(int height, int width, ImageBoxes boxes) throws IOException {
    Image image = new Image();
    image.reshape(height, width, 1);
    String data = new BoxPicture(.5).of(image, boxes).base64();
    return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(data)));
  }

  @ParameterizedTest
  @CsvSource({"64, 64, 320, 320", "32, 40, 256, 320", "200, 300, 200, 300", "960, 480, 480, 240"})
  void smallImagesAreEnlargedAndLargeOnesReduced(int height, int width, int rows, int columns)
      throws IOException {
    BufferedImage picture = picture(height, width, new ImageBoxes("a", List.of(), List.of()));

    assertThat(picture.getHeight()).isEqualTo(rows);
    assertThat(picture.getWidth()).isEqualTo(columns);
  }

  @Test
  void marksWithBrokenLinesAndFindsWithWholeOnes() throws IOException {
    List<Double> left = List.of(4., 4., 24., 60.);
    List<Double> right = List.of(36., 4., 60., 60.);
    ImageBoxes boxes =
        new ImageBoxes(
            "a",
            List.of(new ImageBoxes.Marked(0, left, 1120, false, false)),
            List.of(new ImageBoxes.Found(1, right, .8), new ImageBoxes.Found(2, left, .4)));

    BufferedImage picture = picture(64, 64, boxes);

    // Boxes stand five times as far apart in the enlarged picture.
    assertThat(coloured(picture, 20, 0xE69F00)).isBetween(100, 200);
    assertThat(coloured(picture, 180, 0x56B4E9)).isGreaterThanOrEqualTo(280);
    assertThat(coloured(picture, 20, 0x009E73)).as("its score is too low").isZero();
  }

  /** How many pixels of a column have a colour. */
  private static int coloured(BufferedImage picture, int column, int colour) {
    int count = 0;
    for (int row = 0; row < picture.getHeight(); row++) {
      count += (picture.getRGB(column, row) & 0xFFFFFF) == colour ? 1 : 0;
    }
    return count;
  }
}
