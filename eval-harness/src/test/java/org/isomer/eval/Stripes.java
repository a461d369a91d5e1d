package org.isomer.eval;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tiny images of stripes in IDX files: 60 for training and 12 for testing, of two classes. */
public final class Stripes {
  private Stripes() {}

  /** Writes the files into a folder, which is made. */
  public static void write(Path data) throws IOException {
    Files.createDirectories(data);
    writeImages(data.resolve("train-images-idx3-ubyte"), 60);
    writeLabels(data.resolve("train-labels-idx1-ubyte"), 60);
    writeImages(data.resolve("t10k-images-idx3-ubyte"), 12);
    writeLabels(data.resolve("t10k-labels-idx1-ubyte"), 12);
  }

  /** The images as the option {@code dataset}. */
  public static String dataset(Path data) {
    return "{name: idx, path: '%s', title: stripes, classes: [flat, upright], validation-fraction: 0.2}"
        .formatted(data);
  }

  /** A short run of a small network on gray images of 8 × 8; further options may follow. */
  public static String configuration(String dataset, int batch, int steps) {
    return """
        name: tiny
        dataset: %s
        views: {name: simclr, size: 8, mean: [0.5], std: [0.5], blur-probability: 0}
        encoder: {name: convnet, widths: [4, 8], strides: [2, 2]}
        framework: {name: simclr, projector: {name: mlp, hidden: [8], dim: 4}}
        learning-rate: 0.01
        batch-size: %d
        steps: %d
        threads: 1
        precision: float32
        """
        .formatted(dataset, batch, steps);
  }

  /** Stripes that lie for even images and stand for odd ones, a pixel further for each image. */
  private static void writeImages(Path file, int count) throws IOException {
    ByteBuffer images = ByteBuffer.allocate(16 + count * 64);
    images.putInt(0x803).putInt(count).putInt(8).putInt(8);
    for (int image = 0; image < count; image++) {
      for (int pixel = 0; pixel < 64; pixel++) {
        images.put((byte) shade(image, pixel));
      }
    }
    Files.write(file, images.array());
  }

  /** How bright a pixel of an image is. */
  public static int shade(int image, int pixel) {
    int position = (image % 2 == 0 ? pixel / 8 : pixel % 8) + image / 2;
    return position % 4 < 2 ? 230 : 25 + image;
  }

  private static void writeLabels(Path file, int count) throws IOException {
    ByteBuffer labels = ByteBuffer.allocate(8 + count);
    labels.putInt(0x801).putInt(count);
    for (int image = 0; image < count; image++) {
      labels.put((byte) (image % 2));
    }
    Files.write(file, labels.array());
  }
}
