package org.isomer.reports.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.isomer.exhibit.Png;
import org.junit.jupiter.api.Test;

class ArtifactTest {
  @Test
  void aPngHoldsItsPixels() throws IOException {
    BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_RGB);
    image.setRGB(1, 0, 0x123456);

    Png png = Png.of(image);

    BufferedImage read =
        ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(png.base64())));
    assertThat(read.getRGB(1, 0) & 0xFFFFFF).isEqualTo(0x123456);
    assertThat(Png.of(Base64.getDecoder().decode(png.base64()))).isEqualTo(png);
  }

  @Test
  void refusesWhatIsNoPng() {
    assertThatThrownBy(() -> new Png("iVBORw0KGgo\" onload=\"x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("must be a PNG file in base 64");
    assertThatThrownBy(() -> Png.of(new byte[] {1, 2, 3}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("must be a PNG file in base 64");
  }

  @Test
  void refusesCurvesThatCannotBeDrawn() {
    assertThatThrownBy(() -> new Curves.Curve("loss", List.of(1.0, 2.0), List.of(1.0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a curve needs as many ys as xs, at least one; there are 2 xs and 1 ys");
    assertThatThrownBy(() -> new Curves.Curve("loss", List.of(1.0), List.of(Double.NaN)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("curve 'loss' has a number that is not finite");
    assertThatThrownBy(() -> new Curves("c", "x", "y", List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a figure of curves needs at least one curve");
  }

  @Test
  void refusesAPrecisionAboveOne() {
    assertThatThrownBy(
            () ->
                new PrecisionRecall(
                    "c", List.of(new Curves.Curve("cell", List.of(0.5), List.of(1.5)))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("curve 'cell' has a recall or precision outside [0, 1]");
  }

  @Test
  void refusesAPointWithoutClass() {
    assertThatThrownBy(
            () ->
                new EmbeddingPlot(
                    "c", List.of("a"), List.of(new EmbeddingPlot.Point(0, 0, 1, "test/0"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("point 'test/0' has label 1, but there are 1 classes");
  }
}
