package org.isomer.reports.demo;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.SplittableRandom;
import org.isomer.exhibit.Png;

/** Drawn stand-ins for pictures of clothes, 28 × 28 pixels, gray. */
final class SyntheticImages {
  private static final int SIZE = 28;
  private static final int[][][] OUTLINES = {
    {{4, 9, 11, 17, 19, 24, 22, 19, 19, 9, 9, 6}, {7, 4, 5, 5, 4, 7, 12, 10, 24, 24, 10, 12}},
    {{9, 19, 20, 16, 14, 12, 8}, {3, 3, 25, 25, 9, 25, 25}},
    {
      {3, 9, 14, 19, 25, 26, 22, 20, 20, 8, 8, 6, 2},
      {8, 4, 6, 4, 8, 22, 22, 12, 25, 25, 12, 22, 22}
    },
    {{10, 12, 16, 18, 17, 20, 8, 11}, {3, 5, 5, 3, 12, 26, 26, 12}},
    {
      {3, 10, 14, 18, 25, 26, 22, 20, 20, 14, 8, 8, 6, 2},
      {8, 3, 9, 3, 8, 23, 23, 12, 26, 26, 26, 12, 23, 23}
    },
    {{2, 12, 20, 26, 26, 4, 2}, {20, 15, 9, 8, 21, 22, 22}},
    {
      {4, 9, 14, 19, 24, 23, 20, 19, 19, 9, 9, 8, 5},
      {8, 4, 7, 4, 8, 18, 18, 11, 25, 25, 11, 18, 18}
    },
    {{2, 8, 13, 20, 26, 26, 2}, {17, 15, 10, 13, 16, 20, 20}},
    {{4, 8, 10, 18, 20, 24, 24, 4}, {11, 11, 5, 5, 11, 11, 24, 24}},
    {{7, 16, 17, 25, 26, 26, 18, 17, 7}, {4, 4, 15, 18, 20, 23, 23, 22, 22}},
  };

  private SyntheticImages() {}

  /** An example of a class; equal seeds give equal pictures. */
  static Png example(int label, long seed) {
    return Png.of(draw(label, seed));
  }

  /** A random crop of an example, perhaps mirrored, in other brightness. */
  static Png view(int label, long seed, long view) {
    SplittableRandom random = new SplittableRandom(seed * 31 + view);
    BufferedImage original = draw(label, seed);
    double scale = 1.05 + 0.7 * random.nextDouble();
    double slack = SIZE * (scale - 1);
    AffineTransform crop = new AffineTransform();
    crop.translate(-slack * random.nextDouble(), -slack * random.nextDouble());
    crop.scale(scale, scale);
    if (random.nextBoolean()) {
      crop.translate(SIZE, 0);
      crop.scale(-1, 1);
    }
    BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(original, crop, null);
    graphics.setColor(new Color(0, 0, 0, (int) (130 * random.nextDouble())));
    graphics.fillRect(0, 0, SIZE, SIZE);
    graphics.dispose();
    return Png.of(image);
  }

  private static BufferedImage draw(int label, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.translate(random.nextDouble() * 2 - 1, random.nextDouble() * 2 - 1);
    int gray = 120 + random.nextInt(130);
    graphics.setColor(new Color(gray, gray, gray));
    int[][] outline = OUTLINES[label];
    graphics.fill(new Polygon(outline[0], outline[1], outline[0].length));
    graphics.setColor(new Color(0, 0, 0, 60));
    for (int stripe = random.nextInt(4); stripe < SIZE; stripe += 3 + random.nextInt(5)) {
      graphics.fillRect(0, stripe, SIZE, 1);
    }
    graphics.dispose();
    return image;
  }
}
