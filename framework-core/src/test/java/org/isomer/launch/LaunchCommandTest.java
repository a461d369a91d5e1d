package org.isomer.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LaunchCommandTest {
  @Test
  void startedAgainItGoesOnFromTheNewestCheckpoint() {
    assertThat(
            LaunchCommand.again(
                List.of(
                    "pretrain",
                    "a.yaml",
                    "--resume",
                    "--checkpoint",
                    "50",
                    "--out",
                    "pretrain",
                    "--checkpoint=20")))
        .containsExactly("pretrain", "--begin-or-resume", "a.yaml", "--out", "pretrain");
    assertThat(LaunchCommand.again(List.of("pretrain", "--begin-or-resume", "a.yaml")))
        .containsExactly("pretrain", "--begin-or-resume", "a.yaml");
  }
}
