package org.isomer.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.isomer.spi.BadInputException;
import org.isomer.train.RunManifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Monitors look at a run and leave it as it is. */
class MonitorTest {
  /** 9000 examples in batches of 3000: 3 steps an epoch. */
  private static final List<String> PLAIN =
      List.of("batch-size=3000", "steps=4", "encoder.widths=[4, 8]");

  private static final String[] MONITORED = {
    "monitors=[knn, {name: linear-probe, epochs: 5}]", "monitor-every=1", "monitor-examples=500"
  };

  @TempDir private Path folder;

  @Test
  void trainingIsTheSameToTheLastBitAndAccuraciesStandInTheLog() throws IOException {
    RunManifest plain = new TinyRun(folder.resolve("plain"), PLAIN).train();
    TinyRun watched = new TinyRun(folder.resolve("watched"), PLAIN).with(MONITORED);
    assertThat(watched.train().checkpoint()).isEqualTo(plain.checkpoint());

    for (String line : watched.log()) {
      JsonNode step = new ObjectMapper().readTree(line);
      // After an epoch, and at the end.
      boolean looked = step.get("step").asInt() == 3 || step.get("step").asInt() == 4;
      for (String name : List.of("knn-accuracy", "linear-probe-accuracy")) {
        assertThat(step.has(name)).as("%s at %s", name, step).isEqualTo(looked);
        if (looked) {
          // Ten classes: above chance even for an encoder that has just begun.
          assertThat(step.get(name).asDouble()).as(name).isBetween(0.2, 1.0);
        }
      }
    }

    TinyRun stopped = new TinyRun(folder.resolve("stopped"), PLAIN).with(MONITORED);
    stopped.trainUntil(2);
    assertThat(stopped.resume().checkpoint()).isEqualTo(plain.checkpoint());
    assertThat(stopped.log()).isEqualTo(watched.log());
  }

  @Test
  void dataWithNothingToJudgeOnAreRefusedBeforeAnythingIsWritten() throws IOException {
    Path images = folder.resolve("images");
    for (String file : List.of("train/a/0.png", "train/a/1.png", "train/b/0.png", "test/a/2.png")) {
      Files.createDirectories(images.resolve(file).getParent());
      BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
      ImageIO.write(image, "png", images.resolve(file).toFile());
    }
    TinyRun run =
        TinyRun.in(
            folder.resolve("run"),
            "dataset={name: image-folder, path: %s, channels: 1, validation-fraction: 0}"
                .formatted(images),
            "batch-size=2",
            "monitors=[knn]");
    assertThatThrownBy(run::train)
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "monitors: images has no labelled validation examples, which monitors need. Set"
                + " monitors: [], or choose data with labels and a validation split.");
    assertThat(run.folder()).isDirectoryNotContaining(file -> !file.endsWith(".lock"));
  }
}
