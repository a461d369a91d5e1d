package org.isomer.eval.projector;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import javax.imageio.ImageIO;
import org.isomer.spi.Example;
import org.isomer.spi.Examples;
import org.isomer.spi.FeatureMatrix;
import org.isomer.spi.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files that the embedding projector reads. */
class ProjectorFolderTest {
  private static final FeatureMatrix VECTORS =
      new FeatureMatrix(new float[][] {{0.1f, -2}, {1e-20f, 3.5f}, {0, 1}});

  @TempDir private Path folder;

  /** Three images of which the last has no label. */
  private static final class Three implements Examples {
    @Override
    public long size() {
      return 3;
    }

    @Override
    public int label(long index) {
      return index == 2 ? UNLABELLED : (int) index;
    }

    @Override
    public String id(long index) {
      return "a\tb/" + index + "\n.png";
    }

    @Override
    public Example buffer() {
      return new Image();
    }

    @Override
    public void read(long index, Example into) {
      throw new UnsupportedOperationException();
    }
  }

  private static BufferedImage plain(int width, int height, Color colour) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(colour);
    graphics.fillRect(0, 0, width, height);
    graphics.dispose();
    return image;
  }

  private void write(IntFunction<BufferedImage> images) throws IOException {
    new ProjectorFolder("a \"b\\c\"", List.of("They are three."), List.of("cat", "big\tdog"))
        .write(folder, VECTORS, new Three(), new int[] {4, 7, 9}, images);
  }

  @Test
  void writesTablesAndTheirConfiguration() throws IOException {
    write(i -> plain(6, 6, Color.RED));
    assertThat(folder.resolve("vectors.tsv")).hasContent("0.1\t-2.0\n1.0E-20\t3.5\n0.0\t1.0\n");
    assertThat(folder.resolve("metadata.tsv"))
        .hasContent(
            """
            class\tlabel\tindex\tid
            cat\t0\t4\ta\\tb/0\\n.png
            big\\tdog\t1\t7\ta\\tb/1\\n.png
            unlabelled\t-1\t9\ta\\tb/2\\n.png
            """);
    assertThat(folder.resolve("projector_config.pbtxt"))
        .hasContent(
            """
            embeddings {
              tensor_name: "a \\"b\\\\c\\""
              tensor_path: "vectors.tsv"
              metadata_path: "metadata.tsv"
              sprite {
                image_path: "sprite.png"
                single_image_dim: 6
                single_image_dim: 6
              }
            }
            """);
  }

  @Test
  void thumbnailsLieRowByRowInASquare() throws IOException {
    Color[] colours = {Color.RED, Color.GREEN, Color.BLUE};
    write(i -> plain(6, 6, colours[i]));
    BufferedImage sprite = ImageIO.read(folder.resolve("sprite.png").toFile());
    assertThat(sprite.getWidth()).isEqualTo(12);
    assertThat(sprite.getHeight()).isEqualTo(12);
    assertThat(new Color(sprite.getRGB(0, 0))).isEqualTo(Color.RED);
    assertThat(new Color(sprite.getRGB(11, 5))).isEqualTo(Color.GREEN);
    assertThat(new Color(sprite.getRGB(0, 6))).isEqualTo(Color.BLUE);
    assertThat(new Color(sprite.getRGB(11, 11))).isEqualTo(Color.BLACK);
  }

  @Test
  void largeImagesAreScaledInProportion() {
    Sprite sprite = Sprite.of(1, i -> plain(400, 200, Color.WHITE));
    assertThat(sprite.edge()).isEqualTo(64);
    assertThat(new Color(sprite.picture().getRGB(32, 15))).isEqualTo(Color.BLACK);
    assertThat(new Color(sprite.picture().getRGB(32, 16))).isEqualTo(Color.WHITE);
    assertThat(new Color(sprite.picture().getRGB(32, 47))).isEqualTo(Color.WHITE);
    assertThat(new Color(sprite.picture().getRGB(32, 48))).isEqualTo(Color.BLACK);
  }

  @Test
  void aSpriteOfManyImagesKeepsToTheLargestSize() {
    BufferedImage image = plain(100, 100, Color.WHITE);
    Sprite sprite = Sprite.of(40_000, i -> image);
    assertThat(sprite.edge()).isEqualTo(8192 / 200);
    assertThat(sprite.picture().getWidth()).isEqualTo(200 * 40).isLessThanOrEqualTo(8192);
  }

  @Test
  void theSameExamplesAreChosenEachTime() {
    int[] chosen = PointSample.of(1000, 10);
    assertThat(chosen)
        .hasSize(10)
        .isSorted()
        .doesNotHaveDuplicates()
        .isEqualTo(PointSample.of(1000, 10));
    assertThat(PointSample.of(1000, 20)).contains(chosen);
    assertThat(PointSample.of(3, 10)).containsExactly(0, 1, 2);
  }
}
