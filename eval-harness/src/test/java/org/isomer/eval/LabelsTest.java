package org.isomer.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.isomer.spi.BadInputException;
import org.isomer.train.RunManifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which frameworks need labels, and what they say without them. */
class LabelsTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "supervised, supervised",
    "supcon, supcon",
    "simclr, '{name: simclr, loss: sup-con}'"
  })
  void learningFromLabelsNeedsLabels(String name, String framework) {
    TinyRun run = TinyRun.in(folder, "dataset=unlabelled", "framework=" + framework);
    assertThatThrownBy(run::train)
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "dataset: Nobody's clothes has no labels, which %s needs as configured. Choose labelled data, or a framework or loss that does without."
                .formatted(name));
  }

  @Test
  void learningFromViewsDoesNot() throws IOException {
    TinyRun run = TinyRun.in(folder, "dataset=unlabelled", "steps=1");
    assertThat(run.train().status()).isEqualTo(RunManifest.Status.FINISHED);
  }
}
