package org.isomer.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Its programs are lines for sh")
class PeerTest {
  @TempDir private Path folder;

  @Test
  void answersALineForEachLineThatItReads() throws Exception {
    Path asked = folder.resolve("asked");
    String command =
        "echo warming; n=0; while read s; do n=$((n+1)); echo $s >> '%s'; echo \"{\\\"rate\\\": $n.5, \\\"unit\\\": \\\"views/s\\\", \\\"name\\\": \\\"other\\\"}\"; done"
            .formatted(asked);
    try (Peer peer = new Peer(command, "views/s")) {
      assertThat(peer.rate(0)).isEqualTo(1.5);
      assertThat(peer.rate(2)).isEqualTo(2.5);
      assertThat(peer.rate(2)).isEqualTo(3.5);
      assertThat(peer.name()).isEqualTo("other");
    }
    assertThat(Files.readAllLines(asked)).containsExactly("0.0", "2.0", "2.0");
  }

  @Test
  void oneThatEndsAfterALineIsStartedAgain() {
    try (Peer peer = new Peer("echo '{\"rate\": 7, \"unit\": \"views/s\"}'", "views/s")) {
      assertThat(peer.rate(1)).isEqualTo(7);
      assertThat(peer.rate(1)).isEqualTo(7);
      assertThat(peer.name()).isEqualTo("peer");
    }
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "echo no torch here >&2; exit 1              | it printed no rate         | no torch here",
        "echo '{\"rate\": 0, \"unit\": \"views/s\"}' | without a rate above 0     | views/s",
        "echo '{\"unit\": \"views/s\"}'              | without a rate above 0     | views/s",
        "echo '{\"rate\": 3, \"unit\": \"rows/s\"}'  | its unit is \"rows/s\", and here views/s count | rows/s",
        "echo '{rate 3'                              | a line that is no JSON     | {rate 3",
      })
  void whatPrintsNoRateIsNamed(String command, String what, String words) {
    try (Peer peer = new Peer(command, "views/s")) {
      assertThatThrownBy(() -> peer.rate(1))
          .isInstanceOf(BadInputException.class)
          .hasMessageStartingWith("bench: --against " + command + ": ")
          .hasMessageContaining(what)
          .hasMessageContaining(words)
          .hasMessageContaining("it has to print one such as");
    }
  }
}
