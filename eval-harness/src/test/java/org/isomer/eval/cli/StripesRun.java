package org.isomer.eval.cli;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;
import org.isomer.eval.Stripes;
import org.isomer.train.PretrainVerb;

/**
 * A run of two steps on tiny images of stripes.
 *
 * @param folder holds the data, the configuration and the run
 * @param printed what pretraining said
 */
public record StripesRun(Path folder, String printed) {
  /** Makes data and run. */
  public static StripesRun in(Path folder) throws Exception {
    StripesRun made = new StripesRun(folder, "");
    Stripes.write(made.data());
    Files.writeString(
        made.config(),
        """
        name: tiny
        dataset: %s
        views: {name: simclr, size: 8, mean: [0.5], std: [0.5]}
        encoder: convnet
        learning-rate: 0.01
        batch-size: 16
        steps: 2
        threads: 1
        precision: float32
        published: [{protocol: kNN, value: 84.7, source: a paper}]
        """
            .formatted(Stripes.dataset(made.data())));
    return new StripesRun(
        folder,
        RunVerb.of(
            new PretrainVerb(),
            Map.of("config", made.config().toString(), "out", made.run().toString())));
  }

  /** The images. */
  public Path data() {
    return folder.resolve("data");
  }

  public Path config() {
    return folder.resolve("config.yaml");
  }

  /** The run directory. */
  public Path run() {
    return folder.resolve("run");
  }

  /** Evaluates and returns what that says. */
  public String eval(Path out, String tasks, String representations) throws Exception {
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
  public static byte[] picture(int image) throws IOException {
    BufferedImage picture = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
    for (int pixel = 0; pixel < 64; pixel++) {
      picture.getRaster().setSample(pixel % 8, pixel / 8, 0, Stripes.shade(image, pixel));
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ImageIO.write(picture, "png", file);
    return file.toByteArray();
  }
}
