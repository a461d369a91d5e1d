package org.isomer.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.isomer.spi.BadInputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineFileTest {
  private static final byte[] TWO = "{größe}\n{zwölf}\n".getBytes(StandardCharsets.UTF_8);

  /** The bytes of the first line without its line break. */
  private static final int FIRST = 9;

  private LineFile file = new LineFile(Path.of("none"), line -> false);

  @BeforeEach
  void open(@TempDir Path folder) {
    file = new LineFile(folder.resolve("lines"), line -> line.endsWith("}"));
  }

  @Test
  void aMissingFileHasNoLines() {
    assertThat(file.lines()).isEmpty();
  }

  @Test
  void cutAnywhereItKeepsTheWholeLinesAndGoesOn() throws IOException {
    for (int length = 0; length <= TWO.length; length++) {
      Files.write(file.path(), Arrays.copyOf(TWO, length));
      int whole = length < FIRST ? 0 : length < TWO.length - 1 ? 1 : 2;

      assertThat(file.lines()).as("cut after %d bytes", length).hasSize(whole);
      file.add("{new}");
      assertThat(file.lines()).hasSize(whole + 1).endsWith("{new}");
    }
  }

  @Test
  void refusesWhatIsNoTextAndLeavesIt() throws IOException {
    byte[] damaged = TWO.clone();
    damaged[3] = (byte) 0xFF;
    Files.write(file.path(), damaged);

    assertThatThrownBy(() -> file.add("{new}"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("line 1");
    assertThat(file.path()).hasBinaryContent(damaged);
  }
}
