package org.isomer.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingLogTest {
  @TempDir private Path folder;

  @Test
  void resumeDropsLinesAfterTheCheckpointAndOneCutShort() throws IOException {
    Path file = folder.resolve("log.jsonl");
    try (TrainingLog log = new TrainingLog(file, folder.resolve("tensorboard"), 0)) {
      for (int step = 1; step <= 4; step++) {
        log.write(step, step / 2.0, 0.1, Map.of("loss", 5f - step));
      }
    }
    Files.writeString(file, "{\"step\":5,\"epo", StandardOpenOption.APPEND);
    try (TrainingLog log = new TrainingLog(file, folder.resolve("tensorboard"), 2)) {
      log.write(3, 1.5, 0.05, Map.of("loss", 7f));
    }
    assertThat(Files.readAllLines(file))
        .containsExactly(
            "{\"step\":1,\"epoch\":0.5,\"learning-rate\":0.1,\"loss\":4.0}",
            "{\"step\":2,\"epoch\":1.0,\"learning-rate\":0.1,\"loss\":3.0}",
            "{\"step\":3,\"epoch\":1.5,\"learning-rate\":0.05,\"loss\":7.0}");
  }

  @Test
  void replayGivesTheScalarsThatWereWrittenToTheLastBit() throws IOException {
    Path file = folder.resolve("log.jsonl");
    Map<String, Float> scalars = Map.of("loss", 0.1f, "embedding-std", 1e-20f);
    try (TrainingLog log = new TrainingLog(file, folder.resolve("tensorboard"), 0)) {
      log.write(1, 0.5, 0.1, scalars);
      log.write(2, 1, 0.1, Map.of("loss", 2f));
      log.write(3, 1.5, 0.1, Map.of("loss", 3f));
    }
    List<Long> steps = new ArrayList<>();
    LogReader.until(file, 2, warning -> {})
        .read(
            (step, values) -> {
              steps.add(step);
              if (step == 1) {
                assertThat(values).containsAllEntriesOf(scalars);
              }
            });
    assertThat(steps).containsExactly(1L, 2L);
  }
}
