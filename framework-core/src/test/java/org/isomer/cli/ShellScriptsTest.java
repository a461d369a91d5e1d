package org.isomer.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What shellcheck says of the scripts, where it is installed. */
class ShellScriptsTest {
  private static final List<String> SCRIPTS =
      List.of(
          "isomer",
          ".ci/run",
          ".ci/dist",
          ".ci/examples",
          "eval-harness/bench/measure",
          "eval-harness/bench/gpu.sh");

  private static boolean isInstalled() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "shellcheck")));
  }

  @Test
  void haveNoFaults() throws Exception {
    assumeTrue(isInstalled(), "shellcheck is not installed");
    List<String> command = new ArrayList<>(List.of("shellcheck", "--severity=warning"));
    command.addAll(SCRIPTS);
    Process process =
        new ProcessBuilder(command)
            .directory(Path.of("..").toFile())
            .redirectErrorStream(true)
            .start();

    assertThat(new String(process.getInputStream().readAllBytes(), UTF_8)).isEmpty();
    assertThat(process.waitFor()).isZero();
  }
}
