package org.isomer.eval.cli;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;
import org.isomer.train.PretrainVerb;

/**
 * A run of two steps on tiny images of stripes.
 *
 * @param folder holds the data, the configuration and the run
 * @param printed what pretraining said
 */
record StripesRun(Path folder, String printed) {
  /** Makes data and run. */
  static StripesRun in(Path folder) throws Exception {
    StripesRun made = new StripesRun(folder, "");
    Path data = Files.createDirectories(made.data());
    writeImages(data.resolve("train-images-idx3-ubyte"), 60);
    writeLabels(data.resolve("train-labels-idx1-ubyte"), 60);
    writeImages(data.resolve("t10k-images-idx3-ubyte"), 12);
    writeLabels(data.resolve("t10k-labels-idx1-ubyte"), 12);
    Files.writeString(
        made.config(),
        """
        name: tiny
        dataset: {name: idx, path: %s, title: stripes, classes: [flat, upright], validation-fraction: 0.2}
        views: {name: simclr, size: 8, mean: [0.5], std: [0.5]}
        encoder: convnet
        learning-rate: 0.01
        batch-size: 16
        steps: 2
        threads: 1
        precision: float32
        published: [{protocol: kNN, value: 84.7, source: a paper}]
        """
            .formatted(data));
    return new StripesRun(
        folder,
        RunVerb.of(
            new PretrainVerb(),
            Map.of("config", made.config().toString(), "out", made.run().toString())));
  }

  Path data() {
    return folder.resolve("data");
  }

  Path config() {
    return folder.resolve("config.yaml");
  }

  Path run() {
    return folder.resolve("run");
  }

  /** Evaluates and returns what that says. */
  String eval(Path out, String tasks, String representations) throws Exception {
    return RunVerb.of(
        new EvalVerb(),
        Map.of(
            "run",
            run().toString(),
            "task",
            tasks,
            "representation",
            representations,
            "out",
            out.toString()));
  }

  /** One of the images as a PNG file. */
  static byte[] picture(int image) throws IOException {
    BufferedImage picture = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
    for (int pixel = 0; pixel < 64; pixel++) {
      picture.getRaster().setSample(pixel % 8, pixel / 8, 0, shade(image, pixel));
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ImageIO.write(picture, "png", file);
    return file.toByteArray();
  }

  private static int shade(int image, int pixel) {
    int position = (image % 2 == 0 ? pixel / 8 : pixel % 8) + image / 2;
    return position % 4 < 2 ? 230 : 25 + image;
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

  private static void writeLabels(Path file, int count) throws IOException {
    ByteBuffer labels = ByteBuffer.allocate(8 + count);
    labels.putInt(0x801).putInt(count);
    for (int image = 0; image < count; image++) {
      labels.put((byte) (image % 2));
    }
    Files.write(file, labels.array());
  }
}
