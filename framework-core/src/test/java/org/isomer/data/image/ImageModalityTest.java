package org.isomer.data.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.isomer.exhibit.Png;
import org.isomer.spi.Image;
import org.junit.jupiter.api.Test;

/** Images on pages. */
class ImageModalityTest {
  private static BufferedImage shown(Image image) throws IOException {
    Png png = (Png) new ImageModality().create(new ImageModality.Config()).show(image);
    return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(png.base64())));
  }

  /** Pixels that are 0 and 1 in turn. */
  private static Image striped(int height, int width) {
    Image image = new Image().reshape(height, width, 1);
    for (int i = 0; i < image.size(); i++) {
      image.values()[i] = i % width % 2;
    }
    return image;
  }

  @Test
  void smallOnesAreShownPixelByPixel() throws IOException {
    BufferedImage shown = shown(striped(2, 256));
    assertThat(shown.getWidth()).isEqualTo(256);
    assertThat(shown.getRaster().getSample(1, 0, 0)).isEqualTo(255);
    assertThat(shown.getRaster().getSample(2, 0, 0)).isZero();
  }

  @Test
  void ofLargeOnesSquaresAreAveraged() throws IOException {
    BufferedImage shown = shown(striped(7, 512));
    assertThat(shown.getWidth()).isEqualTo(256);
    assertThat(shown.getHeight()).isEqualTo(3);
    assertThat(shown.getRaster().getSample(9, 2, 0)).isEqualTo(128);
    assertThat(shown(striped(1, 1000)).getWidth()).isEqualTo(250);
  }
}
