package org.isomer.eval.segmentation.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.isomer.data.image.LabelMap;
import org.isomer.eval.segmentation.SegmentedImage;
import org.isomer.exhibit.Png;
import org.isomer.spi.Image;
import org.junit.jupiter.api.Test;

class MaskPictureTest {
  @Test
  void showsImageMaskAndPredictionSideBySide() throws IOException {
    Image image = new Image().reshape(1, 2, 1);
    image.values()[0] = 1;
    image.values()[1] = 1;
    SegmentedImage segmented =
        new SegmentedImage(
            "image", new LabelMap(1, 2, new int[] {1, 255}), new LabelMap(1, 2, new int[] {2, 0}));
    Png png = new MaskPicture(255).of(image, segmented);
    BufferedImage picture =
        ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(png.base64())));
    assertThat(picture.getHeight()).isEqualTo(120);
    assertThat(picture.getWidth()).isEqualTo(3 * 240 + 8);
    assertThat(colour(picture, 60)).isEqualTo("ffffff");
    // 0.35 of white and 0.65 of #800000 and of #008000.
    assertThat(colour(picture, 244 + 60)).isEqualTo("ac5959");
    assertThat(colour(picture, 488 + 60)).isEqualTo("59ac59");
    assertThat(colour(picture, 244 + 180)).isEqualTo("ffffff");
    assertThat(colour(picture, 488 + 180)).isEqualTo("ffffff");
  }

  private static String colour(BufferedImage picture, int column) {
    return "%06x".formatted(picture.getRGB(column, 60) & 0xFFFFFF);
  }

  @Test
  void classesHaveTheColoursOfPascalVoc() {
    assertThat(MaskPicture.legend(List.of("background", "aeroplane", "bicycle", "bird")).values())
        .containsExactly("#000000", "#800000", "#008000", "#808000");
  }
}
